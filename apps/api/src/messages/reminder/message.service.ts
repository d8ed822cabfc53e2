import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { MessageStatus } from '@percolateur/contract';
import type { MessageRow, QueueHealth, SentLetter as SentLetterView } from '@percolateur/contract';
import { may, Refusal, reminderLabels } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { Message, unsent } from '../../record/message.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { WorkerBeat } from '../../record/worker-beat.entity';

const shownDead = 100;

/** Shows what became of messages, and sends a dead one again. */
@Injectable()
export class MessageService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
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
    return messages.map(rowOf);
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
   * Owes a dead message anew; any other is left as it is, so a second tap changes nothing.
   * @throws Refusal `not-found` or `forbidden`
   */
  async retry(caller: Caller, messageId: string): Promise<MessageRow> {
    const asked = await this.db.manager.findOneBy(Message, { id: messageId });
    if (!asked?.cohortId) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, asked.cohortId, 'message.manage');
    await this.db.transaction(async (manager) => {
      const revived = await manager.update(
        Message,
        { id: messageId, status: 'dead' },
        { status: 'owed', attempts: 0, queuedAt: null, nextTryAt: null },
      );
      if (revived.affected !== 1) return;
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
    return rowOf(message);
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
    const beat = await this.lastSweep();
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
      dead: dead.map(rowOf),
    };
  }

  /** The last time that what is due was looked for; null before the first. */
  async lastSweep(): Promise<WorkerBeat | null> {
    return this.db.manager.findOneBy(WorkerBeat, { name: 'sweep' });
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

function rowOf({ person, ...message }: Message): MessageRow {
  return {
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
