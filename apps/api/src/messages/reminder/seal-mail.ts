import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { SealNotice } from '../../record/seal-notice.entity';
import { sealed } from '../mail/letters-house';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 30;

/** Sends each seal to its organisation: a copy that whoever owns the server does not hold. */
@Injectable()
export class SealMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues the seals that were not sent. */
  async resume(): Promise<void> {
    const untold: { id: string }[] = await this.db.query(
      `select id from seal_notice
       where told_at is null and (next_try_at is null or next_try_at <= $1) order by id limit 100`,
      [this.clock.now()],
    );
    for (const { id } of untold) await this.queue.sendNotice('seal', id);
  }

  async send(id: string): Promise<void> {
    const notice = await this.db.manager.findOne(SealNotice, {
      where: { id },
      relations: { seal: { organisation: true } },
    });
    if (!notice || notice.toldAt) return;
    const { organisation, ...seal } = notice.seal!;
    const to = { name: organisation!.name, address: organisation!.contactEmail };
    const write = (fields: Partial<SealNotice>) =>
      this.db.manager.update(SealNotice, { id }, fields);
    try {
      const letter = sealed(seal, this.env.publicUrl);
      await this.mailer.send({ id, to, fromName: null, replyTo: null, lane: 'prompt' }, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) {
        await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        return;
      }
    }
    await write({ toldAt: this.clock.now() });
  }
}
