import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName, gatheringLetter } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { reachedAt } from '../../people/people/person-at';
import { GatheringSeat } from '../../record/gathering-seat.entity';
import { organizerOf } from '../agenda/organizer';
import { gatheringTold } from '../mail/letters-gathering';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 10;

/** More than are owed a letter at $1, far fewer than there are: `gatheringLetter` decides. */
const untold = `
  select p.id from gathering g join gathering_seat p on p.gathering_id = g.id
  where g.ends_at > $1 and p.signed_up_at is not null
    and (p.told_schedule is null and g.cancelled_at is null or p.told_schedule < g.schedule
      or (p.reminded_at is null and g.cancelled_at is null
          and p.signed_up_at < g.starts_at - interval '24 hours'
          and g.starts_at <= $1::timestamptz + interval '24 hours'))
    and (p.next_try_at is null or p.next_try_at <= $1)
    and not exists (select from erasure x where x.person_id = p.person_id)
  limit 200`;

/** Tells who signed up for an online gathering: that it is noted, what changes, and the day before. */
@Injectable()
export class GatheringMail {
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
    for (const { id } of owed) await this.queue.sendNotice('gathering', id);
  }

  async send(id: string): Promise<void> {
    const { manager } = this.db;
    const now = this.clock.now();
    const seat = await manager.findOne(GatheringSeat, {
      where: { id },
      relations: { person: true, gathering: { series: true } },
    });
    const gathering = seat?.gathering;
    const kind = seat && gathering && gatheringLetter({ ...seat, gathering }, now);
    if (!kind) return;
    const person = await reachedAt(manager, seat.person!);
    const organizer = await organizerOf(manager);
    const { publicUrl } = this.env;
    const { cancellationReason, schedule } = gathering;
    const write = (fields: Partial<GatheringSeat>) => manager.update(GatheringSeat, { id }, fields);
    try {
      await this.mailer.send(
        {
          // Signed off and on again, it is another letter.
          id: `${id}-${kind}-${schedule}-${seat.signedUpAt!.getTime()}`,
          to: { name: fullName(person), address: person.email },
          ...{ fromName: organizer.name, replyTo: organizer.email, lane: 'prompt' },
        },
        gatheringTold(kind, {
          ...{ gathering, series: gathering.series!, person, organizer, publicUrl, now },
          cancellationReason,
        }),
      );
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) {
        await write({ nextTryAt: addMinutes(now, retryMinutes) });
        return;
      }
    }
    await write(kind === 'eve' ? { remindedAt: now } : { toldSchedule: schedule });
  }
}
