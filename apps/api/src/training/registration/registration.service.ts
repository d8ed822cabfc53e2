import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyRegistration, OpenRegistration, RegistrationRequest } from '@percolateur/contract';
import { networkOf, paces, Refusal } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { subMonths } from 'date-fns/subMonths';
import { DataSource, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { ThrottleService } from '../../platform/throttle.service';
import { Cohort } from '../../record/cohort.entity';
import { ConfidentialRequest } from '../../record/confidential-request.entity';
import { Registration } from '../../record/registration.entity';
import { RegistrationLink } from '../../record/registration-link.entity';
import { halfDayView } from '../attendance/half-day-view';
import { SeatService } from '../cohort/seat.service';
import { LinkService, lockLink } from './link.service';
import { RegistrationTokens } from './registration-tokens';

/** Asking for a seat, by somebody who may have no account. */
@Injectable()
export class RegistrationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly links: LinkService,
    private readonly mail: MailQueue,
    private readonly seats: SeatService,
    private readonly throttle: ThrottleService,
    private readonly tokens: RegistrationTokens,
  ) {}

  /** What a link opens onto. @throws Refusal `not-found` for a link not ours */
  async open(token: string): Promise<OpenRegistration> {
    const { manager } = this.db;
    const { link, cohort } = await this.linkOf(token);
    const { title, timeZone, venueName, venueAddress, organisation, halfDays } = cohort;
    halfDays.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
    return {
      ...{ cohortTitle: title, organisationName: organisation!.name, timeZone },
      ...{ venueName, venueAddress, halfDays: halfDays.map(halfDayView) },
      remote: halfDays.some(({ mode }) => mode === 'remote'),
      full: (await this.seats.freeForNewcomers(manager, cohort)) === 0,
      end: await this.links.endOf(manager, cohort, link),
      disabilityContactName: organisation!.disabilityContactName,
      contactEmail: organisation!.contactEmail,
    };
  }

  /**
   * Keeps a request and sends a letter to its address, which has to answer first. The same request
   * again changes nothing.
   * @throws Refusal `not-found` for a link not ours, `registration-closed`, `too-many-tries`,
   * `id-reused`
   */
  async register(ip: string, { token, ...request }: RegistrationRequest): Promise<void> {
    const { link, cohort } = await this.linkOf(token);
    const known = await this.db.manager.findOneBy(Registration, { id: request.id });
    if (!known) {
      if (await this.links.endOf(this.db.manager, cohort, link)) throw closed(cohort);
      await this.throttle.count(paces.requestsFromOnePlace, networkOf(ip));
      await this.throttle.count(paces.requestsUnderAddress, request.email);
      const kept = { ...request, linkId: link.id, createdAt: this.clock.now() };
      await this.db.manager
        .createQueryBuilder()
        .insert()
        .into(Registration)
        .values(kept)
        .orIgnore()
        .execute();
    } else if (known.linkId !== link.id || known.email !== request.email) {
      throw new Refusal('id-reused');
    }
    await this.mail.tellRegistration(request.id);
  }

  /** A request, for who made it; changes nothing. @throws Refusal `not-found` */
  async mine(token: string): Promise<MyRegistration> {
    return this.view(this.db.manager, this.tokens.idOf('registration', token));
  }

  /**
   * The address has answered: the request counts, and uses the link once. Confirming twice changes
   * nothing.
   * @throws Refusal `not-found`, `registration-closed` when the link took in others meanwhile
   */
  async confirm(token: string): Promise<MyRegistration> {
    const id = this.tokens.idOf('registration', token);
    return this.db.transaction(async (manager) => {
      const { linkId } = await this.find(manager, id);
      const link = await lockLink(manager, linkId);
      // Read again: what was true before the lock may no longer be.
      const { provedAt } = await this.find(manager, id);
      if (!provedAt) {
        const cohort = await manager.findOneOrFail(Cohort, {
          where: { id: link.cohortId },
          relations: { organisation: true },
        });
        if (await this.links.endOf(manager, cohort, link)) throw closed(cohort);
        const proved = {
          status: 'asked',
          toldStatus: 'asked',
          provedAt: this.clock.now(),
        } as const;
        await manager.update(Registration, { id }, proved);
      }
      return this.view(manager, id);
    });
  }

  /**
   * Keeps what somebody needs for the disability contact of the hub, who alone is told. What was
   * written first stays: the contact may have read it.
   * @throws Refusal `not-found`, also before the address has answered
   */
  async tellNeed(token: string, details: string): Promise<MyRegistration> {
    const id = this.tokens.idOf('registration', token);
    const { manager } = this.db;
    const { provedAt, accommodation, link } = await this.find(manager, id);
    if (!provedAt || !accommodation) throw new Refusal('not-found');
    const { disabilityContactEmail: contactEmail } = link!.cohort!.organisation!;
    await manager
      .createQueryBuilder()
      .insert()
      .into(ConfidentialRequest)
      .values({ registrationId: id, details, contactEmail, askedAt: this.clock.now() })
      .orIgnore()
      .execute();
    await this.mail.tellContact(id);
    return this.view(manager, id);
  }

  /**
   * Forgets requests whose address never answered after a week, those refused after half a year, and
   * what was said to the contact half a year after the answer, a year at most: for the worker.
   */
  async forget(): Promise<void> {
    const now = this.clock.now();
    const { manager } = this.db;
    const unanswered = { status: 'unproved', createdAt: LessThan(subDays(now, 7)) } as const;
    await manager.delete(Registration, unanswered);
    const refused = { status: 'refused', decidedAt: LessThan(subMonths(now, 6)) } as const;
    await manager.delete(Registration, refused);
    await manager.delete(ConfidentialRequest, { answeredAt: LessThan(subMonths(now, 6)) });
    await manager.delete(ConfidentialRequest, { askedAt: LessThan(subMonths(now, 12)) });
  }

  private async linkOf(token: string): Promise<{ link: RegistrationLink; cohort: Cohort }> {
    const link = await this.db.manager.findOne(RegistrationLink, {
      where: { id: this.tokens.idOf('registration-link', token) },
      relations: { cohort: { organisation: true, halfDays: true } },
    });
    if (!link) throw new Refusal('not-found');
    return { link, cohort: link.cohort! };
  }

  private async find(manager: EntityManager, id: string): Promise<Registration> {
    const registration = await manager.findOne(Registration, {
      where: { id },
      relations: { link: { cohort: { organisation: true } } },
    });
    if (!registration) throw new Refusal('not-found');
    return registration;
  }

  private async view(manager: EntityManager, id: string): Promise<MyRegistration> {
    const { status, firstName, accommodation, refusalReason, link } = await this.find(manager, id);
    const { title, organisation } = link!.cohort!;
    const told = await manager.existsBy(ConfidentialRequest, { registrationId: id });
    return {
      ...{ status, firstName, reason: refusalReason, cohortTitle: title },
      organisationName: organisation!.name,
      contactEmail: organisation!.contactEmail,
      disabilityContactName: organisation!.disabilityContactName,
      accommodation: accommodation ? (told ? 'told' : 'wanted') : 'none',
    };
  }
}

const closed = ({ organisation }: Cohort) =>
  new Refusal('registration-closed', { contact: organisation!.contactEmail });
