import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type HubQuiz, type QuizPlan, quizPlanRoutes } from '@percolateur/contract';
import { limits, may } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { Drafting } from '../shared/drafting';
import { Hubs } from '../shared/hubs';
import { type Difference, StaleNote } from '../shared/stale-note';
import { changesBetween } from '../shared/word-differences';
import { newPlan, QuizEditing } from './editing/quiz-editing';
import { planInWords } from './editing/words';
import { FormFields } from './form-fields';
import { GiveQuiz } from './give-quiz';
import { PlanSettings } from './plan-settings';
import { QuizPreview } from './quiz-preview';
import { QuizRemarks } from './quiz-remarks';
import { QuizVersions } from './quiz-versions';

/** What of a quiz was being written on this device. */
interface Draft {
  plan: QuizPlan;
  /** The version it began from; null for a new quiz. */
  basedOnId: string | null;
  /** The ids that its request will bear, so that a tab closed on an answer does not save it twice. */
  id: string;
  versionId: string;
}

/**
 * A quiz of a hub written beside an example of what it asks. What is typed is kept on this device
 * until it is saved, and every saving adds a version.
 */
@Component({
  selector: 'app-quiz-editor-page',
  imports: [
    ...[Busy, FormFields, GiveQuiz, Heading, PageState, PlanSettings, ProblemNote, QuizPreview],
    ...[QuizRemarks, QuizVersions, RouterLink, StaleNote, TextField],
  ],
  providers: [Drafting, QuizEditing],
  host: { '(window:pagehide)': 'drafting.flush()' },
  templateUrl: './quiz-page.html',
  styles: `
    .beside > * {
      display: block;
      margin-block-end: 1rem;
    }
  `,
})
export class QuizPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly me = inject(CurrentPerson).person;
  private readonly router = inject(Router);
  protected readonly drafting = inject(Drafting);
  protected readonly editing = inject(QuizEditing);
  protected readonly hubs = inject(Hubs);

  /** The quiz; none to write a new one. */
  readonly quizId = input<string>();

  protected readonly loaded = resource({
    // Where one writes is known first.
    params: () => (this.hubs.organisations.hasValue() ? { id: this.quizId() } : undefined),
    loader: ({ params: { id } }) => this.load(id),
  });
  protected readonly quiz = linkedSignal<HubQuiz | null>(() =>
    this.loaded.hasValue() ? this.loaded.value() : null,
  );
  protected readonly latest = computed(() => this.quiz()?.versions[0]);
  /** What this writing began from, and the ids of its request: kept with the draft. */
  private readonly base = signal({ basedOnId: null as string | null, ...freshIds() });
  private readonly ready = signal(false);
  /** What somebody else saved meanwhile. */
  private readonly theirs = signal<HubQuiz | null>(null);

  protected readonly fields = form(this.editing.plan, (path) => {
    required(path.title, { message: 'Donnez un titre au quiz.' });
    limited(path.title, limits.line);
    limited(path.intro, limits.lines);
  });
  protected readonly changed = computed(() => {
    const before = this.latest()?.plan ?? newPlan();
    return planKey(before) !== planKey(this.editing.plan());
  });
  protected readonly differences = computed<Difference[] | null>(() => {
    const theirs = this.theirs();
    const [saved] = theirs?.versions ?? [];
    if (!theirs || !saved) return null;
    const named = new Map([
      ...this.editing.named(),
      ...theirs.named.map((each) => [each.versionId, each] as const),
    ]);
    const mine = planInWords(this.editing.plan(), named);
    return changesBetween(planInWords(saved.plan, named), mine).map(({ label, before, after }) => ({
      label,
      theirs: before,
      mine: after,
    }));
  });

  /** Whoever writes it does not always give it to sessions. */
  protected readonly mayGive = computed(() => {
    const [me, quiz] = [this.me(), this.quiz()];
    if (!me || !quiz) return false;
    const { organisationId } = quiz;
    return may(me, 'cohort.write', { organisationId, personId: me.id });
  });
  /** Which sessions have it, read anew; what is being written stays. */
  protected readonly recount = action(async () => {
    const params = { quizId: this.quiz()?.id ?? '' };
    const { cohorts } = await this.api.call(quizPlanRoutes.read, { params });
    this.quiz.update((quiz) => quiz && { ...quiz, cohorts });
  });

  protected readonly saving = action(async () => {
    const { basedOnId, id, versionId } = this.base();
    const plan = this.editing.plan();
    const before = this.quiz();
    try {
      const saved = before
        ? await this.api.call(quizPlanRoutes.revise, {
            params: { quizId: before.id },
            body: { id: versionId, basedOnId: basedOnId ?? '', plan },
          })
        : await this.api.call(quizPlanRoutes.create, {
            params: { organisationId: this.editing.organisationId() },
            body: { id, versionId, plan },
          });
      await this.drafting.forget();
      this.take(saved);
      this.announce.say(`La version ${saved.versions[0]?.number} est enregistrée.`);
      if (!before) await this.router.navigate(['/coordination/quiz', saved.id]);
    } catch (error) {
      if (before && error instanceof ProblemError && error.code === 'stale-edit') {
        const params = { quizId: before.id };
        this.theirs.set(await this.api.call(quizPlanRoutes.read, { params }));
      }
      throw error;
    }
  });

  constructor() {
    effect((onCleanup) => {
      const draft: Draft = { plan: this.editing.plan(), ...this.base() };
      if (!this.ready() || !this.changed()) return;
      onCleanup(this.drafting.later(draft));
    });
    effect((onCleanup) => {
      if (this.ready()) onCleanup(this.editing.follow());
    });
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  /** Saves over what somebody else saved: their version stays in the history. */
  protected async keepMine(): Promise<void> {
    const theirs = this.theirs();
    this.base.update((base) => ({
      ...base,
      ...{ basedOnId: theirs?.versions[0]?.id ?? null, versionId: uuidv7() },
    }));
    this.quiz.set(theirs);
    this.theirs.set(null);
    await this.submit();
  }

  protected async takeTheirs(): Promise<void> {
    const theirs = this.theirs();
    await this.drafting.forget();
    if (theirs) this.take(theirs);
    this.saving.clear();
  }

  /** Throws the draft of this device away. */
  protected async startAgain(): Promise<void> {
    await this.drafting.forget();
    const quiz = this.quiz();
    if (quiz) this.take(quiz);
    else this.editing.plan.set(newPlan());
  }

  private async load(id: string | undefined): Promise<HubQuiz | null> {
    this.ready.set(false);
    const quiz = id ? await this.api.call(quizPlanRoutes.read, { params: { quizId: id } }) : null;
    this.editing.organisationId.set(quiz?.organisationId ?? this.hubs.chosen());
    if (quiz) this.take(quiz);
    const key = `${this.me()?.id}/quiz/${id ?? `nouveau/${this.hubs.chosen()}`}`;
    const draft = await this.drafting.open<Draft>(key);
    if (draft) {
      const { plan, ...base } = draft;
      this.editing.plan.set(plan);
      this.base.set({ basedOnId: base.basedOnId, id: base.id, versionId: base.versionId });
    }
    this.ready.set(true);
    return quiz;
  }

  private take(quiz: HubQuiz): void {
    const [latest] = quiz.versions;
    this.quiz.set(quiz);
    this.theirs.set(null);
    if (!latest) return;
    this.editing.know(quiz.named);
    this.editing.plan.set(latest.plan);
    this.base.set({ basedOnId: latest.id, ...freshIds() });
  }
}

const freshIds = () => ({ id: uuidv7(), versionId: uuidv7() });

/** The same for two plans that say the same, whatever the order of their fields. */
function planKey(plan: QuizPlan): string {
  return JSON.stringify(plan, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
