import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { formsOf } from '@percolateur/content';
import type { AttemptView, QuizView } from '@percolateur/contract';
import {
  assessmentIsOver,
  checkAnswering,
  checkStart,
  formLength,
  formOf,
  fullName,
  Refusal,
} from '@percolateur/domain';
import { DataSource, In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { Person } from '../../record/person.entity';
import { HalfDay } from '../../record/half-day.entity';
import { CompletionService } from '../completion/completion.service';
import { CourseService } from '../course/course.service';
import { openingAhead, quizSetting } from '../course/quiz-setting';
import { Clock } from '../../platform/clock';
import { attemptSummary, attemptsLeftOf, attemptView } from './attempt-view';
import { withWords } from './own-words';
import { commentsOf, standingReadings } from './readings';
import { keepResult } from './result';
import { RegradedService } from './regraded.service';
import { Sheets } from './sheets';
import { attemptsAt, following, standingAnswers, lockEnrolment, myAttempt } from './attempts';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

@Injectable()
export class QuizService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly regraded: RegradedService,
    private readonly completion: CompletionService,
    private readonly clock: Clock,
  ) {}

  /** A quiz and what the caller did of it. @throws Refusal `not-found` */
  async read(caller: Caller, cohortId: string, quizId: string): Promise<QuizView> {
    const { manager } = this.db;
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const cohort = await manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { halfDays: true },
    });
    const { document } = await this.courses.course(cohort.courseVersionId);
    const quiz = await this.sheets.quiz(cohort.courseVersionId, quizId);
    const attempts = await attemptsAt(manager, { enrolmentId, quizId });
    const { id, kind, title, intro, passPercent } = quiz;
    const opensAt = openingAhead(quizSetting(document, quiz, cohort), this.clock.now());
    const closing = new Set(opensAt ? document.halfDays.map((each) => each.quizId) : []);
    const trainings = document.quizzes.filter((each) => closing.has(each.id));
    return {
      ...{ id, kind, title, intro, passPercent },
      questionCount: formLength(formOf(formsOf(quiz), attempts.length + 1)),
      attemptsLeft: attemptsLeftOf(quiz, attempts),
      attempts: attempts.map(attemptSummary),
      openAttemptId: attempts.find(({ status }) => status === 'started')?.id ?? null,
      timeZone: cohort.timeZone,
      opensAt,
      training: trainings.map((each) => ({ id: each.id, title: each.title })),
    };
  }

  /**
   * Starts an attempt under the id that the device made, or resumes the one that is open, wherever
   * it was started.
   * @throws Refusal `not-found`, `quiz-not-available`, `quiz-opens-later`, `attempts-exhausted` or
   * `id-reused`
   */
  async start(caller: Caller, cohortId: string, quizId: string, id: string): Promise<AttemptView> {
    const attemptId = await this.db.transaction(async (manager) => {
      // Nothing is started while the cohort closes: closing ends what it finds open.
      const cohort = await manager.findOne(Cohort, {
        where: { id: cohortId },
        lock: { mode: 'pessimistic_read' },
      });
      if (!cohort) throw new Refusal('not-found');
      const enrolment = await lockEnrolment(manager, { cohortId, personId: caller.id });
      const attempts = await attemptsAt(manager, { enrolmentId: enrolment.id, quizId });
      const resumed = attempts.find((each) => each.id === id || each.status === 'started');
      if (resumed) return resumed.id;
      if (await manager.existsBy(QuizAttempt, { id })) throw new Refusal('id-reused');
      const quiz = await this.sheets.quiz(cohort.courseVersionId, quizId, manager);
      const { document } = await this.courses.course(cohort.courseVersionId, manager);
      cohort.halfDays = await manager.findBy(HalfDay, { cohortId });
      checkStart(quiz, attempts, quizSetting(document, quiz, cohort), this.clock.now());
      const { courseVersionId } = cohort;
      const number = attempts.length + 1;
      const form = formOf(formsOf(quiz), number);
      await manager.insert(QuizAttempt, {
        ...{ id, enrolmentId: enrolment.id, courseVersionId, quizId, kind: quiz.kind, number },
        sheet: await this.sheets.draw(manager, courseVersionId, quiz, { form, seed: id }),
        form: form.id,
        seed: quiz.shuffle ? id : '',
        again: quiz.after !== undefined,
        startedAt: this.clock.now(),
      });
      return id;
    });
    return this.attempt(caller, attemptId);
  }

  /** The caller’s attempt, on whatever device. @throws Refusal `not-found` */
  async attempt(caller: Caller, attemptId: string): Promise<AttemptView> {
    const { manager } = this.db;
    const { attempt, cohort } = await myAttempt(manager, caller, attemptId);
    const [{ document }, quiz, attempts, answers, halfDays, copied] = await Promise.all([
      this.courses.course(attempt.courseVersionId),
      this.sheets.asked(attempt),
      attemptsAt(manager, attempt),
      standingAnswers(manager, [attemptId]).then((given) => withWords(manager, given)),
      manager.findBy(HalfDay, { cohortId: cohort.id }),
      attempt.enteredById ? manager.findOneBy(Person, { id: attempt.enteredById }) : null,
    ]);
    const setting = quizSetting(document, quiz, { status: cohort.status, halfDays });
    const over = assessmentIsOver(setting, this.clock.now());
    const enteredBy = copied && fullName(copied);
    const regraded = attempt.status === 'started' ? null : await this.regraded.of(attempt);
    const readings = await standingReadings(manager, answers);
    const comments = await commentsOf(manager, [...readings.values()]);
    const facts = { attempt, attempts, quiz, document, cohort, answers, readings, comments, over };
    return attemptView({ ...facts, enteredBy, regraded });
  }

  /**
   * Hands in an attempt: what was received counts, what was not answered is worth nothing. Handing
   * in again answers the same result.
   * @throws Refusal `not-found`; `attempt-closed` when the cohort closed before
   */
  async submit(caller: Caller, attemptId: string): Promise<AttemptView> {
    await this.db.transaction(async (manager) => {
      const { attempt: mine, cohort } = await myAttempt(manager, caller, attemptId);
      const attempt = await this.lockOpen(manager, mine);
      if (!attempt) return;
      checkAnswering(attempt, attempt, cohort.status);
      await this.mark(manager, attempt, cohort.id, 'submitted');
    });
    return this.attempt(caller, attemptId);
  }

  /**
   * Ends what can no longer be answered once a cohort closes, in the transaction that closes it:
   * what was received counts. Training goes on.
   */
  async endOpenAttempts(manager: EntityManager, cohortId: string): Promise<void> {
    const open = await manager.findBy(QuizAttempt, {
      status: 'started',
      kind: Not('training'),
      enrolment: { cohortId, status: In(following) },
    });
    for (const each of open) {
      const attempt = await this.lockOpen(manager, each);
      if (attempt) await this.mark(manager, attempt, cohortId, 'expired');
    }
  }

  /** The attempt if it is still open, locked after its enrolment, as everything locks them. */
  private async lockOpen(
    manager: EntityManager,
    { id, enrolmentId }: QuizAttempt,
  ): Promise<QuizAttempt | null> {
    await lockEnrolment(manager, { id: enrolmentId });
    return manager.findOne(QuizAttempt, {
      where: { id, status: 'started' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Marks a locked attempt from the answers received; the final one may complete the course. */
  private async mark(
    manager: EntityManager,
    attempt: QuizAttempt,
    cohortId: string,
    status: 'submitted' | 'expired',
  ): Promise<void> {
    const quiz = await this.sheets.asked(attempt, manager);
    const given = await standingAnswers(manager, [attempt.id]);
    const at = this.clock.now();
    await manager.update(QuizAttempt, { id: attempt.id }, { status, submittedAt: at });
    const cause = status === 'submitted' ? 'handed-in' : 'expired';
    await keepResult(manager, { attempt, cohortId, quiz, given, cause, at });
    if (quiz.kind === 'final') await this.completion.evaluate(manager, attempt.enrolmentId);
  }
}
