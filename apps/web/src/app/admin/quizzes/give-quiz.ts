import { Component, inject, input, output, resource, signal } from '@angular/core';
import { cohortRoutes, type HubQuiz, quizPlanRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** Gives a quiz, in its newest version, to a session of its hub that is to come or under way. */
@Component({
  selector: 'app-give-quiz',
  imports: [Busy, PageState, ProblemNote],
  template: `
    <section class="card" aria-labelledby="give">
      <h2 id="give">Donner à une session</h2>
      @if (cohorts.hasValue()) {
        @if (cohorts.value().length > 0) {
          <form class="toolbar" (submit)="$event.preventDefault(); giving.run(opens.value)">
            <div class="field">
              <label for="give-cohort">Session</label>
              <select #cohort id="give-cohort" (change)="cohortId.set(cohort.value)">
                <option value="">choisissez</option>
                @for (each of cohorts.value(); track each.id) {
                  <option [value]="each.id">{{ each.title }}</option>
                }
              </select>
            </div>
            <div class="field">
              <label for="give-opens">S’ouvre</label>
              <select #opens id="give-opens">
                <option value="">tout de suite</option>
                @for (each of halfDays(); track each.id) {
                  <option [value]="each.id">avec « {{ each.title }} »</option>
                }
              </select>
            </div>
            <button class="button" [appBusy]="giving.pending()" [disabled]="!cohortId()">
              Donner à la session
            </button>
          </form>
          <app-problem [problem]="giving.problem()" />
        } @else {
          <p>Aucune session à venir ni en cours.</p>
        }
      } @else {
        <app-page-state [of]="cohorts" />
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-block-start: 1rem;
    }
    h2 {
      margin-block-start: 0;
    }
  `,
})
export class GiveQuiz {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly quiz = input.required<HubQuiz>();
  /** It has it now. */
  readonly given = output();

  protected readonly cohortId = signal('');
  protected readonly cohorts = resource({
    params: () => this.quiz().organisationId,
    loader: async ({ params: organisationId }) => {
      const query = { organisationId, period: 'coming', status: 'live' } as const;
      let { rows, next } = await this.api.call(cohortRoutes.list, { query });
      while (next) {
        const page = await this.api.call(cohortRoutes.list, { query: { ...query, after: next } });
        rows = [...rows, ...page.rows];
        next = page.next;
      }
      return rows;
    },
  });
  /** Of the course that the chosen session follows. */
  private readonly chosen = resource({
    params: () => this.cohortId() || undefined,
    loader: ({ params: cohortId }) =>
      this.api.call(quizPlanRoutes.ofCohort, { params: { cohortId } }),
  });
  protected readonly halfDays = () => (this.chosen.hasValue() ? this.chosen.value().halfDays : []);

  protected readonly giving = action(async (halfDay: string) => {
    const params = { cohortId: this.cohortId(), quizId: this.quiz().id };
    await this.api.call(quizPlanRoutes.attach, { params, body: { opensWith: halfDay || null } });
    this.announce.say('Le quiz est donné à la session.');
    this.given.emit();
  });
}
