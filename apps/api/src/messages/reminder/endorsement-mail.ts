import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { cameIn, endorsementState, fullName } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { CafeTokens } from '../../cafes/calendar/cafe-tokens';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { Person } from '../../record/person.entity';
import { endorsementAsked } from '../mail/letters-endorsement';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 10;

const untold = `
  select id from cafe_endorsement
  where told_at is null and status = 'asked' and email <> '' and expires_at > $1
    and (next_try_at is null or next_try_at <= $1) limit 100`;

/** Writes to whom a host asks to recommend them: people without an account. */
@Injectable()
export class EndorsementMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    private readonly tokens: CafeTokens,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told. */
  async resume(): Promise<void> {
    const owed = await this.db.query<{ id: string }[]>(untold, [this.clock.now()]);
    for (const { id } of owed) await this.queue.sendNotice('endorsement', id);
  }

  async send(id: string): Promise<void> {
    const { manager } = this.db;
    const asked = await manager.findOne(CafeEndorsement, {
      where: { id },
      relations: { cafe: { organisation: true } },
    });
    const now = this.clock.now();
    if (!asked?.email || asked.toldAt || endorsementState(asked, now) !== 'asked') return;
    const cafe = asked.cafe!;
    const account = await manager.findOneBy(CafeAccount, { cafeId: cafe.id });
    const host = await manager.findOneBy(Person, { id: cafe.hostId! });
    if (!account || !host) return;
    const organisation = cafe.organisation!;
    const letter = endorsementAsked({
      ...{ host: fullName(host), quality: asked.quality, organisation, title: cafe.title },
      ...{ place: cafe.place, startsAt: cafe.startsAt, endsAt: cafe.endsAt },
      ...{ timeZone: cafe.timeZone, format: account.format, came: cameIn(account) },
      expiresAt: asked.expiresAt,
      url: `${this.env.publicUrl}/recommander#${this.tokens.of('cafe-endorsement', id)}`,
    });
    const envelope = {
      // Asked again, it is another letter.
      id: `${id}-${asked.askedAt.getTime()}`,
      to: { name: '', address: asked.email },
      ...{ fromName: organisation.name, replyTo: organisation.contactEmail },
      lane: 'prompt',
    } as const;
    const write = (fields: Partial<CafeEndorsement>) =>
      manager.update(CafeEndorsement, { id, askedAt: asked.askedAt }, fields);
    try {
      await this.mailer.send(envelope, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      // An address that takes nothing will not answer: the host may ask somebody else at once.
      if (error.failure.final) await write({ toldAt: now, expiresAt: now });
      else await write({ nextTryAt: addMinutes(now, retryMinutes) });
      return;
    }
    await write({ toldAt: now });
  }
}
