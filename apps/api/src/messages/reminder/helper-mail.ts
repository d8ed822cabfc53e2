import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { reachedAt } from '../../people/people/person-at';
import { CafePairing } from '../../record/cafe-pairing.entity';
import { helperFound, helperNamed } from '../mail/letters-helper';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 10;

const untold = `
  select g.enrolment_id as id from cafe_pairing g join enrolment e on e.id = g.enrolment_id
  where g.told_at is null and (g.next_try_at is null or g.next_try_at <= $1)
    and not exists (select from erasure x where x.person_id in (e.person_id, g.helper_id))
  limit 100`;

/** Tells somebody who helps them, and the helper that they may write. */
@Injectable()
export class HelperMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told. */
  async resume(): Promise<void> {
    const owed = await this.db.query<{ id: string }[]>(untold, [this.clock.now()]);
    for (const { id } of owed) await this.queue.sendNotice('helper', id);
  }

  async send(enrolmentId: string): Promise<void> {
    const { manager } = this.db;
    const pairing = await manager.findOne(CafePairing, {
      where: { enrolmentId },
      relations: { helper: true, enrolment: { person: true, cohort: { organisation: true } } },
    });
    if (!pairing || pairing.toldAt) return;
    const { cohort, person } = pairing.enrolment!;
    const organisation = cohort!.organisation!;
    const { publicUrl } = this.env;
    const [newcomer, helper] = await Promise.all([
      reachedAt(manager, person!),
      reachedAt(manager, pairing.helper!),
    ]);
    const plan = `${publicUrl}/ma-formation/${cohort!.id}/mon-cafe`;
    const help = `${publicUrl}/entraide`;
    const letters = [
      [newcomer, helperFound({ ...newcomer, other: helper, organisation, url: plan })],
      [helper, helperNamed({ ...helper, other: newcomer, organisation, url: help })],
    ] as const;
    const write = (fields: Partial<CafePairing>) =>
      manager.update(CafePairing, { enrolmentId, helperId: pairing.helperId }, fields);
    for (const [to, letter] of letters) {
      const envelope = {
        id: `${enrolmentId}-${to.id}-${pairing.pairedAt.getTime()}`,
        to: { name: fullName(to), address: to.email },
        ...{ fromName: organisation.name, replyTo: organisation.contactEmail },
        lane: 'prompt',
      } as const;
      try {
        await this.mailer.send(envelope, letter);
      } catch (error) {
        if (!(error instanceof MailRefused)) throw error;
        if (error.failure.final) continue;
        await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        return;
      }
    }
    await write({ toldAt: this.clock.now() });
  }
}
