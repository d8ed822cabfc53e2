import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EnrolmentRow, NewEnrolment, Withdrawals } from '@percolateur/contract';
import { checkChangeable, hasLeft, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { SeatService } from '../cohort/seat.service';
import { PeopleService } from '../../people/people/people.service';
import type { PersonCard } from '../../people/people/people.service';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { EnrolmentReader } from './enrolment-reader.service';
import { Enrolment } from '../../record/enrolment.entity';
import type { AuditAction } from '../../record/audit-event.entity';
import { checkMayLearn } from './may-learn';
import { isRepeat } from './repeat';

/** Putting people in a cohort, and taking them out. */
@Injectable()
export class EnrolmentService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly people: PeopleService,
    private readonly reader: EnrolmentReader,
    private readonly seats: SeatService,
  ) {}

  /**
   * Enrols one person: a seat is kept until they are invited, or they wait for one. Who had declined
   * or was withdrawn takes up their enrolment again. The same request again answers the same enrolment.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `already-enrolled`, `id-reused`
   */
  async enrol(caller: Caller, cohortId: string, request: NewEnrolment): Promise<EnrolmentRow> {
    await this.access.cohort(caller, cohortId, 'people.write');
    return this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (await isRepeat(manager, cohort, request, false)) {
        return this.reader.row(manager, cohort, request.id);
      }
      this.seats.checkAdmitting(cohort);
      return this.reader.row(manager, cohort, await this.put(manager, cohort, caller, request));
    });
  }

  /**
   * The same in a locked cohort, known to admit; answers the id of the enrolment.
   * @throws Refusal `already-enrolled`, `known-address`, `staff-learner`
   */
  async put(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    { id, ...card }: NewEnrolment,
  ): Promise<string> {
    const { id: cohortId, organisationId } = cohort;
    const { person, known } = await this.people.writtenBy(manager, organisationId, card, {
      ...{ unaccepted: false, cohortId },
    });
    const before = await manager.findOneBy(Enrolment, { cohortId, personId: person.id });
    if (before && !hasLeft(before.status)) throw new Refusal('already-enrolled');
    const writtenAs = known ? null : asWritten(card);
    const enrolmentId = before?.id ?? id;
    const [status] = await this.admit(manager, cohort, [
      { id: enrolmentId, personId: person.id, writtenAs, returns: before !== null },
    ]);
    const action = before ? 'enrolment.returned' : 'enrolment.added';
    await this.record(manager, cohort, caller, action, enrolmentId, { detail: { status } });
    return enrolmentId;
  }

  /**
   * Enrols people in a locked cohort, in this order: a seat while there are some, then a place in the
   * queue, behind those who waited before. Those who return keep their enrolment, and what was done
   * under it. Answers what each got.
   */
  async admit(
    manager: EntityManager,
    cohort: Cohort,
    newcomers: readonly Newcomer[],
  ): Promise<('invited' | 'waitlisted')[]> {
    await checkMayLearn(
      manager,
      cohort,
      newcomers.map(({ personId }) => personId),
    );
    await this.seats.fill(manager, cohort);
    const seats = await this.seats.freeForNewcomers(manager, cohort);
    const createdAt = this.clock.now();
    const statuses = newcomers.map((_, index) =>
      index < seats ? ('invited' as const) : ('waitlisted' as const),
    );
    const rows = newcomers.map(({ returns, ...newcomer }, index) => ({
      returns,
      row: { ...newcomer, cohortId: cohort.id, status: statuses[index], createdAt },
    }));
    const added = rows.filter(({ returns }) => !returns).map(({ row }) => row);
    if (added.length > 0) await manager.insert(Enrolment, added);
    for (const { row } of rows.filter(({ returns }) => returns)) {
      const { id, ...fields } = row;
      await manager.update(Enrolment, { id }, { ...fields, ...untouched });
    }
    return statuses;
  }

  /**
   * Withdraws a person, whose seat goes at once to the first who waits. Withdrawing twice keeps the
   * first reason.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `transition-not-allowed` for who
   * completed the course
   */
  async withdraw(caller: Caller, enrolmentId: string, reason: string): Promise<EnrolmentRow> {
    const { cohortId } = await this.find(caller, enrolmentId);
    const row = await this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      await this.leave(manager, cohort, caller, [enrolmentId], reason);
      return this.reader.row(manager, cohort, enrolmentId);
    });
    await this.mail.sweepSoon();
    return row;
  }

  /**
   * Withdraws several people for one reason, all or none; who is withdrawn already stays so. Answers
   * how many of those named are withdrawn.
   * @throws Refusal `not-found`, also for an enrolment of another cohort, `forbidden`,
   * `cohort-not-open`, `transition-not-allowed` when one of them completed the course
   */
  async withdrawMany(
    caller: Caller,
    cohortId: string,
    { enrolmentIds, reason }: z.infer<typeof Withdrawals>,
  ): Promise<{ count: number }> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const ids = [...new Set(enrolmentIds)];
    await this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      await this.leave(manager, cohort, caller, ids, reason);
    });
    await this.mail.sweepSoon();
    return { count: ids.length };
  }

  /** Takes people out of a locked cohort; their seats go to those who wait. */
  private async leave(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    enrolmentIds: readonly string[],
    reason: string,
  ): Promise<void> {
    const enrolments = await manager.find(Enrolment, {
      where: { id: In([...enrolmentIds]), cohortId: cohort.id },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (enrolments.length < enrolmentIds.length) throw new Refusal('not-found');
    const leaving = enrolments.filter(({ status }) => status !== 'withdrawn');
    if (leaving.length === 0) return;
    checkChangeable(cohort.status);
    if (leaving.some(({ status }) => status === 'completed')) {
      throw new Refusal('transition-not-allowed');
    }
    for (const { id, personId, status } of leaving) {
      const gone = {
        status: 'withdrawn' as const,
        withdrawalReason: reason,
        withdrawnAt: this.clock.now(),
      };
      await manager.update(Enrolment, { id }, gone);
      await this.record(manager, cohort, caller, 'enrolment.withdrawn', id, {
        ...{ about: personId, reason, detail: { status } },
      });
    }
    await this.seats.fill(manager, cohort);
  }

  private async find(caller: Caller, enrolmentId: string): Promise<Enrolment> {
    const enrolment = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!enrolment) throw new Refusal('not-found');
    await this.access.cohort(caller, enrolment.cohortId, 'people.write');
    return enrolment;
  }

  private record(
    manager: EntityManager,
    { organisationId }: Cohort,
    { id: actorId }: Caller,
    action: AuditAction,
    objectId: string,
    more: { about?: string; reason?: string; detail?: Record<string, string> } = {},
  ): Promise<void> {
    const objectType = 'enrolment';
    return this.audit.record(manager, {
      actorId,
      organisationId,
      action,
      objectType,
      objectId,
      ...more,
    });
  }
}

/** Somebody to enrol; `returns`: under the enrolment that they had declined, or were withdrawn from. */
export type Newcomer = Pick<Enrolment, 'id' | 'personId' | 'writtenAs'> & { returns: boolean };

/** An enrolment that nothing has happened to yet. */
const untouched = {
  walkIn: false,
  invitedAt: null,
  answerBefore: null,
  waited: false,
  answeredAt: null,
  withdrawnAt: null,
  withdrawalReason: null,
};

/** How a hub wrote down somebody whom it does not know. */
const asWritten = ({ firstName, lastName, employer = '' }: PersonCard) => ({
  firstName,
  lastName,
  employer,
});
