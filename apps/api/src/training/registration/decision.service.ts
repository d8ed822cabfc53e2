import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RegistrationRow } from '@percolateur/contract';
import { checkDecision, experiences, occupations, Refusal } from '@percolateur/domain';
import { DataSource, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { personMeant } from '../../people/people/person-at';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Registration } from '../../record/registration.entity';
import { SeatService } from '../cohort/seat.service';
import { EnrolmentService } from '../enrolment/enrolment.service';

/** What the coordination makes of requests for a seat. */
@Injectable()
export class DecisionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly enrolments: EnrolmentService,
    private readonly mail: MailQueue,
    private readonly seats: SeatService,
  ) {}

  /**
   * The requests of a cohort whose address has answered, those to decide first, then in order of
   * arrival.
   * @throws Refusal `not-found` or `forbidden`
   */
  async list(caller: Caller, cohortId: string): Promise<RegistrationRow[]> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const found = await this.db.manager.find(Registration, {
      where: { link: { cohortId }, provedAt: Not(IsNull()) },
      relations: { link: true, enrolment: true },
      order: { provedAt: 'ASC', id: 'ASC' },
    });
    const [toDecide, decided] = [true, false].map((asked) =>
      found.filter(({ status }) => (status === 'asked') === asked),
    );
    return [...toDecide, ...decided].map(rowOf);
  }

  /**
   * Gives a seat, and the invitation that goes with it, or a place in the queue, which a letter tells.
   * Whoever is enrolled already is left as they are. Approving twice changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open`, `transition-not-allowed`,
   * `known-address` when the address is somebody’s under another name, `staff-learner`
   */
  async approve(
    caller: Caller,
    registrationId: string,
    yes: { samePerson?: true },
  ): Promise<RegistrationRow> {
    const row = await this.decide(caller, registrationId, 'approved', async (manager, asked) => {
      const { cohortId } = asked.link!;
      const cohort = await this.seats.lock(manager, cohortId);
      this.seats.checkAdmitting(cohort);
      const enrolmentId = await this.enrolled(manager, cohort, caller, { ...asked, ...yes });
      if (this.seats.mayInvite(cohort)) {
        const first = { id: enrolmentId, status: 'invited', invitedAt: IsNull() } as const;
        await manager.update(Enrolment, first, this.seats.invitation(cohort));
      }
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'registration.approved',
        objectType: 'enrolment',
        objectId: enrolmentId,
        organisationId: cohort.organisationId,
      });
      const { status } = await manager.findOneByOrFail(Enrolment, { id: enrolmentId });
      // Who has a seat is told by the invitation itself.
      return { enrolmentId, ...(status !== 'waitlisted' && { toldStatus: 'approved' as const }) };
    });
    await this.mail.sweepSoon();
    return row;
  }

  /**
   * Refuses a request; the reason is told to the person. Refusing twice keeps the first reason.
   * @throws Refusal `not-found`, `forbidden`, `transition-not-allowed`
   */
  async refuse(caller: Caller, registrationId: string, reason: string): Promise<RegistrationRow> {
    return this.decide(caller, registrationId, 'refused', async (manager, { link }) => {
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'registration.refused',
        objectType: 'cohort',
        objectId: link!.cohortId,
        organisationId: link!.cohort!.organisationId,
      });
      return { refusalReason: reason };
    });
  }

  private async decide(
    caller: Caller,
    id: string,
    decision: 'approved' | 'refused',
    work: (manager: EntityManager, asked: Registration) => Promise<Partial<Registration>>,
  ): Promise<RegistrationRow> {
    const relations = { link: { cohort: true }, enrolment: true } as const;
    const found = await this.db.manager.findOne(Registration, { where: { id }, relations });
    if (!found) throw new Refusal('not-found');
    const { cohortId } = found.link!;
    await this.access.cohort(caller, cohortId, 'people.write');
    const decided = await this.seats.inTurn(cohortId, async (manager) => {
      await manager.findOneOrFail(Registration, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      // Read again: what was true before the lock may no longer be.
      const asked = await manager.findOneOrFail(Registration, { where: { id }, relations });
      if (checkDecision(asked.status, decision) === 'done') return asked;
      const change = await work(manager, asked);
      const fields = { status: decision, decidedAt: this.clock.now(), ...change };
      await manager.update(Registration, { id }, fields);
      return manager.findOneOrFail(Registration, { where: { id }, relations });
    });
    await this.mail.tellRegistration(id);
    return rowOf(decided);
  }

  /** The enrolment of who asked, made now unless they have one. */
  private async enrolled(
    manager: EntityManager,
    cohort: Cohort,
    caller: Caller,
    { email, firstName, lastName, employer, samePerson }: Registration & { samePerson?: true },
  ): Promise<string> {
    const card = { email, firstName, lastName, employer, samePerson };
    try {
      return await this.enrolments.put(manager, cohort, caller, { id: uuidv7(), ...card });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'already-enrolled') throw error;
      const person = await personMeant(manager, email, cohort.id);
      const already = { cohortId: cohort.id, personId: person?.id };
      return (await manager.findOneByOrFail(Enrolment, already)).id;
    }
  }
}

const rowOf = (registration: Registration): RegistrationRow => {
  const { id, firstName, lastName, email, employer, siret, needs, status } = registration;
  const { occupation, experience, accommodation, link, enrolment } = registration;
  return {
    ...{ id, firstName, lastName, email, employer, siret, needs, accommodation, status },
    occupation: occupation && occupations[occupation],
    experience: experience && experiences[experience],
    linkLabel: link!.label,
    askedAt: registration.provedAt!.toISOString(),
    decidedAt: registration.decidedAt?.toISOString() ?? null,
    reason: registration.refusalReason,
    enrolmentStatus: enrolment?.status ?? null,
  };
};
