import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { dueReminders, stillWanted } from '@percolateur/domain';
import type { MessageStatus, Reminder } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { Message, unsent } from '../../record/message.entity';
import { reminderFacts } from './reminder-facts';

/** Cohorts looked at together, and messages queued together. */
const batch = { cohorts: 50, messages: 500 };
/** A message queued this long ago and not out is queued again, in case its job was lost. */
const doubtMs = 2 * 60_000;

/**
 * Cohorts that may owe a message: those before their end, those whose end or certificates are recent
 * enough (nothing is said later than 30 days after its cause), those with a message not out yet.
 */
const mayOwe = `
  select id from cohort c
  where status in ('open', 'running')
    or exists (select 1 from half_day h where h.cohort_id = c.id
               and status in ('closed', 'archived') and h.ends_at > $1::timestamptz - interval '45 days')
    or exists (select 1 from certificate d join enrolment e on e.id = d.enrolment_id
               where e.cohort_id = c.id and d.issued_at > $1::timestamptz - interval '45 days')
    or exists (select 1 from message m where m.cohort_id = c.id
               and m.status in ('owed', 'queued', 'failed'))
  order by id`;

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
    const cohorts: { id: string }[] = await this.db.query(mayOwe, [now]);
    const ids = cohorts.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += batch.cohorts) {
      await this.sweepCohorts(ids.slice(start, start + batch.cohorts), now);
    }
  }

  private async sweepCohorts(cohortIds: string[], now: Date): Promise<void> {
    const facts = await reminderFacts(this.db.manager, cohortIds);
    const messages = await this.db.manager.find(Message, { where: { cohortId: In(cohortIds) } });
    const messagesOf = Map.groupBy(messages, ({ cohortId }) => cohortId);
    const toQueue: string[] = [];
    for (const [cohortId, about] of facts) {
      const sent = messagesOf.get(cohortId) ?? [];
      toQueue.push(...(await this.claim(cohortId, dueReminders({ ...about, sent, now }), now)));
      const verdicts = Map.groupBy(
        sent.filter((message) => isLeft(message, now)),
        (message) => stillWanted(message, about, now),
      );
      await this.set('pointless', verdicts.get('pointless'));
      const wanted = verdicts.get('send') ?? [];
      // What had become pointless is not any more: a signing closed by mistake, a cohort taken back.
      await this.set(
        'owed',
        wanted.filter(({ status }) => status === 'pointless'),
      );
      toQueue.push(...wanted.filter((each) => isInDoubt(each, now)).map(({ id }) => id));
    }
    for (let start = 0; start < toQueue.length; start += batch.messages) {
      await this.enqueue(toQueue.slice(start, start + batch.messages), now);
    }
  }

  /** The unique key decides between two sweeps: the ids of the messages that this one claimed. */
  private async claim(cohortId: string, due: Reminder[], now: Date): Promise<string[]> {
    if (due.length === 0) return [];
    const { raw } = await this.db
      .createQueryBuilder()
      .insert()
      .into(Message)
      .values(due.map((reminder) => ({ id: uuidv7(), cohortId, claimedAt: now, ...reminder })))
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as { id: string }[]).map(({ id }) => id);
  }

  private async enqueue(ids: string[], now: Date): Promise<void> {
    await this.queue.sendMessages(ids);
    await this.update(
      `status = case status when 'owed' then 'queued' else status end, queued_at = $2`,
      ids,
      [now],
    );
  }

  private async set(status: MessageStatus, messages: readonly Message[] = []): Promise<void> {
    const ids = messages.map(({ id }) => id);
    if (ids.length > 0) await this.update('status = $2', ids, [status]);
  }

  /** Leaves alone what is being sent at this moment, or is out since. */
  private async update(change: string, ids: string[], values: unknown[]): Promise<void> {
    await this.db.query(
      `update message set ${change} where id in (
         select id from message where id = any($1::uuid[])
         and status in ('owed', 'queued', 'failed', 'pointless') for update skip locked)`,
      [ids, ...values],
    );
  }
}

const isLeft = ({ status, expiresAt }: Message, now: Date) =>
  unsent.includes(status) || (status === 'pointless' && now < expiresAt);

const isInDoubt = ({ status, queuedAt }: Message, now: Date) =>
  status === 'owed' || !queuedAt || now.getTime() - queuedAt.getTime() >= doubtMs;
