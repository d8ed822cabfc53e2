import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import type { JobType, Queue } from 'bullmq';

export const MAIL_QUEUE = 'mail';

/** What the mail worker knows how to do; jobs carry ids only, never an address or a secret. */
export interface MailJobs {
  /** Send the sign-in code of this `login_code` row. */
  code: { loginCodeId: string };
  /** Send this `message` row. */
  message: { messageId: string };
  /** Do what the passing of time calls for: claim and queue the messages owed, forget what expired. */
  sweep: Record<string, never>;
}

/** Attempts at a message before it is dead: nearly three hours of a mail server that is away. */
export const messageAttempts = 12;
const backoff = { type: 'exponential', delay: 5_000, jitter: 0.3 };
// A job that stays once done would keep the next of the same id out.
const forgotten = { removeOnComplete: true, removeOnFail: true };
const sweep = { removeOnComplete: 20, removeOnFail: 100, priority: 5 };
const beatMs = 30_000;
/** Redis may be away for minutes; whoever waits for an answer does not. */
const patienceMs = 2_000;

/** On PostgreSQL a paused queue counts its waiting jobs under this name alone, which no type knows. */
const paused = 'paused' as JobType;

/** How the queue is, as its backend says. */
export interface QueueState {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  lastSweepAt: Date | null;
}

/** Hands work to the mail worker. The database is the record; a job lost here is found by the sweep. */
@Injectable()
export class MailQueue {
  private readonly logger = new Logger('mail queue');

  constructor(@InjectQueue(MAIL_QUEUE) private readonly queue: Queue<MailJobs[keyof MailJobs]>) {
    queue.on('error', ({ message }) => this.logger.warn(message));
  }

  /** @throws Refusal `unavailable` when the queue does not answer: nobody would send the code. */
  async sendCode(loginCodeId: string): Promise<void> {
    const options = {
      ...forgotten,
      attempts: 6,
      backoff,
      jobId: `code-${loginCodeId}`,
      priority: 1,
    };
    await answered(this.queue.add('code', { loginCodeId }, options));
  }

  /** Queues messages; those whose job is still there are left alone. */
  async sendMessages(messageIds: readonly string[]): Promise<void> {
    const options = { ...forgotten, attempts: messageAttempts, backoff, priority: 10 };
    await answered(
      this.queue.addBulk(
        messageIds.map((messageId) => ({
          name: 'message',
          data: { messageId },
          opts: { ...options, jobId: `message-${messageId}` },
        })),
      ),
    );
  }

  /**
   * Asks for a sweep now rather than at the next beat, since something that owes a message happened.
   * Nobody waits for it: were the queue away, the next beat would do.
   */
  async sweepSoon(): Promise<void> {
    const once = { id: 'sweep', keepLastIfActive: true };
    this.queue
      .add('sweep', {}, { ...sweep, deduplication: once })
      .catch(({ message }: Error) => this.logger.warn(message));
  }

  /** Sets the beat of the sweep; said again, it changes nothing. */
  async beat(): Promise<void> {
    await this.queue.upsertJobScheduler('sweep', { every: beatMs }, { name: 'sweep', opts: sweep });
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async state(): Promise<QueueState> {
    const [counts, done] = await answered(
      Promise.all([
        this.queue.getJobCounts('wait', 'prioritized', paused, 'active', 'delayed', 'failed'),
        this.queue.getCompleted(0, 20),
      ]),
    );
    const lastSweep = done.find(({ name }) => name === 'sweep')?.finishedOn;
    return {
      waiting: counts.wait + counts.prioritized + counts[paused],
      active: counts.active,
      delayed: counts.delayed,
      failed: counts.failed,
      lastSweepAt: lastSweep ? new Date(lastSweep) : null,
    };
  }

  /** Resolves when the queue answers. @throws Refusal `unavailable` */
  async ping(): Promise<void> {
    await answered(this.queue.getJobCounts('active'));
  }
}

async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('unavailable')), patienceMs);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
