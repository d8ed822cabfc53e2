import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortTransition, CohortView } from '@percolateur/contract';
import { checkTransition, checkConfirmDates, isDueToRun } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { HandInService } from '../../learning/quiz/hand-in.service';
import { CohortReader, openingFacts } from './cohort-reader.service';
import { Cohort } from '../../record/cohort.entity';
import { SeatService } from './seat.service';

/** The life of a cohort. */
@Injectable()
export class CohortService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly quizzes: HandInService,
    private readonly reader: CohortReader,
    private readonly seats: SeatService,
  ) {}

  /**
   * Moves a cohort along its life; where it already is, nothing changes. Closing ends the attempts
   * still open and settles who did not complete the course, going back reopens their way.
   * @throws Refusal `not-found`, `forbidden`, and whatever `checkTransition` throws
   */
  async move(
    caller: Caller,
    cohortId: string,
    { to, reason }: z.infer<typeof CohortTransition>,
  ): Promise<CohortView> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      const locked = await this.seats.lock(manager, cohortId);
      if (locked.status === to) return;
      const { trainers } = await manager.findOneOrFail(Cohort, {
        where: { id: cohortId },
        relations: { trainers: true },
      });
      const cohort = await this.reader.reading(manager, Object.assign(locked, { trainers }));
      const closing = await this.reader.closingFacts(manager, cohort);
      const facts = { opening: openingFacts(cohort), closing };
      checkTransition({ from: cohort.status, to, reason, facts });
      await this.change(manager, cohort, { to, reason, actorId: caller.id });
    });
    await this.mail.sweepSoon();
    return this.reader.view(caller, cohortId);
  }

  /**
   * Confirms dates that were past when somebody else put them down: signatures and documents may
   * follow.
   * @throws Refusal `not-found`, `forbidden`, `second-person`, `transition-not-allowed`
   */
  async confirmDates(caller: Caller, cohortId: string): Promise<CohortView> {
    const { trainers } = await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (cohort.datesConfirmedById === caller.id) return;
      checkConfirmDates(
        caller.id,
        cohort,
        trainers.map(({ id }) => id),
      );
      await manager.update(Cohort, { id: cohortId }, { datesConfirmedById: caller.id });
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'cohort.dates-confirmed',
        objectType: 'cohort',
        objectId: cohortId,
        organisationId: cohort.organisationId,
      });
    });
    return this.reader.view(caller, cohortId);
  }

  /**
   * Opens the running of every open cohort whose first half-day has begun, for the worker’s sweep.
   * Answers how many.
   */
  async beginDue(now: Date): Promise<number> {
    const due = await this.db.query<{ id: string }[]>(
      `select c.id from cohort c where c.status = 'open'
       and exists (select from half_day h where h.cohort_id = c.id and h.starts_at <= $1)`,
      [now],
    );
    let begun = 0;
    for (const { id } of due) {
      await this.db.transaction(async (manager) => {
        const cohort = await this.seats.lock(manager, id);
        if (!isDueToRun(cohort, now)) return;
        await this.change(manager, cohort, { to: 'running', actorId: null });
        begun += 1;
      });
    }
    return begun;
  }

  private async change(
    manager: EntityManager,
    { id, status: from, organisationId }: Cohort,
    { to, reason, actorId }: z.infer<typeof CohortTransition> & { actorId: string | null },
  ): Promise<void> {
    const cancelled = { cancelledAt: this.clock.now(), cancellationReason: reason ?? null };
    await manager.update(Cohort, { id }, { status: to, ...(to === 'cancelled' && cancelled) });
    const settle = (before: Enrolment['status'], after: Enrolment['status']) =>
      manager.update(Enrolment, { cohortId: id, status: before }, { status: after });
    if (to === 'closed' && from === 'running') {
      await this.quizzes.endOpenAttempts(manager, id);
      await settle('accepted', 'not_completed');
    }
    if (to === 'running' && from === 'closed') await settle('not_completed', 'accepted');
    await this.audit.record(manager, {
      actorId,
      action: 'cohort.moved',
      objectType: 'cohort',
      objectId: id,
      organisationId,
      reason: reason ?? null,
      detail: { from, to },
    });
  }
}
