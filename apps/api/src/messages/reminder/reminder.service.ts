import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { dueReminders, stillWanted } from '@percolateur/domain';
import type { Reminder, ReminderFacts } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { MailLot } from '../../platform/mail-queue';
import type { Message } from '../../record/message.entity';
import { connections } from '../mail/mailer';
import { longestWaitMs } from './backoff';
import { cohortsThatMayOwe } from './may-owe';
import { prioritySql } from './priorities';
import { reminderFacts } from './reminder-facts';

/**
 * Cohorts looked at together: few, so that others get their turn between. Messages queued together,
 * and those of them that one job tries.
 */
const batch = { cohorts: 10, messages: 500, lot: 50 };
/** A message queued this long ago and not out is queued again if its job was lost. */
const doubtMs = 10_000;

/**
 * Marks what is due as queued, by lots: of one priority, of as few cohorts as may be, since what a
 * letter speaks of is read once for a lot; and never so large that a connection has nothing to do.
 */
const markedByLots = (which: string) => `
  with taken as (
    select id, rule, cohort_id, due_at from message where ${which}
    order by due_at limit $2 for update skip locked),
  ranked as (
    select id, ${prioritySql('rule')} as priority, cohort_id, due_at from taken),
  placed as (
    select id, priority,
           (row_number() over (partition by priority order by cohort_id, due_at) - 1)
             / greatest(1, least(${batch.lot}, count(*) over (partition by priority)
                                               / ${connections.letters})) as place
    from ranked),
  lots as (
    select priority, place, gen_random_uuid() as lot_id from placed group by priority, place),
  marked as (
    update message m set status = 'queued', queued_at = $1, lot_id = l.lot_id
    from placed p join lots l using (priority, place) where m.id = p.id)
  select lot_id as "lotId", priority, (select count(*)::int from taken) as taken
  from lots order by priority, place`;

/**
 * Takes up again the lots of what was queued too long ago; what a worker of the version before queued
 * alone is a lot of its own.
 */
const doubted = `
  with taken as (
    select id from message
    where status = 'queued' and abs(extract(epoch from ($1::timestamptz - queued_at))) * 1000 >= $3
    order by due_at limit $2 for update skip locked),
  marked as (
    update message m set queued_at = $1, lot_id = coalesce(m.lot_id, m.id) from taken t where m.id = t.id
    returning m.lot_id, ${prioritySql('m.rule')} as priority)
  select lot_id as "lotId", min(priority) as priority, (select count(*)::int from taken) as taken
  from marked group by lot_id`;

type Claimed = Pick<
  Message,
  'id' | 'personId' | 'rule' | 'occurrence' | 'cohortId' | 'status' | 'expiresAt' | 'nextTryAt'
>;

/** Finds what is owed, whatever happened since the last time: nothing is scheduled ahead. */
@Injectable()
export class ReminderService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
  ) {}

  /** Claims the messages owed now and queues those that are not out. May run at any time, any often. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const cohorts: { id: string }[] = await this.db.query(cohortsThatMayOwe, [now]);
    const ids = cohorts.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += batch.cohorts) {
      await this.sweepCohorts(ids.slice(start, start + batch.cohorts), now);
    }
    await this.resume();
  }

  /**
   * Queues what is claimed, not out, and whose time has come: new, put off after a failure, or lost
   * by the queue. A clock that went back since is seen by what it put off too far.
   */
  async resume(): Promise<void> {
    const now = this.clock.now();
    await this.enqueue(
      markedByLots(
        `status in ('owed', 'failed')
         and (next_try_at is null or next_try_at <= $1
              or (status = 'failed' and next_try_at > $1::timestamptz + $3::int * interval '1 ms'))`,
      ),
      [now, batch.messages, longestWaitMs],
    );
    const [{ lots }]: [{ lots: number }] = await this.db.query(
      `select count(distinct coalesce(lot_id, id))::int as lots from message where status = 'queued'`,
    );
    // Asked first of the record: most of the time nothing is queued, and nobody asks the queue.
    if (lots > 0 && (await this.queue.lotsHeld()) < lots) {
      await this.enqueue(doubted, [now, batch.messages, doubtMs]);
    }
  }

  private async sweepCohorts(cohortIds: string[], now: Date): Promise<void> {
    const facts = await reminderFacts(this.db.manager, cohortIds);
    const messages: Claimed[] = await this.db.query(
      `select id, person_id as "personId", rule, occurrence, cohort_id as "cohortId", status,
              expires_at as "expiresAt", next_try_at as "nextTryAt"
       from message where cohort_id = any($1::uuid[])`,
      [cohortIds],
    );
    const messagesOf = Map.groupBy(messages, ({ cohortId }) => cohortId);
    for (const [cohortId, about] of facts) {
      const sent = messagesOf.get(cohortId) ?? [];
      await this.claim(cohortId, dueReminders({ ...about, sent, now }), now);
      await this.revive(sent, about, now);
      await breathe();
    }
  }

  /** The unique key decides between two sweeps. */
  private async claim(cohortId: string, due: Reminder[], now: Date): Promise<void> {
    if (due.length === 0) return;
    await this.db.query(
      `insert into message (id, person_id, rule, occurrence, cohort_id, enrolment_id, status,
                            due_at, expires_at, claimed_at)
       select r.id, r."personId", r.rule, r.occurrence, $1, r."enrolmentId", 'owed',
              r."dueAt", r."expiresAt", $2
       from jsonb_to_recordset($3::jsonb) as r(id uuid, "personId" uuid, rule text, occurrence text,
            "enrolmentId" uuid, "dueAt" timestamptz, "expiresAt" timestamptz)
       on conflict do nothing`,
      [cohortId, now, JSON.stringify(due.map((reminder) => ({ id: uuidv7(), ...reminder })))],
    );
  }

  /**
   * What had become pointless, or waited for its date, may be wanted now: a signing closed by
   * mistake, a cohort taken back, a date that came nearer.
   */
  private async revive(sent: readonly Claimed[], about: ReminderFacts, now: Date): Promise<void> {
    const resting = sent.filter(
      ({ status, expiresAt, nextTryAt }) =>
        now < expiresAt &&
        (status === 'pointless' || (status === 'owed' && nextTryAt !== null && nextTryAt > now)),
    );
    if (resting.length === 0) return;
    const judge = stillWanted(about, now);
    const wanted = resting.filter((message) => judge(message).verdict === 'send');
    await this.db.query(
      `update message set status = 'owed', next_try_at = null
       where id = any($1::uuid[]) and status in ('pointless', 'owed')`,
      [wanted.map(({ id }) => id)],
    );
  }

  /** Marked first: what is queued and lost is found again, what is lost unmarked would not be. */
  private async enqueue(marking: string, values: [Date, number, number]): Promise<void> {
    type Marked = MailLot & { taken: number };
    for (;;) {
      const lots: Marked[] = await this.db.query(marking, values);
      const [first] = lots;
      if (!first) return;
      await this.queue.sendLots(lots);
      if (first.taken < batch.messages) return;
      await breathe();
    }
  }
}
