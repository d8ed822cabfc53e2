import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Invitation } from '@percolateur/contract';
import { checkInvitation, followsCourse, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { halfDayView } from '../attendance/half-day-view';
import { AuditService } from '../../people/audit/audit.service';
import { AgendaService } from '../cohort/agenda.service';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { asHolder, SeatService } from '../cohort/seat.service';
import { RoleGrant } from '../../record/role.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { Secrets } from '../../platform/secrets';
import { Enrolment } from '../../record/enrolment.entity';

const purpose = 'invitation';

/** What invited people do with the link that they received. */
@Injectable()
export class InvitationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly agenda: AgendaService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly seats: SeatService,
    private readonly secrets: Secrets,
  ) {}

  /** The secret part of an invitation’s link: who holds it was sent it. The same each time. */
  tokenFor(enrolmentId: string): string {
    return this.secrets.token(purpose, enrolmentId);
  }

  /** Reads an invitation and changes nothing. @throws Refusal `not-found` for a link not ours */
  async read(token: string): Promise<Invitation> {
    const enrolment = await this.db.manager.findOne(Enrolment, {
      where: { id: this.subjectOf(token) },
      relations: { person: true, cohort: { organisation: true } },
    });
    if (!enrolment) throw new Refusal('not-found');
    const { title, timeZone, venueName, venueAddress, organisation } = enrolment.cohort!;
    const halfDays = await this.db.manager.find(HalfDay, {
      where: { cohortId: enrolment.cohortId },
      order: { startsAt: 'ASC' },
    });
    return {
      cohortTitle: title,
      organisationName: organisation!.name,
      firstName: enrolment.person!.firstName,
      status: enrolment.status,
      timeZone,
      venueName,
      venueAddress,
      remote: halfDays.some(({ mode }) => mode === 'remote'),
      answerBefore: enrolment.answerBefore?.toISOString() ?? null,
      halfDays: halfDays.map(halfDayView),
      disabilityContactName: organisation!.disabilityContactName,
      disabilityContactEmail: organisation!.disabilityContactEmail,
    };
  }

  /**
   * Accepts; accepting twice changes nothing. `entrusted` tells whether the link may also sign the
   * person in: the first time, then until its deadline, and never someone who works here, whose
   * rights are worth a code.
   * @throws Refusal `not-found`, `cohort-not-open`, `invitation-answered`, `invitation-expired`,
   * `cohort-full`, `half-day-overlaps`
   */
  async accept(token: string): Promise<Enrolment & { entrusted: boolean }> {
    let first = false;
    const accepted = await this.answer(token, async (manager, cohort, enrolment) => {
      if (followsCourse(enrolment.status)) return;
      this.checkAnswerable(cohort, enrolment);
      const { id, personId } = enrolment;
      if ((await this.seats.free(manager, cohort, id)) === 0) throw new Refusal('cohort-full');
      await this.agenda.checkFree(manager, cohort.id, cohort.halfDays, [personId]);
      await this.settle(manager, cohort, enrolment, 'accepted');
      first = true;
    });
    const { personId, answerBefore } = accepted;
    const fresh = first || (answerBefore !== null && this.clock.now() < answerBefore);
    const staff = await this.db.manager.existsBy(RoleGrant, { personId });
    return Object.assign(accepted, { entrusted: fresh && !staff });
  }

  /**
   * Declines, and gives the seat to the first who waits; declining twice changes nothing.
   * @throws Refusal `not-found`, `cohort-not-open`, `invitation-answered`, `invitation-expired`
   */
  async decline(token: string): Promise<Invitation> {
    await this.answer(token, async (manager, cohort, enrolment) => {
      if (enrolment.status === 'declined') return;
      this.checkAnswerable(cohort, enrolment);
      await this.settle(manager, cohort, enrolment, 'declined');
      await this.seats.fill(manager, cohort);
    });
    return this.read(token);
  }

  private async answer(
    token: string,
    decide: (manager: EntityManager, cohort: Cohort, enrolment: Enrolment) => Promise<void>,
  ): Promise<Enrolment> {
    const id = this.subjectOf(token);
    const enrolment = await this.db.transaction(async (manager) => {
      const found = await manager.findOneBy(Enrolment, { id });
      if (!found) throw new Refusal('not-found');
      const cohort = await this.seats.lock(manager, found.cohortId);
      // Read again: what was true before the lock may no longer be.
      await decide(manager, cohort, await manager.findOneByOrFail(Enrolment, { id }));
      return manager.findOneByOrFail(Enrolment, { id });
    });
    await this.mail.sweepSoon();
    return enrolment;
  }

  private checkAnswerable({ status }: Cohort, enrolment: Enrolment): void {
    checkInvitation(asHolder(enrolment), this.clock.now());
    if (status !== 'open' && status !== 'running') throw new Refusal('cohort-not-open');
  }

  private async settle(
    manager: EntityManager,
    { organisationId }: Cohort,
    { id, personId }: Enrolment,
    status: 'accepted' | 'declined',
  ): Promise<void> {
    await manager.update(Enrolment, { id }, { status, answeredAt: this.clock.now() });
    await this.audit.record(manager, {
      actorId: personId,
      action: `enrolment.${status}`,
      objectType: 'enrolment',
      objectId: id,
      organisationId,
    });
  }

  private subjectOf(token: string): string {
    const enrolmentId = this.secrets.subjectOf(purpose, token);
    if (!enrolmentId) throw new Refusal('not-found');
    return enrolmentId;
  }
}
