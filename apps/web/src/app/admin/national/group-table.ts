import { Component, computed, input } from '@angular/core';
import type { DashboardGroup } from '@percolateur/contract';
import { cellsOf } from './group-cells';

/** Groups beside each other: a bar for the people trained, and every figure in words. */
@Component({
  selector: 'app-group-table',
  template: `
    @if (bars() && rows().length > 1) {
      <div class="bars" aria-hidden="true">
        <span class="what">Personnes formées</span>
        @for (row of rows(); track $index) {
          <span class="name">{{ row.name }}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect class="frame" width="100" height="10" />
            <rect class="share" [attr.width]="row.share" height="10" />
          </svg>
          <span class="count">{{ row.cells['Personnes formées'] }}</span>
        }
      </div>
    }
    <div class="wide" tabindex="0" role="region" [attr.aria-label]="caption()">
      <table class="table">
        <caption class="hidden">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ heading() }}</th>
            @for (name of names(); track name) {
              <th scope="col">{{ name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (name of names(); track name) {
                <td [attr.data-label]="name">{{ row.cells[name] }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './group-table.css',
})
export class GroupTable {
  readonly caption = input.required<string>();
  readonly heading = input.required<string>();
  readonly groups = input.required<readonly DashboardGroup[]>();
  /** False where a map draws the same. */
  readonly bars = input(true);

  protected readonly rows = computed(() => {
    const groups = this.groups();
    const most = Math.max(1, ...groups.map(({ people }) => people?.learners ?? 0));
    return groups.map((group) => ({
      name: group.name,
      share: (100 * (group.people?.learners ?? 0)) / most,
      cells: cellsOf(group),
    }));
  });
  protected readonly names = computed(
    () => Object.keys(this.rows()[0]?.cells ?? {}) as (keyof ReturnType<typeof cellsOf>)[],
  );
}
