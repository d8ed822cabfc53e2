import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  type OnDestroy,
  type OnInit,
  output,
  signal,
  viewChild,
} from '@angular/core';
import {
  type AnswerSaved,
  type AttemptView,
  type LearnerQuestion,
  type QuestionFeedback,
  quizRoutes,
  type SaveAnswer,
} from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../../api';
import { action, Busy } from '../../ui/action';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { Outbox } from '../../outbox/outbox';
import { QuestionView } from './question-view';

/**
 * An attempt under way, one question a screen. In training an answer is validated, then explained;
 * elsewhere it is saved as soon as it is given, and the attempt is handed in at the end.
 */
@Component({
  selector: 'app-attempt-runner',
  imports: [Busy, ConfirmDialog, Icon, ProblemNote, QuestionView, SaveState],
  templateUrl: './attempt-runner.html',
  styleUrl: './attempt-runner.css',
})
export class AttemptRunner implements OnInit, OnDestroy {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly confirm = viewChild.required(ConfirmDialog);
  private readonly view = viewChild(QuestionView);

  readonly attempt = input.required<AttemptView>();
  /** The attempt is no longer under way, or changed elsewhere. */
  readonly changed = output<AttemptView>();

  protected outbox!: Outbox<SaveAnswer, AnswerSaved>;
  /** The question on screen; after the last one, the summary. */
  protected readonly index = signal(0);
  /** Choices as the person sees them, by question. */
  protected readonly chosen = signal<ReadonlyMap<string, string[]>>(new Map());
  protected readonly feedback = signal<ReadonlyMap<string, QuestionFeedback>>(new Map());
  /** « Valider » was pressed with nothing chosen. */
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

  protected readonly handIn = action(async () => {
    if (this.outbox.count() > 0) {
      throw new ProblemError(
        0,
        'not-received',
        'Des réponses ne sont pas encore reçues.',
        'Elles sont gardées sur cet appareil et partent d’elles-mêmes. Attendez un instant, puis recommencez.',
      );
    }
    if (this.kind() === 'final' && !(await this.confirm().ask())) return;
    const params = { attemptId: this.attempt().id };
    this.changed.emit(await this.api.call(quizRoutes.submit, { params }));
  });

  protected readonly refresh = action(async () => {
    const params = { attemptId: this.attempt().id };
    const attempt = await this.api.call(quizRoutes.attempt, { params });
    this.changed.emit(attempt);
    if (attempt.status === 'started') this.open(attempt);
  });

  ngOnInit(): void {
    this.open(this.attempt());
  }

  ngOnDestroy(): void {
    this.outbox.stop();
  }

  protected isAnswered(questionId: string): boolean {
    if (this.kind() === 'training') {
      return this.feedback().has(questionId) || this.outbox.entry(questionId) !== undefined;
    }
    return (this.chosen().get(questionId)?.length ?? 0) > 0;
  }

  protected savingOf(questionId: string) {
    const received = this.attempt().answers.some((answer) => answer.questionId === questionId);
    return this.outbox.state(questionId) ?? (received ? 'received' : null);
  }

  protected choose(question: LearnerQuestion, choiceIds: string[]): void {
    this.empty.set(false);
    this.chosen.update((chosen) => new Map(chosen).set(question.id, choiceIds));
    if (this.kind() !== 'training') this.keep(question, choiceIds);
  }

  protected validate(question: LearnerQuestion): void {
    const choiceIds = this.chosen().get(question.id) ?? [];
    this.empty.set(choiceIds.length === 0);
    if (choiceIds.length > 0) this.keep(question, choiceIds);
  }

  protected go(index: number): void {
    this.empty.set(false);
    this.index.set(index);
    this.afterRender(() => {
      scrollTo({ top: 0 });
      this.heading()?.nativeElement.focus({ preventScroll: true });
    });
  }

  /** Takes the attempt up where it was left, on this device or on another. */
  private open({ id, answers, feedback, questions }: AttemptView): void {
    this.outbox?.stop();
    this.outbox = new Outbox(
      `percolateur.answers.${id}`,
      (questionId, body) =>
        this.api.call(quizRoutes.saveAnswer, { params: { attemptId: id, questionId }, body }),
      (questionId, receipt) => this.explain(questionId, receipt),
    );
    // What this device has not sent yet is newer than what the server has.
    this.chosen.set(
      new Map([
        ...answers.map((answer) => [answer.questionId, answer.choiceIds] as const),
        ...this.outbox.entries().map(([key, entry]) => [key, entry.choiceIds] as const),
      ]),
    );
    this.feedback.set(new Map(feedback.map((each) => [each.questionId, each])));
    const first = questions.findIndex((question) => !this.isAnswered(question.id));
    this.index.set(first === -1 ? questions.length : first);
  }

  private keep({ id }: LearnerQuestion, choiceIds: string[]): void {
    this.outbox.put(id, { id: uuidv7(), choiceIds, clientTime: new Date().toISOString() });
  }

  private explain(questionId: string, { feedback }: AnswerSaved): void {
    if (!feedback) return;
    this.feedback.update((known) => new Map(known).set(questionId, feedback));
    if (this.question()?.id === questionId) this.afterRender(() => this.view()?.focusFeedback());
  }

  private afterRender(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}
