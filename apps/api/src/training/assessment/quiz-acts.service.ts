import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewQuizAct } from '@percolateur/contract';
import {
  checkAct,
  followsCourse,
  Refusal,
  timeAfter,
  whenAvailable,
  windowOf,
} from '@percolateur/domain';
import type { QuizAct, QuizActFact } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Sheets } from '../../learning/quiz/sheets';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { keepEvidence } from '../../record/apart';
import type { AuditAction } from '../../record/audit-event.entity';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizWindowAct } from '../../record/quiz-window-act.entity';

const actions: Record<QuizAct, AuditAction> = {
  open: 'quiz.opened',
  pause: 'quiz.paused',
  resume: 'quiz.resumed',
  extend: 'quiz.extended',
  reopen: 'quiz.reopened',
};

/** What a trainer does to a quiz in the room: kept one by one, never taken back. */
@Injectable()
export class QuizActsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly sheets: Sheets,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps an act; the same request again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `quiz-not-available` when the cohort does not allow it,
   * `act-pointless`, `id-reused`
   */
  async act(caller: Caller, cohortId: string, quizId: string, asked: NewQuizAct): Promise<void> {
    const cohort = await this.access.cohort(caller, cohortId, 'quiz.run');
    await this.db.transaction(async (manager) => {
      // One act at a time, and none while somebody begins.
      const { status } = await manager.findOneOrFail(Cohort, {
        where: { id: cohortId },
        lock: { mode: 'pessimistic_write' },
      });
      const { quiz } = await this.sheets.given(cohort, quizId, manager);
      const known = await manager.findOneBy(QuizWindowAct, { id: asked.id });
      if (known) {
        const same = known.quizId === quizId && known.cohortId === cohortId;
        if (!same || known.act !== asked.act) throw new Refusal('id-reused');
        return;
      }
      if (!whenAvailable[quiz.kind].includes(status)) throw new Refusal('quiz-not-available');
      const at = this.clock.now();
      const acts = await manager.find(QuizWindowAct, {
        where: { cohortId, quizId },
        order: { sequence: 'ASC' },
      });
      checkAct(asked.act, windowOf(acts, at));
      await this.keep(manager, caller, cohort, { quizId, asked, at, title: quiz.title });
      await this.timeAttempts(manager, cohortId, quizId, { minutes: null, ...asked, at });
    });
  }

  /** Gives the attempts under way the time that an act leaves them; an answer that meets it waits. */
  private async timeAttempts(
    manager: EntityManager,
    cohortId: string,
    quizId: string,
    act: Pick<QuizActFact, 'act' | 'at' | 'minutes'>,
  ): Promise<void> {
    const underWay = await manager
      .createQueryBuilder(QuizAttempt, 'attempt')
      .innerJoin('attempt.enrolment', 'enrolment')
      .where({ quizId, status: 'started' })
      .andWhere('enrolment.cohortId = :cohortId', { cohortId })
      .orderBy('attempt.id')
      .setLock('pessimistic_write', undefined, ['attempt'])
      .getMany();
    for (const attempt of underWay) {
      await manager.update(QuizAttempt, { id: attempt.id }, timeAfter(attempt, act));
    }
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    { id: cohortId, organisationId }: Cohort,
    { quizId, asked, at, title }: { quizId: string; asked: NewQuizAct; at: Date; title: string },
  ): Promise<void> {
    const { id, act } = asked;
    const minutes = asked.act === 'extend' ? asked.minutes : null;
    const row = { id, cohortId, quizId, act, minutes, byId: caller.id, at };
    const fact = {
      ...{ actorId: caller.id, organisationId, action: actions[act], objectType: 'cohort' },
      ...{ objectId: cohortId },
    };
    if (asked.act !== 'reopen') {
      await manager.insert(QuizWindowAct, row);
      await this.audit.record(manager, { ...fact, detail: { title, minutes } });
      return;
    }
    const { enrolmentId, reason } = asked;
    const enrolment = await manager.findOneBy(Enrolment, { id: enrolmentId, cohortId });
    if (!enrolment || !followsCourse(enrolment.status)) throw new Refusal('not-found');
    const about = enrolment.personId;
    await keepEvidence(manager, QuizWindowAct, [{ ...row, enrolmentId, about, said: { reason } }]);
    await this.audit.record(manager, {
      ...{ ...fact, about, reason },
      detail: { title, enrolmentId },
    });
  }
}
