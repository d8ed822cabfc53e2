import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ImportColumn, ImportReport } from '@percolateur/contract';
import { type ImportField, importFields } from '@percolateur/domain';
import { Busy } from '../../ui/action';

type Meaning = ImportField | null;

/** How a list was read: its encoding, what was put right, and what each column was taken for. */
@Component({
  selector: 'app-import-reading',
  imports: [Busy],
  template: `
    <details [open]="doubtful()">
      <summary>Comment la liste a été lue&nbsp;: {{ report().reading }}</summary>
      @if (report().mended.length > 0) {
        <ul>
          @for (each of report().mended; track each) {
            <li>{{ each }}</li>
          }
        </ul>
      }
      @if (aside().length > 0) {
        <p>
          Laissées de côté&nbsp;: {{ aside().join(', ') }}. Si l’une d’elles compte, dites ce
          qu’elle contient.
        </p>
      }
      <table class="table">
        <caption class="hidden">
          Sens des colonnes
        </caption>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Ce qu’on y lit</th>
            <th scope="col">Lue comme</th>
          </tr>
        </thead>
        <tbody>
          @for (column of report().columns; track $index; let at = $index) {
            <tr>
              <th scope="row">{{ nameOf(column, at) }}</th>
              <td data-label="Ce qu’on y lit">{{ column.sample }}</td>
              <td>
                <select
                  #chosen
                  [attr.aria-label]="'Sens de ' + nameOf(column, at)"
                  (change)="mean(at, chosen.value)"
                >
                  <option value="" [selected]="meanings()[at] === null">laissée de côté</option>
                  @for (each of fields; track each[0]) {
                    <option [value]="each[0]" [selected]="meanings()[at] === each[0]">
                      {{ each[1] }}
                    </option>
                  }
                </select>
                @if (column.remembered) {
                  <span class="soft sub">retenu par votre hub</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
      @if (remembered().length > 0) {
        <p class="actions">
          <button
            type="button"
            class="button quiet"
            [appBusy]="busy()"
            (click)="forgotten.emit(remembered())"
          >
            Oublier ce que votre hub avait retenu
          </button>
        </p>
      }
      @if (changed()) {
        <p class="hint">Ce que vous avez corrigé ligne à ligne sera à refaire.</p>
        <p class="actions">
          <button type="button" class="button" [appBusy]="busy()" (click)="meant.emit(columns())">
            Relire la liste ainsi
          </button>
        </p>
      }
    </details>
  `,
  styles: `
    select {
      inline-size: 100%;
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportReading {
  readonly report = input.required<ImportReport>();
  readonly busy = input.required<boolean>();
  /** The meanings chosen, as the route takes them. */
  readonly meant = output<string>();
  /** Headings of which the hub forgets what it said. */
  readonly forgotten = output<string[]>();

  protected readonly fields = Object.entries(importFields) as [ImportField, string][];
  protected readonly doubtful = computed(
    () => this.report().mended.length > 0 || this.report().missing !== null,
  );
  protected readonly aside = computed(() =>
    this.report()
      .columns.filter(({ field, sample }) => field === null && sample !== '')
      .map((column) => `« ${column.heading || column.sample} »`.replaceAll(' ', '\u00a0')),
  );
  protected readonly remembered = computed(() =>
    this.report()
      .columns.filter((column) => column.remembered)
      .map(({ heading }) => heading),
  );
  protected readonly meanings = linkedSignal<Meaning[]>(() =>
    this.report().columns.map(({ field }) => field),
  );
  protected readonly changed = computed(() =>
    this.report().columns.some(({ field }, at) => field !== this.meanings()[at]),
  );
  protected readonly columns = computed(() =>
    this.meanings()
      .map((field) => field ?? '-')
      .join('.'),
  );

  protected nameOf({ heading }: ImportColumn, at: number): string {
    return heading || `Colonne ${at + 1}`;
  }

  /** One column each: what another one meant is taken from it. */
  protected mean(at: number, value: string): void {
    const field = (value || null) as Meaning;
    this.meanings.update((before) =>
      before.map((each, index) => (index === at ? field : each === field ? null : each)),
    );
  }
}
