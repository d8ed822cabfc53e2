import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { ConfidentialRequest } from '../../record/confidential-request.entity';
import { Registration } from '../../record/registration.entity';
import { RegistrationTokens } from '../../training/registration/registration-tokens';
import type { Letter } from '../mail/layout';
import {
  confidentialWaits,
  proveAddress,
  requestRefused,
  requestWaits,
} from '../mail/letters-registration';
import { Mailer, MailRefused } from '../mail/mailer';
import type { Envelope } from '../mail/mailer';

const retryMinutes = 10;

const untold = `
  select id, 'registration' as kind from registration
  where told_status <> status and (next_try_at is null or next_try_at <= $1)
  union all
  select registration_id, 'contact' from confidential_request
  where told_at is null and (next_try_at is null or next_try_at <= $1)
  limit 200`;

/**
 * Writes to who asks for a seat, who may have no account yet, and to the disability contact. What is
 * owed is the difference between the status told and the present one: found again until it is told.
 */
@Injectable()
export class RegistrationMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    private readonly tokens: RegistrationTokens,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told. */
  async resume(): Promise<void> {
    const owed = await this.db.query<{ id: string; kind: string }[]>(untold, [this.clock.now()]);
    for (const { id, kind } of owed) {
      if (kind === 'contact') await this.queue.tellContact(id);
      else await this.queue.tellRegistration(id);
    }
  }

  /** Tells who asked where their request stands. */
  async send(id: string): Promise<void> {
    const registration = await this.db.manager.findOne(Registration, {
      where: { id },
      relations: { link: { cohort: { organisation: true } } },
    });
    if (!registration || registration.toldStatus === registration.status) return;
    const { status, email: address } = registration;
    const { organisation } = registration.link!.cohort!;
    // Until it has answered, the address may be anybody’s: no typed name goes to it.
    const name = status === 'unproved' ? '' : fullName(registration);
    const replyTo = organisation!.contactEmail;
    const settled = await this.hand(
      {
        id: `${id}-${status}`,
        to: { name, address },
        fromName: organisation!.name,
        replyTo,
        lane: 'prompt',
      },
      this.letterTo(registration),
    );
    const { manager } = this.db;
    if (settled) await manager.update(Registration, { id, status }, { toldStatus: status });
    else await manager.update(Registration, { id }, { nextTryAt: this.later() });
  }

  /** Tells the disability contact that somebody wrote to them. */
  async sendToContact(registrationId: string): Promise<void> {
    const need = await this.db.manager.findOne(ConfidentialRequest, {
      where: { registrationId },
      relations: { registration: { link: { cohort: { organisation: true } } } },
    });
    if (!need || need.toldAt) return;
    const { title, organisation } = need.registration!.link!.cohort!;
    const { disabilityContactName: contactName } = organisation!;
    const token = this.tokens.of('confidential-request', registrationId);
    const settled = await this.hand(
      {
        id: `${registrationId}-contact`,
        to: { name: contactName, address: need.contactEmail },
        fromName: organisation!.name,
        replyTo: null,
        lane: 'prompt',
      },
      confidentialWaits({
        contactName,
        cohortTitle: title,
        url: `${this.env.publicUrl}/confidentiel#${token}`,
      }),
    );
    const change = settled ? { toldAt: this.clock.now() } : { nextTryAt: this.later() };
    await this.db.manager.update(ConfidentialRequest, { registrationId }, change);
  }

  private letterTo({ id, status, firstName, refusalReason, link }: Registration): Letter {
    const { title, organisation } = link!.cohort!;
    const asked = {
      firstName,
      cohortTitle: title,
      organisationName: organisation!.name,
      contactEmail: organisation!.contactEmail,
      url: `${this.env.publicUrl}/inscription/demande#${this.tokens.of('registration', id)}`,
    };
    if (status === 'unproved') return proveAddress(asked);
    if (status === 'refused') return requestRefused({ ...asked, reason: refusalReason ?? '' });
    return requestWaits(asked);
  }

  /** Whether there is nothing more to try: taken over, or refused for good. */
  private async hand(envelope: Envelope, letter: Letter): Promise<boolean> {
    try {
      await this.mailer.send(envelope, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      return error.failure.final;
    }
    return true;
  }

  private later(): Date {
    return addMinutes(this.clock.now(), retryMinutes);
  }
}
