import { Component, inject, input, linkedSignal, resource } from '@angular/core';
import { evidenceRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** Who pays for a session: it says how long its proof is kept. */
@Component({
  selector: 'app-funding-form',
  imports: [Busy, PageState, ProblemNote],
  template: `
    <h3>Financement et conservation</h3>
    @if (funding.hasValue()) {
      <form (submit)="$event.preventDefault(); saving.run()">
        <div class="field">
          <label for="field-funder">Financeur (facultatif)</label>
          <input
            id="field-funder"
            maxlength="200"
            [value]="draft().funder"
            (input)="draft.set({ coFunded: draft().coFunded, funder: text($event) })"
          />
        </div>
        <p>
          <label>
            <input
              type="checkbox"
              [checked]="draft().coFunded"
              (change)="draft.set({ funder: draft().funder, coFunded: !draft().coFunded })"
            />
            Cofinancée par l’Union européenne
          </label>
        </p>
        <p class="soft">
          Les preuves sont gardées {{ draft().coFunded ? 'dix ans' : 'six ans' }} au moins, comptés
          depuis la fin de l’année de la session.
        </p>
        <app-problem [problem]="saving.problem()" />
        <button class="button" [appBusy]="saving.pending()">Enregistrer le financement</button>
      </form>
    } @else {
      <app-page-state [of]="funding" />
    }
  `,
})
export class FundingForm {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly cohortId = input.required<string>();

  protected readonly funding = resource({
    params: () => ({ cohortId: this.cohortId() }),
    loader: ({ params }) => this.api.call(evidenceRoutes.funding, { params }),
  });
  protected readonly draft = linkedSignal(() =>
    this.funding.hasValue() ? this.funding.value() : { funder: '', coFunded: false },
  );
  protected readonly saving = action(async () => {
    const params = { cohortId: this.cohortId() };
    const body = this.draft();
    this.funding.set(await this.api.call(evidenceRoutes.tellFunding, { params, body }));
    this.announce.say('Financement enregistré');
  });

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
