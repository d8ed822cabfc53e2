import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readReturn } from '@percolateur/domain';
import type { ReadReturn } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { subMonths } from 'date-fns/subMonths';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailReturn } from '../../record/mail-return.entity';
import { senderOf } from '../mail/sender';
import { readMail } from './read-mail';

/** What was made of a message that arrived; `known` when it is about a letter of ours. */
export interface TakenReturn {
  kind: ReadReturn['kind'];
  known: boolean;
}

/** Where the letter of this id had gone, whatever it was: a message, a code, a notice, a request. */
const addressOf = `
  select coalesce(m.sent_to, p.email) as address from message m join person p on p.id = m.person_id
  where m.id = $1 and m.attempts > 0
  union all select email from login_code where id = $1
  union all select email from registration where id = $1
  union all select email from former_address where id = $1
  union all select p.email from former_name f join person p on p.id = f.person_id where f.id = $1
  union all select p.email from person_merge m join person p on p.id = m.person_id where m.id = $1
  union all select p.email from person_merge m join person p on p.id = m.other_id where m.other_id = $1
  union all select p.email from other_address a join person p on p.id = a.person_id where a.id = $1
  union all select lower(o.contact_email) from seal_notice s join organisation o on o.id = s.organisation_id
    where s.id = $1
  union all select coalesce(p.email, lower(o.contact_email)) from word_notice n
    join attendance_word w on w.id = n.word_id join half_day h on h.id = w.half_day_id
    join cohort c on c.id = h.cohort_id join organisation o on o.id = c.organisation_id
    left join person p on p.id = n.person_id where n.id = $1
  limit 1`;

/** A mailbox that was full last season says nothing of today’s. */
const softDays = 30;
const keptMonths = 6;

/** Takes what comes back of letters, by whatever door it arrives. */
@Injectable()
export class ReturnedMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Pick<Env, 'mailFrom'>,
  ) {}

  /**
   * Reads a raw message, and keeps what it says of a letter of ours. The same one again, by this door
   * or another, changes nothing; what speaks of no letter of ours is let go.
   */
  async take(raw: Buffer): Promise<TakenReturn> {
    const { mail, mailIds, messageId } = await readMail(raw, senderOf(this.env.mailFrom).domain);
    const { kind, code } = readReturn(mail);
    const letter = kind === 'unrelated' ? null : await this.letterOf(mailIds);
    if (kind === 'unrelated' || !letter) return { kind, known: false };
    await this.keep({
      ...letter,
      id: messageId || createHash('sha256').update(raw).digest('hex'),
      ...{ kind, code },
    });
    return { kind, known: true };
  }

  /** Keeps what a server said while the letter was being handed to it. */
  async refused(
    mailId: string,
    address: string,
    { kind, code }: Pick<MailReturn, 'kind' | 'code'>,
    attempt: number,
  ): Promise<void> {
    await this.keep({ id: `smtp-${mailId}-${attempt}`, mailId, address, kind, code });
  }

  /** Forgets what counts no more: what is settled, what was passing, what was a holiday. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    const old = LessThan(subMonths(now, keptMonths));
    await this.db.manager.delete(MailReturn, [
      { settledAt: Not(IsNull()), at: old },
      { kind: 'out-of-office', at: old },
      { kind: 'soft', at: LessThan(subDays(now, softDays)) },
    ]);
  }

  private async keep(kept: Omit<MailReturn, 'at' | 'settledAt'>): Promise<void> {
    await this.db.manager
      .createQueryBuilder()
      .insert()
      .into(MailReturn)
      .values({ ...kept, at: this.clock.now() })
      .orIgnore()
      .execute();
  }

  private async letterOf(ids: readonly string[]) {
    for (const mailId of ids) {
      const [found] = await this.db.query<{ address: string }[]>(addressOf, [mailId]);
      if (found) return { mailId, address: found.address };
    }
    return null;
  }
}
