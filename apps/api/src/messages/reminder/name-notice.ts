import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { FormerName } from '../../record/former-name.entity';
import { nameChanged } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { contactFor, retryMinutes, worthDays } from './contact-for';

/** Tells people that staff changed their name: found again until it is told, and owed by nobody. */
@Injectable()
export class NameNotice {
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
      `select id from former_name
       where told_at is null and until > $1 and (next_try_at is null or next_try_at <= $2)
       order by until limit 100`,
      [subDays(this.clock.now(), worthDays), this.clock.now()],
    );
    for (const { id } of untold) await this.queue.sendRenamed(id);
  }

  async send(formerNameId: string): Promise<void> {
    const former = await this.db.manager.findOne(FormerName, {
      where: { id: formerNameId },
      relations: { person: true },
    });
    if (!former || former.toldAt) return;
    const { id, person } = former;
    const [before, after] = [fullName(former), fullName(person!)];
    // Put back since: there is nothing to tell.
    if (before !== after) {
      const contact = await contactFor(this.db, former.personId);
      try {
        await this.mailer.send(
          {
            id,
            to: { name: after, address: person!.email },
            fromName: null,
            replyTo: contact,
            lane: 'prompt',
          },
          nameChanged(person!.firstName, { before, after, contact }, this.env.publicUrl),
        );
      } catch (error) {
        if (!(error instanceof MailRefused)) throw error;
        if (!error.failure.final) {
          return this.write(id, { nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        }
      }
    }
    await this.write(id, { toldAt: this.clock.now() });
  }

  private async write(id: string, fields: Partial<FormerName>): Promise<void> {
    await this.db.manager.update(FormerName, { id }, fields);
  }
}
