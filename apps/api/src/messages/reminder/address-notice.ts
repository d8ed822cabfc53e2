import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { FormerAddress } from '../../record/former-address.entity';
import { addressChanged } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { contactFor, retryMinutes, worthDays } from './contact-for';

/** Tells an address that it opens an account no more: found again until it is told, and owed by nobody. */
@Injectable()
export class AddressNotice {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues the notices that are not told. */
  async resume(): Promise<void> {
    const untold: { id: string }[] = await this.db.query(
      `select id from former_address
       where told_at is null and until > $1 and (next_try_at is null or next_try_at <= $2)
       order by until limit 100`,
      [subDays(this.clock.now(), worthDays), this.clock.now()],
    );
    for (const { id } of untold) await this.queue.sendNotice(id);
  }

  async send(formerAddressId: string): Promise<void> {
    const former = await this.db.manager.findOne(FormerAddress, {
      where: { id: formerAddressId },
      relations: { person: true },
    });
    if (!former || former.toldAt) return;
    const { firstName, lastName } = former.person!;
    const contact = await contactFor(this.db, former.personId);
    const to = { name: `${firstName} ${lastName}`, address: former.email };
    try {
      await this.mailer.send(
        { id: former.id, to, fromName: null, replyTo: contact, lane: 'prompt' },
        addressChanged(firstName, { contact }, this.env.publicUrl),
      );
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final)
        return this.write(former, { nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
    }
    await this.write(former, { toldAt: this.clock.now() });
  }
  private async write({ id }: FormerAddress, fields: Partial<FormerAddress>): Promise<void> {
    await this.db.manager.update(FormerAddress, { id }, fields);
  }
}
