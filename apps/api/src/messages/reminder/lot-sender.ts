import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { isAway } from '../../platform/is-away';
import { Message } from '../../record/message.entity';
import { LotReader } from './lot-reader';
import type { Lot } from './lot-reader';
import { MessageSender } from './message-sender';
import { OneAtATime } from './one-at-a-time';
import { priorityOf } from './priorities';

/** What was read is used no longer: conditions are looked at again at the moment of sending. */
const freshMs = 5_000;

/**
 * Sends the messages of a lot one after the other. No row is locked while the mail server answers,
 * and each is marked as soon as it left: a worker that dies between the server’s word and the mark
 * lets that one be sent again, under the same Message-ID.
 */
@Injectable()
export class LotSender {
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly alone: OneAtATime,
    private readonly clock: Clock,
    private readonly messages: MessageSender,
    private readonly queue: MailQueue,
    private readonly reader: LotReader,
  ) {}

  async send(lotId: string): Promise<void> {
    await this.alone.alone(lotId, async () => {
      const waiting = await this.db.manager.find(Message, {
        where: { lotId, status: 'queued' },
        order: { dueAt: 'ASC', id: 'ASC' },
      });
      const done = await this.sendThose(waiting);
      if (done < waiting.length) await this.leaveRest(lotId, waiting[0]!);
    });
  }

  /** The letter under way is the last: the rest stays owed. */
  stop(): void {
    this.stopping = true;
  }

  /** Answers how many were tried. */
  private async sendThose(messages: readonly Message[]): Promise<number> {
    if (messages.length === 0) return 0;
    const began = performance.now();
    let lot: Lot;
    try {
      lot = await this.reader.read(messages);
    } catch (error) {
      return this.sendOneByOne(messages, error as Error);
    }
    const told = new Set<string>();
    for (const [tried, message] of messages.entries()) {
      // One at least leaves, however slow the reading was.
      const stale = tried > 0 && performance.now() - began > freshMs;
      // Who was just written to has read something new: what they were told, their diary’s SEQUENCE.
      if (this.stopping || stale || told.has(message.personId)) return tried;
      told.add(message.personId);
      await this.messages.send(message, lot);
    }
    return messages.length;
  }

  /** What cannot be read together is read one by one: a letter that is broken holds back no other. */
  private async sendOneByOne(messages: readonly Message[], error: Error): Promise<number> {
    const [message] = messages;
    if (isAway(error)) throw error;
    if (messages.length === 1) {
      await this.messages.notePoison(message!, error);
      return 1;
    }
    let tried = 0;
    for (const each of messages) tried += await this.sendThose([each]);
    return tried;
  }

  /**
   * A lot that took long, since the mail server is slow, goes on behind what matters more, and is read
   * anew. At a stop it waits for whoever comes next.
   */
  private async leaveRest(lotId: string, { rule }: Message): Promise<void> {
    if (this.stopping) {
      await this.db.manager.update(Message, { lotId, status: 'queued' }, { status: 'owed' });
      return;
    }
    const rest = uuidv7();
    const queuedAt = this.clock.now();
    await this.db.manager.update(Message, { lotId, status: 'queued' }, { lotId: rest, queuedAt });
    await this.queue.sendLots([{ lotId: rest, priority: priorityOf(rule) }]);
  }
}
