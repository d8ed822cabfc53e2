import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { frenchSlot, fullName, isToldToTeam } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { reachedAt } from '../../people/people/person-at';
import { WordNotice } from '../../record/word-notice.entity';
import type { Letter } from '../mail/layout';
import { teamTold } from '../mail/letters-team';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 10;
/** Later than that, the page has been opened. */
const worthDays = 3;

/** Tells the trainers of a cohort, and its hub, what people say of their half-days. */
@Injectable()
export class WordMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told. */
  async resume(): Promise<void> {
    const now = this.clock.now();
    const untold: { id: string }[] = await this.db.query(
      `select n.id from word_notice n join attendance_word w on w.id = n.word_id
       where n.told_at is null and w.at > $1 and (n.next_try_at is null or n.next_try_at <= $2)
       order by w.at limit 100`,
      [subDays(now, worthDays), now],
    );
    for (const { id } of untold) await this.queue.sendNotice('word', id);
  }

  async send(id: string): Promise<void> {
    const notice = await this.db.manager.findOne(WordNotice, {
      where: { id },
      relations: { person: true, word: { halfDay: { cohort: { organisation: true } } } },
    });
    if (!notice || notice.toldAt) return;
    const { name, contactEmail } = notice.word!.halfDay!.cohort!.organisation!;
    const person = notice.person && (await reachedAt(this.db.manager, notice.person));
    const to = person
      ? { name: fullName(person), address: person.email }
      : { name, address: contactEmail };
    const write = (fields: Partial<WordNotice>) =>
      this.db.manager.update(WordNotice, { id }, fields);
    try {
      const letter = this.written(notice);
      const envelope = { id, to, fromName: name, replyTo: null, lane: 'prompt' } as const;
      if (letter) await this.mailer.send(envelope, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) {
        await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        return;
      }
    }
    await write({ toldAt: this.clock.now() });
  }

  private written({ word, person }: WordNotice): Letter | null {
    const { kind, halfDay } = word!;
    if (!isToldToTeam(kind)) return null;
    const { id, title, timeZone } = halfDay!.cohort!;
    return teamTold(kind, {
      greeting: person ? `Bonjour ${person.firstName},` : 'Bonjour,',
      cohortTitle: title,
      slot: frenchSlot(halfDay!.startsAt, halfDay!.endsAt, timeZone),
      url: `${this.env.publicUrl}/animer/${id}?creneau=${halfDay!.id}`,
    });
  }
}
