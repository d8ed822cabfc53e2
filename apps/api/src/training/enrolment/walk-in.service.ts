import { Injectable } from '@nestjs/common';
import type { EnrolmentRow, KeptWalkIn, NewEnrolment } from '@percolateur/contract';
import { cleanEmail, followsCourse, Refusal, standsForWalkIn } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { PeopleService } from '../../people/people/people.service';
import { personMeant } from '../../people/people/person-at';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { AgendaService } from '../cohort/agenda.service';
import { SeatService } from '../cohort/seat.service';
import { EnrolmentReader } from './enrolment-reader.service';
import { checkMayLearn } from './may-learn';
import { isRepeat } from './repeat';

type Card = Omit<NewEnrolment, 'id'>;

/** People who are in the room without being enrolled. */
@Injectable()
export class WalkInService {
  constructor(
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
   * Adds someone who is in the room: they follow the course from now on. Whoever was invited, waiting
   * or gone comes in the same way. Adding them again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `cohort-full`, `already-enrolled`,
   * `half-day-overlaps`, `id-reused`
   */
  add(caller: Caller, cohortId: string, request: NewEnrolment): Promise<EnrolmentRow> {
    return this.letIn(caller, cohortId, request, async (manager, cohort, { id, ...card }) => {
      const personId = await this.writtenDown(manager, cohort, card);
      const known = await manager.findOneBy(Enrolment, { cohortId: cohort.id, personId });
      if (known && followsCourse(known.status)) {
        if (known.walkIn) return known.id;
        throw new Refusal('already-enrolled');
      }
      return this.seat(manager, cohort, caller, known ?? { id, personId });
    });
  }

  /**
   * The same for somebody who was added on a device without network, and may have signed there: who
   * is in the session already, by their address, else by their full name, keeps their enrolment, and
   * it is answered. Arriving again changes nothing.
   * @throws Refusal as `add`, but for `already-enrolled`
   */
  addKept(
    caller: Caller,
    cohortId: string,
    { others, ...request }: KeptWalkIn,
  ): Promise<EnrolmentRow> {
    return this.letIn(caller, cohortId, request, async (manager, cohort, { id, ...card }) => {
      const known = await this.standing(manager, cohort, card, others);
      if (known && followsCourse(known.status)) return known.id;
      const newcomer = known ?? { id, personId: await this.writtenDown(manager, cohort, card) };
      return this.seat(manager, cohort, caller, newcomer);
    });
  }

  private async letIn(
    caller: Caller,
    cohortId: string,
    request: NewEnrolment,
    deed: (manager: EntityManager, cohort: Cohort, request: NewEnrolment) => Promise<string>,
  ): Promise<EnrolmentRow> {
    await this.access.cohort(caller, cohortId, 'walk-in.add');
    const row = await this.seats.inTurn(cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, cohortId);
      const id = (await isRepeat(manager, cohort, request, true))
        ? request.id
        : await deed(manager, cohort, request);
      return this.reader.row(manager, cohort, id);
    });
    await this.mail.sweepSoon();
    return row;
  }

  /**
   * The enrolment that stands for somebody already. Their address under another name is asked about,
   * as everywhere.
   * @throws Refusal `known-address`
   */
  private async standing(
    manager: EntityManager,
    { id: cohortId, organisationId }: Cohort,
    card: Card,
    others: readonly string[],
  ): Promise<Enrolment | null> {
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
    });
    const ownerId = (await personMeant(manager, cleanEmail(card.email), cohortId))?.id ?? null;
    const found = standsForWalkIn(
      { ...card, ownerId },
      enrolments.map(({ id, personId, status, person }) => {
        const { firstName, lastName } = person!;
        return { id, personId, status, firstName, lastName };
      }),
      others,
    );
    if (!found) return null;
    if (found.personId === ownerId) {
      await this.people.writtenBy(manager, organisationId, card, {
        ...{ unaccepted: true, cohortId },
      });
    }
    return manager.findOneByOrFail(Enrolment, { id: found.id });
  }

  /** The person whom this card names. @throws Refusal `known-address` */
  private async writtenDown(
    manager: EntityManager,
    { id: cohortId, organisationId }: Cohort,
    card: Card,
  ): Promise<string> {
    const told = { unaccepted: true, cohortId };
    return (await this.people.writtenBy(manager, organisationId, card, told)).person.id;
  }

  /** Gives a seat to somebody in the room, under the enrolment that they have had, or a new one. */
  private async seat(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    newcomer: Enrolment | { id: string; personId: string },
  ): Promise<string> {
    const { id, personId } = newcomer;
    if (!['open', 'running'].includes(cohort.status)) throw new Refusal('cohort-not-open');
    if ((await this.seats.free(manager, cohort, id)) === 0) throw new Refusal('cohort-full');
    await checkMayLearn(manager, cohort, [personId]);
    await this.agenda.checkFree(manager, cohort, cohort.halfDays, [personId]);
    const now = this.clock.now();
    await manager.save(Enrolment, {
      ...{ createdAt: now, ...newcomer, cohortId: cohort.id },
      status: 'accepted',
      walkIn: true,
      answeredAt: now,
      withdrawalReason: null,
      withdrawnAt: null,
    });
    await this.audit.record(manager, {
      actorId: caller.id,
      organisationId: cohort.organisationId,
      action: 'enrolment.walk-in',
      objectType: 'enrolment',
      objectId: id,
    });
    return id;
  }
}
