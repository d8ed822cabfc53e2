import { Component, computed, inject, resource, signal } from '@angular/core';
import { surveyRoutes } from '@percolateur/contract';
import type { LearnerAnswer } from '@percolateur/contract';
import { surveyForms, surveyTitles } from '@percolateur/domain';
import type { SurveyAnswer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../api';
import { SurveyFields } from '../parts/survey/survey-fields';
import { takeSecret } from '../session/take-secret';
import { action, Busy } from '../ui/action';
import { Heading } from '../ui/heading';
import { Icon } from '../ui/icon';
import { PageState } from '../ui/page-state';
import { ProblemNote } from '../ui/problem-note';
import { FrenchDate } from '../ui/when';

/** What a structure that employs learners, or pays for them, says of a session, by a link. */
@Component({
  selector: 'app-opinion-page',
  imports: [Busy, FrenchDate, Heading, Icon, PageState, ProblemNote, SurveyFields],
  template: `
    <div class="reading">
      @if (opinion.hasValue()) {
        @let asked = opinion.value();
        <h1 appHeading>{{ title() }}</h1>
        <p class="lead">{{ asked.cohortTitle }}, {{ asked.organisationName }}</p>
        @if (sent()) {
          <div class="note done" role="status">
            <app-icon name="check" />
            <p>C’est reçu, merci. Vous pouvez fermer cette page.</p>
          </div>
        } @else if (asked.state === 'open') {
          <p>{{ form().intro }}</p>
          <p>
            Toutes les questions sont facultatives. Aucun nom n’est demandé&nbsp;: n’en écrivez pas
            dans vos réponses.
          </p>
          <form aria-label="Votre avis" novalidate (submit)="$event.preventDefault(); send.run()">
            <app-survey-fields [kind]="asked.kind" [(answer)]="draft" />
            <app-problem [problem]="send.problem()" />
            <p class="actions">
              <button class="button primary" [appBusy]="send.pending()">Envoyer notre avis</button>
            </p>
          </form>
        } @else if (asked.state === 'ahead' && asked.from) {
          <p>
            Ce questionnaire s’ouvre à la fin de la session, le
            {{ asked.from | frenchDate: asked.timeZone }}. Gardez ce lien.
          </p>
        } @else {
          <p>Ce questionnaire est fermé. Le hub reste à votre écoute.</p>
        }
      } @else {
        <app-page-state [of]="opinion" page />
      }
    </div>
  `,
})
export class OpinionPage {
  private readonly api = inject(Api);
  private readonly token = takeSecret().token;
  /** One id for this page: a second sending changes nothing. */
  private readonly id = uuidv7();

  protected readonly opinion = resource({
    loader: () => {
      if (this.token) return this.api.call(surveyRoutes.open, { body: { token: this.token } });
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau depuis le message reçu.',
      );
    },
  });
  private readonly kind = computed(() =>
    this.opinion.hasValue() ? this.opinion.value().kind : 'employer',
  );
  protected readonly form = computed(() => surveyForms[this.kind()]);
  protected readonly title = computed(() => surveyTitles[this.kind()]);
  protected readonly draft = signal<SurveyAnswer>({ ratings: {}, words: {} });
  protected readonly sent = signal(false);

  protected readonly send = action(async () => {
    const { ratings, words } = this.draft() as Pick<LearnerAnswer, 'ratings' | 'words'>;
    const body = { id: this.id, token: this.token, ratings, words };
    await this.api.call(surveyRoutes.tell, { body });
    this.sent.set(true);
  });
}
