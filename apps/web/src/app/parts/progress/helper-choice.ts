import { Component, inject, input, output, resource } from '@angular/core';
import { type Helper, progressRoutes } from '@percolateur/contract';
import { counted, departementName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** Those who held a café and agreed to help, the nearest first. */
@Component({
  selector: 'app-helper-choice',
  imports: [Busy, PageState, ProblemNote],
  template: `
    @if (helpers.hasValue()) {
      <p>
        Ces personnes ont déjà animé et acceptent d’aider. La personne aidée recevra leur prénom et
        leur adresse&nbsp;; elle écrit la première.
      </p>
      <app-problem [problem]="pairing.problem()" />
      <ul class="plain lines">
        @for (helper of helpers.value(); track helper.personId) {
          <li>
            <p>
              {{ helper.name }}<br />
              <span class="soft">
                {{ placeOf(helper) }}, {{ counted(helper.cafes, 'café animé', 'cafés animés') }}
              </span>
            </p>
            <button
              type="button"
              class="button"
              [appBusy]="pairing.pending()"
              (click)="pairing.run(helper)"
            >
              Mettre en relation<span class="hidden"> avec {{ helper.name }}</span>
            </button>
          </li>
        } @empty {
          <li>Personne n’a encore accepté d’aider par ici.</li>
        }
      </ul>
    } @else {
      <app-page-state [of]="helpers" />
    }
  `,
})
export class HelperChoice {
  private readonly api = inject(Api);

  readonly enrolmentId = input.required<string>();
  /** The name of who helps. */
  readonly chosen = output<string>();

  protected readonly helpers = resource({
    params: () => ({ params: { enrolmentId: this.enrolmentId() } }),
    loader: ({ params }) => this.api.call(progressRoutes.helpers, params),
  });
  protected readonly pairing = action(async ({ personId: helperId, name }: Helper) => {
    const params = { enrolmentId: this.enrolmentId() };
    await this.api.call(progressRoutes.pair, { params, body: { helperId } });
    this.chosen.emit(name);
  });
  protected readonly counted = counted;
  protected readonly placeOf = ({ departement, kilometres }: Helper) =>
    `${departementName(departement)}, ${kilometres < 1 ? 'tout près' : `à ${kilometres}\u00a0km`}`;
}
