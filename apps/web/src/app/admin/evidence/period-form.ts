import { Component, inject, input, output, signal } from '@angular/core';
import { type EvidenceBundle, evidenceRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { ProblemNote } from '../../ui/problem-note';

/** Asks for the evidence of the sessions that began in a period. */
@Component({
  selector: 'app-period-form',
  imports: [Busy, ProblemNote],
  template: `
    <form (submit)="$event.preventDefault(); asking.run(from.value, to.value)">
      <div class="toolbar">
        <div class="field">
          <label for="field-from">Sessions commencées du</label>
          <input id="field-from" type="date" required #from [value]="firstDay" />
        </div>
        <div class="field">
          <label for="field-to">au</label>
          <input id="field-to" type="date" required #to [value]="lastDay" />
        </div>
        <button type="submit" class="button" [appBusy]="asking.pending()">
          Rassembler les preuves
        </button>
      </div>
      <app-problem [problem]="asking.problem()" />
    </form>
  `,
})
export class PeriodForm {
  private readonly api = inject(Api);

  readonly organisationId = input.required<string>();
  readonly asked = output<EvidenceBundle>();

  protected readonly firstDay = `${new Date().getFullYear()}-01-01`;
  protected readonly lastDay = `${new Date().getFullYear()}-12-31`;
  /** Of the request under way: sent again, it asks once. */
  private readonly id = signal(uuidv7());
  protected readonly asking = action(async (from: string, to: string) => {
    const params = { organisationId: this.organisationId() };
    const body = { id: this.id(), kind: 'period' as const, from, to };
    this.asked.emit(await this.api.call(evidenceRoutes.gather, { params, body }));
    this.id.set(uuidv7());
  });
}
