import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EnrolmentRow, NewEnrolment, Withdrawals } from '@percolateur/contract';
import { checkChangeable, followsCourse, hasLeft, cleanEmail, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { AgendaService } from '../cohort/agenda.service';
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

/** Putting people in a cohort, and taking them out. */
@Injectable()
export class EnrolmentService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly agenda: AgendaService,
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
    return this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (!(await this.isRepeat(manager, cohort, request, false))) {
        this.seats.checkAdmitting(cohort);
        const { id, ...card } = request;
        const { organisationId } = cohort;
        const { person, known } = await this.people.writtenBy(manager, organisationId, card, {
          unaccepted: false,
        });
        const before = await manager.findOneBy(Enrolment, { cohortId, personId: person.id });
        if (before && !hasLeft(before.status)) throw new Refusal('already-enrolled');
        const writtenAs = known ? null : asWritten(card);
        const [status] = await this.admit(manager, cohort, [
          { id: before?.id ?? id, personId: person.id, writtenAs, returns: before !== null },
        ]);
        const action = before ? 'enrolment.returned' : 'enrolment.added';
        await this.record(manager, cohort, caller, action, before?.id ?? id, {
          detail: { status },
        });
        return this.reader.row(manager, cohort, before?.id ?? id);
      }
      return this.reader.row(manager, cohort, request.id);
    });
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
   * Adds someone who is in the room: they follow the course from now on. Whoever was invited, waiting
   * or gone comes in the same way. Adding them again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `cohort-full`, `already-enrolled`,
   * `half-day-overlaps`, `id-reused`
   */
  async addWalkIn(caller: Caller, cohortId: string, request: NewEnrolment): Promise<EnrolmentRow> {
    await this.access.cohort(caller, cohortId, 'walk-in.add');
    const row = await this.db.transaction(async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      if (await this.isRepeat(manager, cohort, request, true)) {
        return this.reader.row(manager, cohort, request.id);
      }
      if (!['open', 'running'].includes(cohort.status)) throw new Refusal('cohort-not-open');
      const { id, ...card } = request;
      return this.reader.row(manager, cohort, await this.seat(manager, cohort, caller, id, card));
    });
    await this.mail.sweepSoon();
    return row;
  }

  private async seat(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    newId: string,
    card: PersonCard & { samePerson?: true },
  ): Promise<string> {
    const { organisationId } = cohort;
    const { person } = await this.people.writtenBy(manager, organisationId, card, {
      unaccepted: true,
    });
    const personId = person.id;
    const known = await manager.findOneBy(Enrolment, { cohortId: cohort.id, personId });
    if (known && followsCourse(known.status)) {
      if (known.walkIn) return known.id;
      throw new Refusal('already-enrolled');
    }
    if ((await this.seats.free(manager, cohort, known?.id)) === 0) throw new Refusal('cohort-full');
    await checkMayLearn(manager, cohort, [personId]);
    await this.agenda.checkFree(manager, cohort, cohort.halfDays, [personId]);
    const now = this.clock.now();
    const id = known?.id ?? newId;
    await manager.save(Enrolment, {
      ...(known ?? { id, cohortId: cohort.id, personId, createdAt: now }),
      status: 'accepted',
      walkIn: true,
      answeredAt: now,
      withdrawalReason: null,
      withdrawnAt: null,
    });
    await this.record(manager, cohort, caller, 'enrolment.walk-in', id);
    return id;
  }

  /**
   * Withdraws a person, whose seat goes at once to the first who waits. Withdrawing twice keeps the
   * first reason.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `transition-not-allowed` for who
   * completed the course
   */
  async withdraw(caller: Caller, enrolmentId: string, reason: string): Promise<EnrolmentRow> {
    const { cohortId } = await this.find(caller, enrolmentId);
    const row = await this.db.transaction(async (manager) => {
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
    await this.db.transaction(async (manager) => {
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
    for (const { id, personId } of leaving) {
      const gone = {
        status: 'withdrawn' as const,
        withdrawalReason: reason,
        withdrawnAt: this.clock.now(),
      };
      await manager.update(Enrolment, { id }, gone);
      await this.record(manager, cohort, caller, 'enrolment.withdrawn', id, {
        ...{ about: personId, reason },
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

  /** Whether this very request was served before. @throws Refusal `id-reused` for another one */
  private async isRepeat(
    manager: EntityManager,
    cohort: Cohort,
    { id, email }: NewEnrolment,
    walkIn: boolean,
  ): Promise<boolean> {
    const known = await manager.findOne(Enrolment, { where: { id }, relations: { person: true } });
    if (!known) return false;
    const same =
      known.cohortId === cohort.id &&
      known.walkIn === walkIn &&
      known.person?.email === cleanEmail(email);
    if (!same) throw new Refusal('id-reused');
    return true;
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
