import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Invitation } from '@percolateur/contract';
import { checkInvitation, followsCourse, opensSession, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { halfDayView } from '../attendance/half-day-view';
import { AuditService } from '../../people/audit/audit.service';
import { AgendaService } from '../cohort/agenda.service';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { asHolder, SeatService } from '../cohort/seat.service';
import { Organisation } from '../../record/organisation.entity';
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

  /**
   * The secret part of an invitation’s link: who holds it was sent it. The same each time, until the
   * address that it was sent to proves wrong: `linkVersion` then goes up, and it opens nothing.
   */
  tokenFor(enrolmentId: string, linkVersion = 0): string {
    const subject = linkVersion === 0 ? enrolmentId : `${enrolmentId}~${linkVersion}`;
    return this.secrets.token(purpose, subject);
  }

  /**
   * Reads an invitation and changes nothing.
   * @throws Refusal `not-found` for a link not ours, `invitation-withdrawn`, which tells nothing more
   */
  async read(token: string): Promise<Invitation> {
    const enrolment = await this.db.manager.findOne(Enrolment, {
      where: this.subjectOf(token),
      relations: { person: true, cohort: { organisation: true } },
    });
    if (!enrolment) throw new Refusal('not-found');
    const { title, status, timeZone, venueName, venueAddress, organisation } = enrolment.cohort!;
    if (enrolment.status === 'withdrawn') {
      throw new Refusal('invitation-withdrawn', { contact: organisation!.contactEmail });
    }
    const halfDays = await this.db.manager.find(HalfDay, {
      where: { cohortId: enrolment.cohortId },
      order: { startsAt: 'ASC' },
    });
    return {
      cohortTitle: title,
      organisationName: organisation!.name,
      firstName: enrolment.person!.firstName,
      status: enrolment.status,
      cohortStatus: status,
      timeZone,
      venueName,
      venueAddress,
      remote: halfDays.some(({ mode }) => mode === 'remote'),
      answerBefore: enrolment.answerBefore?.toISOString() ?? null,
      halfDays: halfDays.map(halfDayView),
      disabilityContactName: organisation!.disabilityContactName,
      disabilityContactEmail: organisation!.disabilityContactEmail,
      contactEmail: organisation!.contactEmail,
    };
  }

  /**
   * Accepts, also after having declined; accepting twice changes nothing. `entrusted` tells whether
   * the link also signs the person in: `opensSession`.
   * @throws Refusal `not-found`, `cohort-not-open`, `invitation-answered`, `invitation-expired`,
   * `invitation-withdrawn`, `seat-gone`, `half-day-overlaps`
   */
  async accept(token: string): Promise<Enrolment & { entrusted: boolean }> {
    let entrusted = false;
    const accepted = await this.answer(token, async (manager, cohort, enrolment) => {
      const { id, personId, answerBefore: deadline, linkUsedAt: usedAt } = enrolment;
      const now = this.clock.now();
      if (!followsCourse(enrolment.status)) {
        this.checkAnswerable(cohort, enrolment, 'accept');
        if ((await this.seats.free(manager, cohort, id)) === 0) {
          throw new Refusal('seat-gone', await this.contactOf(manager, cohort));
        }
        await this.agenda.checkFree(manager, cohort, cohort.halfDays, [personId], {
          byThemselves: true,
        });
        await this.settle(manager, cohort, enrolment, 'accepted');
      }
      const staff = await manager.existsBy(RoleGrant, { personId });
      entrusted = opensSession({ usedAt, deadline, staff }, now);
      if (!usedAt) await manager.update(Enrolment, { id }, { linkUsedAt: now });
    });
    return Object.assign(accepted, { entrusted });
  }

  /**
   * Declines, and gives the seat to the first who waits; declining twice changes nothing.
   * @throws Refusal `not-found`, `cohort-not-open`, `invitation-answered`, `invitation-expired`,
   * `invitation-withdrawn`
   */
  async decline(token: string): Promise<Invitation> {
    await this.answer(token, async (manager, cohort, enrolment) => {
      if (enrolment.status === 'declined') return;
      this.checkAnswerable(cohort, enrolment, 'decline');
      await this.settle(manager, cohort, enrolment, 'declined');
      await this.seats.fill(manager, cohort);
    });
    return this.read(token);
  }

  private async answer(
    token: string,
    decide: (manager: EntityManager, cohort: Cohort, enrolment: Enrolment) => Promise<void>,
  ): Promise<Enrolment> {
    const subject = this.subjectOf(token);
    const { id } = subject;
    const found = await this.db.manager.findOneBy(Enrolment, subject);
    if (!found) throw new Refusal('not-found');
    const enrolment = await this.seats.inTurn(found.cohortId, async (manager) => {
      const cohort = await this.seats.lock(manager, found.cohortId);
      // Read again: what was true before the lock may no longer be, the link included.
      const current = await manager.findOneBy(Enrolment, subject);
      if (!current) throw new Refusal('not-found');
      await decide(manager, cohort, current);
      return manager.findOneByOrFail(Enrolment, { id });
    });
    await this.mail.sweepSoon();
    return enrolment;
  }

  private async contactOf(manager: EntityManager, { organisationId }: Cohort) {
    const { contactEmail } = await manager.findOneByOrFail(Organisation, { id: organisationId });
    return { contact: contactEmail };
  }

  private checkAnswerable(
    { status }: Cohort,
    enrolment: Enrolment,
    answer: 'accept' | 'decline',
  ): void {
    checkInvitation(asHolder(enrolment), answer, this.clock.now());
    if (status !== 'open' && status !== 'running') throw new Refusal('cohort-not-open');
  }

  private async settle(
    manager: EntityManager,
    { organisationId }: Cohort,
    { id, personId }: Enrolment,
    status: 'accepted' | 'declined',
  ): Promise<void> {
    // Their own name is shown to the hub from now on.
    const known = status === 'accepted' && { writtenAs: null };
    await manager.update(Enrolment, { id }, { status, answeredAt: this.clock.now(), ...known });
    await this.audit.record(manager, {
      actorId: personId,
      action: `enrolment.${status}`,
      objectType: 'enrolment',
      objectId: id,
      organisationId,
    });
  }

  private subjectOf(token: string): Pick<Enrolment, 'id' | 'linkVersion'> {
    const [id, version = '0'] = this.secrets.subjectOf(purpose, token)?.split('~') ?? [];
    if (!id) throw new Refusal('not-found');
    return { id, linkVersion: Number(version) };
  }
}
