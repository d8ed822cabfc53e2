import { Component, inject, resource, signal } from '@angular/core';
import { quizWindowRoutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { CohortStore } from '../cohort/cohort-store';

/** The usual ones, in percent of everybody’s time. */
const usual = [0, 10, 20, 33, 50, 100];

/** Extra time at evaluations, person by person: only the coordination of the hub reads it. */
@Component({
  selector: 'app-extra-time-tab',
  imports: [Busy, Empty, PageState, ProblemNote],
  template: `
    <h2>Aménagements</h2>
    <p class="lead">
      Du temps en plus aux évaluations chronométrées, pour qui en a besoin. Ni l’équipe qui anime ni
      le groupe ne le voient ; la personne lit seulement les minutes dont elle dispose.
    </p>
    <app-problem [problem]="giving.problem()" />
    @if (people.hasValue()) {
      <ul class="plain">
        @for (each of people.value(); track each.enrolmentId) {
          <li>
            <form
              class="toolbar"
              (submit)="$event.preventDefault(); giving.run(each.enrolmentId, +choice.value)"
            >
              <div class="field">
                <label [for]="'extra-' + each.enrolmentId">{{ fullName(each.person) }}</label>
                <select [id]="'extra-' + each.enrolmentId" #choice (change)="saved.set('')">
                  @for (percent of choices(each.percent); track percent) {
                    <option [value]="percent" [selected]="percent === each.percent">
                      {{ percent === 0 ? 'Pas de temps en plus' : percent + ' % de temps en plus' }}
                    </option>
                  }
                </select>
              </div>
              <button class="button" [appBusy]="giving.pending()">
                Enregistrer<span class="hidden"> pour {{ fullName(each.person) }}</span>
              </button>
              @if (saved() === each.enrolmentId) {
                <span class="tag done">enregistré</span>
              }
            </form>
          </li>
        } @empty {
          <li>
            <app-empty><p>Les personnes qui ont leur place apparaîtront ici.</p></app-empty>
          </li>
        }
      </ul>
      <p class="soft">
        Un essai déjà commencé garde son heure de fin : l’équipe peut alors ajouter du temps à tous.
      </p>
    } @else {
      <app-page-state [of]="people" />
    }
  `,
  styles: `
    li {
      border-block-end: 1px solid var(--hairline);
    }
    .toolbar {
      margin-block: 0.75rem;
    }
    .tag {
      margin-block-end: 0.6rem;
    }
  `,
})
export class ExtraTimeTab {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly store = inject(CohortStore);

  protected readonly people = resource({
    params: () => this.store.id(),
    loader: async ({ params: cohortId }) =>
      (await this.api.call(quizWindowRoutes.extraTimes, { params: { cohortId } })).people,
  });
  /** Whose choice was received last; none once another is being made. */
  protected readonly saved = signal('');
  protected readonly giving = action(async (enrolmentId: string, percent: number) => {
    this.saved.set('');
    await this.api.call(quizWindowRoutes.giveExtraTime, {
      params: { enrolmentId },
      body: { percent },
    });
    this.people.update((people) =>
      people?.map((each) => (each.enrolmentId === enrolmentId ? { ...each, percent } : each)),
    );
    this.saved.set(enrolmentId);
    this.announce.say('C’est enregistré.');
  });
  protected readonly fullName = fullName;

  protected choices(percent: number): number[] {
    return [...new Set([...usual, percent])].sort((one, other) => one - other);
  }
}
