import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { MessageStatus } from '@percolateur/contract';
import type { MessageRow, QueueHealth, SentLetter as SentLetterView } from '@percolateur/contract';
import { may, Refusal, reminderLabels } from '@percolateur/domain';
import type { ReturnKind } from '@percolateur/domain';
import { subHours } from 'date-fns/subHours';
import { subMinutes } from 'date-fns/subMinutes';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Person } from '../../record/person.entity';
import { returnsOf, settleReturns } from '../../record/returns';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { Message, unsent } from '../../record/message.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { WorkerBeat } from '../../record/worker-beat.entity';
import { lateFacts } from './late-facts';

const shownDead = 100;
/** A sweep comes every half minute. */
const idleMinutes = 5;

/** Shows what became of messages, and sends a dead one again. */
@Injectable()
export class MessageService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Messages of a cohort, the latest due first. @throws Refusal `not-found` or `forbidden` */
  async ofCohort(caller: Caller, cohortId: string): Promise<MessageRow[]> {
    await this.access.cohort(caller, cohortId, 'message.manage');
    const messages = await this.db.manager.find(Message, {
      where: { cohortId },
      relations: { person: true },
      order: { dueAt: 'DESC', id: 'DESC' },
    });
    return this.rowsOf(messages);
  }

  /**
   * A message as it was sent. @throws Refusal `not-found`, also before it left and once its text is
   * no longer kept, or `forbidden`
   */
  async letter(caller: Caller, messageId: string): Promise<SentLetterView> {
    const asked = await this.db.manager.findOneBy(Message, { id: messageId });
    if (!asked?.cohortId) throw new Refusal('not-found');
    await this.access.cohort(caller, asked.cohortId, 'message.manage');
    const letter = await this.db.manager.findOneBy(SentLetter, { messageId });
    if (!letter) throw new Refusal('not-found');
    const { subject, html, attachments, sentAt } = letter;
    return { subject, html, attachments, sentAt: sentAt.toISOString() };
  }

  /**
   * Owes a dead message anew, or one that was kept back; any other is left as it is, so a second tap changes nothing.
   * @throws Refusal `not-found` or `forbidden`
   */
  async retry(caller: Caller, messageId: string): Promise<MessageRow> {
    const asked = await this.db.manager.findOneBy(Message, { id: messageId });
    if (!asked?.cohortId) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, asked.cohortId, 'message.manage');
    await this.db.transaction(async (manager) => {
      const revived = await manager.update(
        Message,
        { id: messageId, status: In(['dead', 'suppressed']) },
        { status: 'owed', attempts: 0, queuedAt: null, nextTryAt: null },
      );
      if (revived.affected !== 1) return;
      // Asked for by somebody who knows better: what came back from there counts no more.
      const { email } = await manager.findOneByOrFail(Person, { id: asked.personId });
      await settleReturns(manager, email, this.clock.now());
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId: cohort.organisationId,
        action: 'message.retried',
        objectType: 'message',
        objectId: messageId,
        detail: { cohortId: cohort.id, rule: asked.rule },
      });
    });
    await this.queue.sweepSoon();
    const message = await this.db.manager.findOneOrFail(Message, {
      where: { id: messageId },
      relations: { person: true },
    });
    const [row] = await this.rowsOf([message]);
    return row;
  }

  /** How the mail is doing, of every hub: for the national admin. @throws Refusal `forbidden` */
  async health(caller: Caller): Promise<QueueHealth> {
    const everywhere = { organisationId: '', personId: caller.id };
    if (!may(caller, 'queue.read', everywhere)) throw new Refusal('forbidden');
    const queue = await this.queue.state().catch(() => null);
    const [oldest] = await this.db.manager.find(Message, {
      where: { status: In(unsent) },
      order: { dueAt: 'ASC' },
      take: 1,
    });
    const { beat, late, ...figures } = await this.figures();
    const dead = await this.db.manager.find(Message, {
      where: { status: 'dead' },
      relations: { person: true },
      order: { dueAt: 'DESC' },
      take: shownDead,
    });
    return {
      backend: this.env.redisUrl ? 'redis' : 'postgresql',
      reachable: queue !== null,
      waiting: queue?.waiting ?? 0,
      active: queue?.active ?? 0,
      delayed: queue?.delayed ?? 0,
      failed: queue?.failed ?? 0,
      messages: await this.counts(),
      oldestOwedAt: oldest?.dueAt.toISOString() ?? null,
      lastSweep: beat && { at: beat.at.toISOString(), tookMs: beat.tookMs },
      late: late.since && { count: late.count, since: late.since.toISOString() },
      ...figures,
      dead: await this.rowsOf(dead),
    };
  }

  /** What tells whether letters leave as they should. */
  async figures() {
    const now = this.clock.now();
    const beat = await this.lastSweep();
    const [{ sentLastHour, suppressed }] = await this.db.query<
      { sentLastHour: number; suppressed: number }[]
    >(
      `select (select count(*)::int from message where status = 'sent' and sent_at > $1) as "sentLastHour",
              (select count(*)::int from suppressed_address) as suppressed`,
      [subHours(now, 1)],
    );
    const idle = beat !== null && beat.at < subMinutes(now, idleMinutes);
    return { beat, late: await lateFacts(this.db, now), idle, sentLastHour, suppressed };
  }

  /**
   * Owes anew every dead message that is still of use; what an address refuses is kept back when its
   * turn comes. A second tap finds none. @throws Refusal `forbidden`
   */
  async replay(caller: Caller): Promise<{ count: number }> {
    const everywhere = { organisationId: '', personId: caller.id };
    if (!may(caller, 'queue.read', everywhere)) throw new Refusal('forbidden');
    const count = await this.db.transaction(async (manager) => {
      const [, revived] = await manager.query<[unknown[], number]>(
        `update message set status = 'owed', attempts = 0, queued_at = null, next_try_at = null
         where status = 'dead' and expires_at > $1`,
        [this.clock.now()],
      );
      if (revived > 0) {
        await this.audit.record(manager, {
          ...{
            actorId: caller.id,
            action: 'message.retried',
            objectType: 'queue',
            objectId: 'mail',
          },
          detail: { count: revived },
        });
      }
      return revived;
    });
    await this.queue.sweepSoon();
    return { count };
  }

  /** The last time that what is due was looked for; null before the first. */
  async lastSweep(): Promise<WorkerBeat | null> {
    return this.db.manager.findOneBy(WorkerBeat, { name: 'sweep' });
  }

  private async rowsOf(messages: readonly Message[]): Promise<MessageRow[]> {
    const returned = await returnsOf(
      this.db.manager,
      messages.map(({ id }) => id),
    );
    return messages.map((message) => rowOf(message, returned.get(message.id) ?? null));
  }

  /** Messages by status, zeros included. */
  async counts(): Promise<Record<Message['status'], number>> {
    const rows: { status: Message['status']; count: number }[] = await this.db.query(
      'select status, count(*)::int as count from message group by status',
    );
    const known = new Map(rows.map(({ status, count }) => [status, count]));
    return Object.fromEntries(
      MessageStatus.options.map((status) => [status, known.get(status) ?? 0]),
    ) as Record<Message['status'], number>;
  }
}

function rowOf({ person, ...message }: Message, returned: ReturnKind | null): MessageRow {
  return {
    returned,
    id: message.id,
    rule: message.rule,
    label: reminderLabels[message.rule],
    firstName: person?.firstName ?? '',
    lastName: person?.lastName ?? '',
    email: person?.email ?? '',
    status: message.status,
    dueAt: message.dueAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
    attempts: message.attempts,
    lastError: message.lastError,
  };
}
