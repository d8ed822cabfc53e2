import { Component, computed, input } from '@angular/core';

/** How many people gave each answer: a line and a bar for each. */
@Component({
  selector: 'app-counts-table',
  template: `
    <table>
      <caption>
        {{
          caption()
        }}
        @if (note()) {
          <span class="soft">{{ note() }}</span>
        }
      </caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Réponse</th>
          <th scope="col">Personnes</th>
          <th scope="col" aria-hidden="true"></th>
        </tr>
      </thead>
      <tbody>
        @for (row of drawn(); track row.label) {
          <tr>
            <th scope="row">{{ row.label }}</th>
            <td class="count">{{ row.count }}</td>
            <td class="drawn" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect class="frame" width="100" height="10" />
                <rect class="told" [attr.width]="row.width" height="10" />
              </svg>
            </td>
          </tr>
        } @empty {
          <tr>
            <td colspan="3">Personne n’a répondu.</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './counts-table.css',
})
export class CountsTable {
  readonly caption = input.required<string>();
  readonly note = input('');
  readonly rows = input.required<readonly { label: string; count: number }[]>();
  /** Who could give an answer: the whole width of a bar. */
  readonly outOf = input.required<number>();

  protected readonly drawn = computed(() =>
    this.rows().map(({ label, count }) => ({
      ...{ label, count },
      width: this.outOf() === 0 ? 0 : (100 * count) / this.outOf(),
    })),
  );
}
