import { Component, input } from '@angular/core';
import { action, Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { download, type ExportKind, type ExportRow } from './table-files';

/** Takes a table away: for a spreadsheet, or on paper. */
@Component({
  selector: 'app-export-bar',
  imports: [Busy, Icon, ProblemNote],
  template: `
    <div class="bar" role="group" aria-label="Garder ce tableau">
      <span class="what"><app-icon name="download" />Télécharger le tableau&nbsp;:</span>
      @for (kind of kinds; track kind[0]) {
        <button
          type="button"
          class="button quiet"
          [appBusy]="exporting.pending()"
          [attr.aria-label]="'Télécharger le tableau, ' + kind[1]"
          (click)="exporting.run(kind[0])"
        >
          {{ kind[1] }}
        </button>
      }
      @if (printable()) {
        <button type="button" class="button quiet" (click)="print()">
          <app-icon name="print" />Imprimer
        </button>
      }
    </div>
    <app-problem [problem]="exporting.problem()" />
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
    }
    .what {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      padding-inline-end: 0.25rem;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ExportBar {
  readonly name = input.required<string>();
  /** Asked for at the moment of the export. */
  readonly rows = input.required<() => ExportRow[] | Promise<ExportRow[]>>();
  /** Whether the page is made to be printed as well. */
  readonly printable = input(true);

  protected readonly kinds: [ExportKind, string][] = [
    ['csv', 'CSV'],
    ['xlsx', 'Excel'],
  ];
  protected readonly exporting = action(async (kind: ExportKind) =>
    download(kind, this.name(), await this.rows()()),
  );

  protected print(): void {
    window.print();
  }
}
