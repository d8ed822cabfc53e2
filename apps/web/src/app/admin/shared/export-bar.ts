import { Component, input } from '@angular/core';
import { action, Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { type CsvRow, downloadCsv } from './csv';

/** Takes a list away: as a CSV, or on paper. */
@Component({
  selector: 'app-export-bar',
  imports: [Busy, Icon, ProblemNote],
  template: `
    <button
      type="button"
      class="button quiet"
      [appBusy]="exporting.pending()"
      (click)="exporting.run()"
    >
      <app-icon name="download" />Exporter (CSV)
    </button>
    <button type="button" class="button quiet" (click)="print()">
      <app-icon name="print" />Imprimer
    </button>
    <app-problem [problem]="exporting.problem()" />
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
    }
  `,
})
export class ExportBar {
  readonly name = input.required<string>();
  /** Asked for at the moment of the export. */
  readonly rows = input.required<() => CsvRow[] | Promise<CsvRow[]>>();

  protected readonly exporting = action(async () => downloadCsv(this.name(), await this.rows()()));

  protected print(): void {
    window.print();
  }
}
