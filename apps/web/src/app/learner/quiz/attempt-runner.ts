import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  type OnInit,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type Answer,
  type AnswerSaved,
  type AttemptView,
  type LearnerQuestion,
  type QuestionFeedback,
  quizRoutes,
  type SaveAnswer,
} from '@percolateur/contract';
import {
  answerInWords,
  counted,
  graceSeconds,
  leftIn,
  plainOf,
  type Certainty,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../../api';
import { type Entry, refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { gentlePoll } from '../../ui/gentle-poll';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { AttemptClock } from './attempt-clock';
import { CertaintyChoice } from '../../parts/question/certainty-choice';
import { QuestionView } from '../../parts/question/question-view';

/**
 * An attempt under way, one question a screen. In training an answer is validated, then explained;
 * elsewhere it is saved as soon as it is given, and the attempt is handed in at the end.
 */
@Component({
  selector: 'app-attempt-runner',
  imports: [
    AttemptClock,
    Busy,
    CertaintyChoice,
    ConfirmDialog,
    Icon,
    KeptNote,
    ProblemNote,
    QuestionView,
    SaveState,
  ],
  templateUrl: './attempt-runner.html',
  styleUrl: './attempt-runner.css',
})
export class AttemptRunner implements OnInit {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly confirm = viewChild.required<ConfirmDialog>('handing');
  private readonly leaving = viewChild.required<ConfirmDialog>('leaving');
  private readonly view = viewChild(QuestionView);

  readonly attempt = input.required<AttemptView>();
  /** Handed in here. */
  readonly handedIn = output<AttemptView>();
  /** Read again: answered, or even handed in, elsewhere. */
  readonly changed = output<AttemptView>();

  protected readonly outbox = inject(Outbox);
  /** Where the answers of this attempt are in the outbox. */
  protected readonly place = computed(() => `answer/${this.attempt().id}`);
  /** The question on screen; after the last one, the summary. */
  protected readonly index = signal(0);
  /** Answers on screen that are not kept yet; in training, until they are validated. */
  private readonly draft = signal<ReadonlyMap<string, Given>>(new Map());
  private looking = false;
  private ending = false;
  private readonly told = signal<readonly QuestionFeedback[]>([]);

  /** What counts, by question: the newest choice, whichever tab or device it was made on. */
  protected readonly given = computed<ReadonlyMap<string, Given>>(() => {
    const received = new Map(
      this.attempt().answers.map(({ questionId, ...given }) => [questionId, given]),
    );
    for (const { entry, answer: receipt } of this.outbox.lately(this.place())) {
      const { receivedAt, standing, certainty, reception } = receipt as AnswerSaved;
      const known = received.get(questionOf(entry))?.receivedAt ?? '';
      if (known < receivedAt) {
        received.set(questionOf(entry), { answer: standing, certainty, receivedAt, reception });
      }
    }
    return new Map([
      ...received,
      ...this.outbox
        .waiting(this.place())
        .map((entry) => [questionOf(entry), givenIn(entry.body as SaveAnswer)] as const),
      ...this.draft(),
    ]);
  });
  protected readonly feedback = computed<ReadonlyMap<string, QuestionFeedback>>(
    () =>
      new Map([...this.attempt().feedback, ...this.told()].map((each) => [each.questionId, each])),
  );
  /** The last answer that the server would not have. */
  protected readonly refusal = computed(() => {
    const last = this.outbox.refused(this.place()).at(-1);
    return last ? refusalOf(last) : null;
  });
  /** Its time is over: nothing more is answered, what was is on its way, and it is handed in. */
  protected readonly timeOver = linkedSignal({
    source: () => this.attempt().deadlineAt,
    // More time was given: it goes on.
    computation: () => false,
  });
  /** What came too late here, or waits for the network: told, never thrown away. */
  protected readonly tooLate = computed(() => {
    const lately = this.outbox.lately(this.place()).map(({ entry, answer }) => ({
      ...(answer as AnswerSaved),
      questionId: questionOf(entry),
    }));
    return lately.filter(
      ({ questionId, reception, receivedAt }) =>
        reception === 'after' &&
        // Held for the end of the pause, or given again since.
        !this.waits(questionId) &&
        !lately.some((each) => each.questionId === questionId && each.receivedAt > receivedAt),
    ).length;
  });
  /** « Valider » was pressed with no answer. */
  protected readonly empty = signal(false);

  protected readonly kind = computed(() => this.attempt().quiz.kind);
  protected readonly questions = computed(() => this.attempt().questions);
  protected readonly question = computed<LearnerQuestion | undefined>(
    () => this.questions()[this.index()],
  );
  protected readonly unanswered = computed(() =>
    this.questions().filter(({ id }) => !this.isAnswered(id)),
  );
  protected readonly counted = counted;
  protected readonly plainOf = plainOf;

  protected readonly handIn = action(async () => {
    await this.outbox.flush();
    if (this.outbox.waiting(this.place()).length > 0) {
      throw new ProblemError(
        0,
        'not-received',
        'Des réponses ne sont pas encore reçues.',
        'Elles sont gardées et partent d’elles-mêmes. Attendez un instant, puis recommencez.',
      );
    }
    const shown = this.inWords();
    if (await this.follow()) return;
    if (this.inWords() !== shown) {
      throw new ProblemError(
        0,
        'changed-elsewhere',
        'Des réponses ont changé dans un autre onglet ou sur un autre appareil.',
        'Relisez ce qui sera noté, puis rendez à nouveau.',
      );
    }
    if (this.kind() === 'final' && !(await this.confirm().ask())) return;
    const params = { attemptId: this.attempt().id };
    this.handedIn.emit(await this.api.call(quizRoutes.submit, { params }));
  });

  constructor() {
    this.outbox.received.pipe(takeUntilDestroyed()).subscribe(({ entry, answer }) => {
      if (entry.key.startsWith(`${this.place()}/`)) {
        this.explain(questionOf(entry), answer as AnswerSaved);
        const { reception } = answer as AnswerSaved;
        if (reception === 'after') {
          void this.holdIfPaused(questionOf(entry), givenIn(entry.body as SaveAnswer));
        }
      }
    });
    effect(() => {
      const goesOn = this.attempt().pausedAt === null;
      const held = this.outbox.waiting(this.place()).filter(({ heldBack }) => heldBack);
      if (goesOn && held.length > 0) untracked(() => this.sendHeld(held));
    });
    // Handed in elsewhere: this page says so rather than go on pretending.
    effect(() => {
      if (this.refusal()) untracked(() => this.look());
    });
    // A trainer may pause it, give more time, or end it.
    gentlePoll(async () => {
      if (this.kind() === 'final' || this.attempt().deadlineAt) await this.follow();
    }, followSeconds);
    const look = () => document.hidden || this.look();
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
  }

  /** Takes the attempt up where it was left, on this device or on another. */
  ngOnInit(): void {
    const first = this.questions().findIndex(({ id }) => !this.isAnswered(id));
    this.index.set(first === -1 ? this.questions().length : first);
  }

  protected isAnswered(questionId: string): boolean {
    if (this.kind() === 'training') {
      return this.feedback().has(questionId) || this.waits(questionId);
    }
    return this.answerTo(questionId) !== null;
  }

  /**
   * The time is over: what waits on the device leaves first, then the attempt is handed in. Without
   * network, or while something waits, it is tried again at each turn of the clock; the server ends it
   * by itself meanwhile.
   */
  protected async end(): Promise<void> {
    this.timeOver.set(true);
    if (this.ending) return;
    this.ending = true;
    try {
      this.outbox.hurry();
      await this.outbox.flush();
      // Read again first: a trainer may just have given more time.
      const { id, status, deadlineAt, pausedAt, now } = await this.read();
      const over = Date.parse(deadlineAt ?? now);
      if (status !== 'started' || pausedAt || Date.parse(now) < over) return;
      const waits = this.outbox.waiting(this.place()).length > 0;
      if (waits && Date.parse(now) < over + graceSeconds * 1000) return;
      this.handedIn.emit(await this.api.call(quizRoutes.submit, { params: { attemptId: id } }));
    } catch {
      // Away: the next turn of the clock tries again.
    } finally {
      this.ending = false;
    }
  }

  protected savingOf(questionId: string) {
    const received = this.attempt().answers.some((answer) => answer.questionId === questionId);
    return this.outbox.state(`${this.place()}/${questionId}`) ?? (received ? 'received' : null);
  }

  protected give(question: LearnerQuestion, answer: Answer | null): void {
    this.empty.set(false);
    this.choose(question, { answer, certainty: answer && this.certaintyOf(question.id) });
  }

  /** Says how sure one is of the answer given: it is given again, with that. */
  protected certify(question: LearnerQuestion, certainty: Certainty): void {
    this.choose(question, { answer: this.answerTo(question.id), certainty });
  }

  protected answerTo(questionId: string): Answer | null {
    return this.given().get(questionId)?.answer ?? null;
  }

  protected certaintyOf(questionId: string): Certainty | null {
    return this.given().get(questionId)?.certainty ?? null;
  }

  private choose(question: LearnerQuestion, given: Given): void {
    this.draft.update((draft) => new Map(draft).set(question.id, given));
    if (this.kind() === 'training') return;
    // What would be chosen during a pause would not count: it leaves when the time goes on.
    void this.keep(question, given, { heldBack: this.attempt().pausedAt !== null });
  }

  /** What was chosen as a pause began, before this page knew: kept on this device until it ends. */
  private async holdIfPaused(questionId: string, given: Given): Promise<void> {
    const attempt = await this.read().catch(() => null);
    const question = this.questions().find(({ id }) => id === questionId);
    if (!attempt?.pausedAt || !question || this.waits(questionId)) return;
    await this.keep(question, given, { heldBack: true });
  }

  /** The time goes on: what a pause held back is given now, in place of what was kept. */
  private sendHeld(held: readonly Entry[]): void {
    for (const entry of held) {
      const question = this.questions().find(({ id }) => id === questionOf(entry));
      if (question) void this.keep(question, givenIn(entry.body as SaveAnswer));
    }
  }

  /** What the answer to validate leaves open: asked about first, since it locks. */
  protected readonly left = signal<readonly string[]>([]);

  protected async validate(question: LearnerQuestion): Promise<void> {
    const answer = this.answerTo(question.id);
    this.empty.set(answer === null);
    if (!answer) return;
    const left = leftIn(question, answer);
    this.left.set(left);
    if (left.length > 0 && !(await this.leaving().ask())) return;
    await this.keep(question, { answer, certainty: null }, { asItIs: left.length > 0 });
  }

  protected wordsOf(question: LearnerQuestion): string {
    return answerInWords(question, this.answerTo(question.id));
  }

  protected go(index: number): void {
    this.empty.set(false);
    this.index.set(index);
    // What will be marked is what the server has, other tabs and devices among it.
    if (index === this.questions().length) this.look();
    this.afterRender(() => {
      scrollTo({ top: 0 });
      this.heading()?.nativeElement.focus({ preventScroll: true });
    });
  }

  private async keep(
    { id }: LearnerQuestion,
    given: Given,
    { asItIs = false, heldBack = false } = {},
  ): Promise<void> {
    const position = this.questions().findIndex((question) => question.id === id) + 1;
    await this.outbox.keep({
      route: quizRoutes.saveAnswer,
      key: `${this.place()}/${id}`,
      label: `Réponse à la question ${position}, ${this.attempt().quiz.title}`,
      replaces: true,
      heldBack,
      params: { attemptId: this.attempt().id, questionId: id },
      body: {
        ...{ id: uuidv7(), ...given, clientTime: new Date().toISOString() },
        ...(asItIs && { asItIs }),
      },
    });
    // From here on the outbox knows it, and hears of newer ones.
    this.draft.update((draft) => {
      const rest = new Map(draft);
      if (rest.get(id) === given) rest.delete(id);
      return rest;
    });
  }

  /** Reads the attempt again, quietly: what cannot be read now will be. */
  private look(): void {
    if (this.looking) return;
    this.looking = true;
    void this.follow()
      .catch(() => false)
      .finally(() => (this.looking = false));
  }

  /** Reads the attempt again; resolves to whether it is over. */
  private async follow(): Promise<boolean> {
    return (await this.read()).status !== 'started';
  }

  private async read(): Promise<AttemptView> {
    const params = { attemptId: this.attempt().id };
    const attempt = await this.api.call(quizRoutes.attempt, { params });
    this.changed.emit(attempt);
    return attempt;
  }

  private inWords(): string {
    return this.questions()
      .map((question) => this.wordsOf(question))
      .join('\n');
  }

  private waits(questionId: string): boolean {
    return this.outbox.waiting(`${this.place()}/${questionId}`).length > 0;
  }

  private explain(questionId: string, { feedback }: AnswerSaved): void {
    if (!feedback) return;
    this.told.update((told) => [...told, feedback]);
    if (this.question()?.id === questionId) this.afterRender(() => this.view()?.focusFeedback());
  }

  private afterRender(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}

/** How often one looks whether a trainer changed something. */
const followSeconds = 15;

/** An answer, and how sure it is said to be. */
interface Given {
  answer: Answer | null;
  certainty: Certainty | null;
}

const givenIn = ({ answer, certainty = null }: SaveAnswer): Given => ({ answer, certainty });

const questionOf = ({ key }: { key: string }) => key.slice(key.lastIndexOf('/') + 1);
