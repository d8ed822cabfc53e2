import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { checkAnswering, isTimedOut } from '@percolateur/domain';
import { DataSource, In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CompletionService } from '../completion/completion.service';
import { following, lockEnrolment, standingAnswers } from './attempts';
import { keepResult } from './result';
import { Sheets } from './sheets';
import { holdMine } from './taking';

interface Ending {
  status: 'submitted' | 'expired';
  at?: Date;
  /** The answers that stand, where they were read. */
  given?: readonly QuizAnswer[];
}

/** Ends attempts: by whoever made them, when their time is over, when their cohort closes. */
@Injectable()
export class HandInService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sheets: Sheets,
    private readonly completion: CompletionService,
    private readonly clock: Clock,
  ) {}

  /**
   * Hands in the caller’s attempt; one whose time is over was handed in by itself. Again, it changes
   * nothing.
   * @throws Refusal `not-found`; `attempt-closed` when the cohort closed before
   */
  submit(caller: Caller, attemptId: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const mine = { personId: caller.id, attemptId };
      const { attempt, cohort, given } = await holdMine(manager, mine);
      if (attempt.status !== 'started') return;
      checkAnswering(attempt, attempt, cohort.status);
      if (isTimedOut(attempt, this.clock.now())) await this.timeOut(manager, attempt, cohort.id);
      else await this.mark(manager, attempt, cohort.id, { status: 'submitted', given });
    });
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
      if (attempt) await this.mark(manager, attempt, cohortId, { status: 'expired' });
    }
  }

  /** Ends the one of these attempts whose time is over, if there is one. Answers whether it did. */
  async endTimedOut(attempts: readonly QuizAttempt[]): Promise<boolean> {
    const now = this.clock.now();
    const over = attempts.find((each) => each.status === 'started' && isTimedOut(each, now));
    if (over) await this.db.transaction((manager) => this.endIfTimedOut(manager, over));
    return over !== undefined;
  }

  /** Ends this attempt if its time is over, the grace too. Answers whether it did. */
  async endIfTimedOut(manager: EntityManager, { id, enrolmentId }: QuizAttempt): Promise<boolean> {
    const { cohortId } = await lockEnrolment(manager, { id: enrolmentId });
    const attempt = await this.open(manager, id);
    if (!attempt || !isTimedOut(attempt, this.clock.now())) return false;
    await this.timeOut(manager, attempt, cohortId);
    return true;
  }

  /** The attempt if it is still open, locked after its enrolment, as everything locks them. */
  private async lockOpen(
    manager: EntityManager,
    { id, enrolmentId }: QuizAttempt,
  ): Promise<QuizAttempt | null> {
    await lockEnrolment(manager, { id: enrolmentId });
    return this.open(manager, id);
  }

  private open(manager: EntityManager, id: string): Promise<QuizAttempt | null> {
    return manager.findOne(QuizAttempt, {
      where: { id, status: 'started' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private timeOut(manager: EntityManager, attempt: QuizAttempt, cohortId: string): Promise<void> {
    const at = attempt.deadlineAt ?? this.clock.now();
    return this.mark(manager, attempt, cohortId, { status: 'expired', at });
  }

  /** Marks an attempt, which is locked or new, from its answers; the final one may complete the course. */
  async mark(
    manager: EntityManager,
    attempt: QuizAttempt,
    cohortId: string,
    { status, at = this.clock.now(), given }: Ending,
  ): Promise<void> {
    const quiz = await this.sheets.asked(attempt, manager);
    const cause = status === 'submitted' ? 'handed-in' : 'expired';
    const answers = given ?? (await standingAnswers(manager, [attempt.id]));
    await keepResult(
      manager,
      { ...{ attempt, cohortId, quiz, cause, at }, given: answers },
      { status, submittedAt: at },
    );
    if (quiz.kind === 'final') await this.completion.evaluate(manager, attempt.enrolmentId);
  }
}
