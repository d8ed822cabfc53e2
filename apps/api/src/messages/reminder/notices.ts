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
import type { NoticeOf } from '../../platform/mail-queue';
import { FormerAddress } from '../../record/former-address.entity';
import { FormerName } from '../../record/former-name.entity';
import type { Letter } from '../mail/layout';
import { addressChanged, nameChanged } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';

/** A notice later than this is about what nobody remembers. */
const worthDays = 3;
const retryMinutes = 10;

const kinds = { address: FormerAddress, name: FormerName };

const contactOf = `
  select o.contact_email as contact
  from person p
  left join lateral (select c.organisation_id as id from enrolment e join cohort c on c.id = e.cohort_id
                     where e.person_id = p.id order by e.created_at desc limit 1) as newest on true
  join organisation o on o.id = coalesce(newest.id, p.home_organisation_id) or o.kind = 'national'
  where p.id = $1 order by o.kind = 'national' limit 1`;

/**
 * Tells people of what was changed about themselves: an address that opens their account no more, a
 * name that staff changed. Found again until it is told, and owed by nobody.
 */
@Injectable()
export class Notices {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues the notices that are not told. */
  async resume(): Promise<void> {
    const now = this.clock.now();
    for (const kind of ['address', 'name'] as const) {
      const untold: { id: string }[] = await this.db.query(
        `select id from former_${kind}
         where told_at is null and until > $1 and (next_try_at is null or next_try_at <= $2)
         order by until limit 100`,
        [subDays(now, worthDays), now],
      );
      for (const { id } of untold) await this.queue.sendNotice(kind, id);
    }
  }

  async send(kind: NoticeOf, id: string): Promise<void> {
    const former = await this.db.manager.findOne<FormerAddress | FormerName>(kinds[kind], {
      where: { id },
      relations: { person: true },
    });
    if (!former || former.toldAt) return;
    const contact = await this.contactFor(former.personId);
    const notice = this.written(former, contact);
    const write = (fields: { toldAt?: Date; nextTryAt?: Date }) =>
      this.db.manager.update<FormerAddress | FormerName>(kinds[kind], { id }, fields);
    try {
      if (notice) {
        const { address, letter } = notice;
        const to = { name: fullName(former.person!), address };
        const envelope = { id, to, fromName: null, replyTo: contact, lane: 'prompt' } as const;
        await this.mailer.send(envelope, letter);
      }
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) {
        await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        return;
      }
    }
    await write({ toldAt: this.clock.now() });
  }

  /** Where it goes and what it says; null when there is nothing to tell any more. */
  private written(
    former: FormerAddress | FormerName,
    contact: string | null,
  ): { address: string; letter: Letter } | null {
    const { publicUrl } = this.env;
    const { firstName, email } = former.person!;
    if (former instanceof FormerAddress) {
      return { address: former.email, letter: addressChanged(firstName, { contact }, publicUrl) };
    }
    const [before, after] = [fullName(former), fullName(former.person!)];
    // Put back since.
    if (before === after) return null;
    return {
      address: email,
      letter: nameChanged(firstName, { before, after, contact }, publicUrl),
    };
  }

  /** Whom a person may write to: the hub of their newest cohort, or who wrote them down, or the national body. */
  private async contactFor(personId: string): Promise<string | null> {
    const [found] = await this.db.query<{ contact: string }[]>(contactOf, [personId]);
    return found?.contact ?? null;
  }
}
