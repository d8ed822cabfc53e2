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
import type { PersonalNotice } from '../../platform/mail-queue';
import { reachedAt } from '../../people/people/person-at';
import { FormerAddress } from '../../record/former-address.entity';
import { FormerName } from '../../record/former-name.entity';
import { OtherAddress } from '../../record/other-address.entity';
import { Person } from '../../record/person.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import type { Letter } from '../mail/layout';
import { addressAdded, addressChanged, nameChanged, recordsMerged } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';

/** A notice later than this is about what nobody remembers. */
const worthDays = 3;
const retryMinutes = 10;

/** What keeps each kind of notice, and since when it is owed. */
const kinds = {
  address: { entity: FormerAddress, table: 'former_address', since: 'until' },
  added: { entity: OtherAddress, table: 'other_address', since: 'confirmed_at' },
  merged: { entity: PersonMerge, table: 'person_merge', since: 'at' },
  name: { entity: FormerName, table: 'former_name', since: 'until' },
} as const;

type Kept = FormerAddress | FormerName | OtherAddress | PersonMerge;

/** A letter, where it goes, and the id that it goes under: sent again, it is the same. */
interface Told {
  id: string;
  address: string;
  letter: Letter;
}

const contactOf = `
  select o.contact_email as contact
  from person p
  left join lateral (select c.organisation_id as id from enrolment e join cohort c on c.id = e.cohort_id
                     where e.person_id = p.id order by e.created_at desc limit 1) as newest on true
  join organisation o on o.id = coalesce(newest.id, p.home_organisation_id) or o.kind = 'national'
  where p.id = $1 order by o.kind = 'national' limit 1`;

/**
 * Tells people of what was changed about themselves: an address that opens their account, or no more,
 * a name that staff changed, records of theirs that were made one. Found again until it is told, and owed by nobody.
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
    for (const kind of ['address', 'added', 'merged', 'name'] as const) {
      const { table, since } = kinds[kind];
      const untold: { id: string }[] = await this.db.query(
        `select id from ${table}
         where told_at is null and ${since} > $1 and (next_try_at is null or next_try_at <= $2)
         order by ${since} limit 100`,
        [subDays(now, worthDays), now],
      );
      for (const { id } of untold) await this.queue.sendNotice(kind, id);
    }
  }

  async send(kind: PersonalNotice, id: string): Promise<void> {
    const { entity } = kinds[kind];
    const kept = await this.db.manager.findOne<Kept>(entity, {
      where: { id },
      relations: { person: true },
    });
    if (!kept || kept.toldAt) return;
    const contact = await this.contactFor(kept.personId);
    const write = (fields: { toldAt?: Date; nextTryAt?: Date }) =>
      this.db.manager.update<Kept>(entity, { id }, fields);
    for (const { letter, address, ...under } of await this.written(kept, contact)) {
      try {
        const to = { name: fullName(kept.person!), address };
        const envelope = {
          ...under,
          to,
          fromName: null,
          replyTo: contact,
          lane: 'prompt',
        } as const;
        await this.mailer.send(envelope, letter);
      } catch (error) {
        if (!(error instanceof MailRefused)) throw error;
        if (!error.failure.final) {
          await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
          return;
        }
      }
    }
    await write({ toldAt: this.clock.now() });
  }

  /** Where it goes and what it says; nothing when there is nothing to tell any more. */
  private async written(kept: Kept, contact: string | null): Promise<Told[]> {
    const { publicUrl } = this.env;
    const { manager } = this.db;
    const { id } = kept;
    const { firstName, email } = await reachedAt(manager, kept.person!);
    if (kept instanceof PersonMerge) {
      // Either may be somebody else’s, by mistake: both are told.
      const { otherId } = kept;
      const other = await manager.findOneByOrFail(Person, { id: otherId });
      const letter = recordsMerged(
        firstName,
        { main: email, other: other.email, contact },
        publicUrl,
      );
      return [
        { id, address: email, letter },
        { id: otherId, address: other.email, letter },
      ];
    }
    if (kept instanceof FormerAddress) {
      const letter = addressChanged(firstName, { contact }, publicUrl);
      return [{ id, address: kept.email, letter }];
    }
    if (kept instanceof OtherAddress) {
      const letter = addressAdded(firstName, { added: kept.email, contact }, publicUrl);
      return [{ id, address: email, letter }];
    }
    const [before, after] = [fullName(kept), fullName(kept.person!)];
    // Put back since.
    if (before === after) return [];
    const letter = nameChanged(firstName, { before, after, contact }, publicUrl);
    return [{ id, address: email, letter }];
  }

  /** Whom a person may write to: the hub of their newest cohort, or who wrote them down, or the national body. */
  private async contactFor(personId: string): Promise<string | null> {
    const [found] = await this.db.query<{ contact: string }[]>(contactOf, [personId]);
    return found?.contact ?? null;
  }
}
