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
import { answerInWords, counted, plainOf, type Certainty } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../../api';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { action, Busy } from '../../ui/action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { CertaintyChoice } from '../../parts/question/certainty-choice';
import { QuestionView } from '../../parts/question/question-view';

/**
 * An attempt under way, one question a screen. In training an answer is validated, then explained;
 * elsewhere it is saved as soon as it is given, and the attempt is handed in at the end.
 */
@Component({
  selector: 'app-attempt-runner',
  imports: [
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
  private readonly confirm = viewChild.required(ConfirmDialog);
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
  private readonly told = signal<readonly QuestionFeedback[]>([]);

  /** What counts, by question: the newest choice, whichever tab or device it was made on. */
  protected readonly given = computed<ReadonlyMap<string, Given>>(() => {
    const received = new Map(
      this.attempt().answers.map(({ questionId, ...given }) => [questionId, given]),
    );
    for (const { entry, answer: receipt } of this.outbox.lately(this.place())) {
      const { receivedAt, standing, certainty } = receipt as AnswerSaved;
      const known = received.get(questionOf(entry))?.receivedAt ?? '';
      if (known < receivedAt) {
        received.set(questionOf(entry), { answer: standing, certainty, receivedAt });
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
      }
    });
    // Handed in elsewhere: this page says so rather than go on pretending.
    effect(() => {
      if (this.refusal()) untracked(() => this.look());
    });
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
    if (this.kind() !== 'training') void this.keep(question, given);
  }

  protected validate(question: LearnerQuestion): void {
    const answer = this.answerTo(question.id);
    this.empty.set(answer === null);
    if (answer) void this.keep(question, { answer, certainty: null });
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

  private async keep({ id }: LearnerQuestion, given: Given): Promise<void> {
    const position = this.questions().findIndex((question) => question.id === id) + 1;
    await this.outbox.keep({
      route: quizRoutes.saveAnswer,
      key: `${this.place()}/${id}`,
      label: `Réponse à la question ${position}, ${this.attempt().quiz.title}`,
      replaces: true,
      params: { attemptId: this.attempt().id, questionId: id },
      body: { id: uuidv7(), ...given, clientTime: new Date().toISOString() },
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
    const params = { attemptId: this.attempt().id };
    const attempt = await this.api.call(quizRoutes.attempt, { params });
    this.changed.emit(attempt);
    return attempt.status !== 'started';
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

/** An answer, and how sure it is said to be. */
interface Given {
  answer: Answer | null;
  certainty: Certainty | null;
}

const givenIn = ({ answer, certainty = null }: SaveAnswer): Given => ({ answer, certainty });

const questionOf = ({ key }: { key: string }) => key.slice(key.lastIndexOf('/') + 1);
