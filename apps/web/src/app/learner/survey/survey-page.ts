import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { surveyRoutes } from '@percolateur/contract';
import type { LearnerAnswer } from '@percolateur/contract';
import { surveyForms, surveyTitles } from '@percolateur/domain';
import type { LearnerSurvey, SurveyAnswer } from '@percolateur/domain';
import { Api } from '../../api';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { SurveyFields } from '../../parts/survey/survey-fields';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { type Unsaved, UnsavedNote } from '../../ui/unsaved';
import { FrenchDate } from '../../ui/when';

const blank: LearnerAnswer = { ratings: {}, words: {}, callBack: false };
const same = (one: LearnerAnswer, other: LearnerAnswer) =>
  JSON.stringify(one) === JSON.stringify(other);

/** What one says before the course, at its end or two months later. */
@Component({
  selector: 'app-survey-page',
  imports: [
    FrenchDate,
    Heading,
    Icon,
    KeptNote,
    PageState,
    ProblemNote,
    RouterLink,
    SaveState,
    SurveyFields,
    UnsavedNote,
  ],
  templateUrl: './survey-page.html',
})
export class SurveyPage implements Unsaved {
  private readonly api = inject(Api);
  protected readonly outbox = inject(Outbox);
  private readonly unsaved = viewChild(UnsavedNote);

  readonly cohortId = input.required<string>();
  readonly survey = input.required<LearnerSurvey>();

  protected readonly page = resource({
    params: () => ({ params: { cohortId: this.cohortId(), survey: this.survey() } }),
    loader: ({ params }) => this.api.call(surveyRoutes.mine, params),
  });
  protected readonly form = computed(() => surveyForms[this.survey()]);
  protected readonly title = computed(() => surveyTitles[this.survey()]);
  /** Where the answer is in the outbox. */
  protected readonly place = computed(() => `survey/${this.cohortId()}/${this.survey()}`);
  /** The last answer given, received or not: what is typed meanwhile stays. */
  private readonly given = computed(
    (): LearnerAnswer => {
      const entry =
        this.outbox.waiting(this.place()).at(-1) ?? this.outbox.lately(this.place()).at(-1)?.entry;
      if (entry) return entry.body as LearnerAnswer;
      const answer = this.page.hasValue() ? this.page.value().answer : null;
      if (!answer) return blank;
      const { ratings, words, callBack } = answer;
      return { ratings, words, callBack };
    },
    { equal: same },
  );
  protected readonly draft = linkedSignal(() => this.given());
  protected readonly problem = computed(() => {
    const refused = this.outbox.refused(this.place()).at(-1);
    return refused ? refusalOf(refused) : null;
  });
  /** Tells whether leaving would lose something. */
  protected readonly touched = () => !same(this.draft(), this.given());

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved()?.mayLeave() ?? true;
  }

  protected answer(given: SurveyAnswer): void {
    const { ratings, words } = given as Pick<LearnerAnswer, 'ratings' | 'words'>;
    this.draft.update(({ callBack }) => ({ ratings, words, callBack }));
  }

  protected askForCall(callBack: boolean): void {
    this.draft.update((draft) => ({ ...draft, callBack }));
  }

  protected async send(): Promise<void> {
    await this.outbox.keep({
      route: surveyRoutes.answer,
      key: this.place(),
      label: `Mon avis, ${this.title().toLowerCase()}`,
      replaces: true,
      params: { cohortId: this.cohortId(), survey: this.survey() },
      body: this.draft(),
    });
  }
}
