import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';

export const MAIL_QUEUE = 'mail';

/** What the mail worker knows how to do; jobs carry ids only, never an address or a secret. */
export interface MailJobs {
  /** Send the sign-in code of this `login_code` row. */
  code: { loginCodeId: string };
  /** Send this `message` row. */
  message: { messageId: string };
  /** Look for messages owed, claim them and queue them. */
  sweep: Record<string, never>;
}

const retried = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: { age: 24 * 3600, count: 2_000 },
  removeOnFail: { age: 14 * 24 * 3600, count: 5_000 },
};

/** Hands work to the mail worker. The database is the record; a job lost here is found by the sweep. */
@Injectable()
export class MailQueue {
  constructor(@InjectQueue(MAIL_QUEUE) private readonly queue: Queue<MailJobs[keyof MailJobs]>) {}

  async sendCode(loginCodeId: string): Promise<void> {
    await this.queue.add(
      'code',
      { loginCodeId },
      { ...retried, jobId: `code-${loginCodeId}`, priority: 1 },
    );
  }

  async sendMessages(messageIds: string[]): Promise<void> {
    await this.queue.addBulk(
      messageIds.map((messageId) => ({
        name: 'message',
        data: { messageId },
        opts: { ...retried, jobId: `message-${messageId}`, priority: 10 },
      })),
    );
  }

  /** Asks for a sweep now rather than at the next beat, since something that owes a message happened. */
  async sweepSoon(): Promise<void> {
    await this.queue.add('sweep', {}, { removeOnComplete: true, removeOnFail: 100, priority: 5 });
  }

  /** Resolves when the queue answers. */
  async ping(): Promise<void> {
    await this.queue.getJobCounts('active');
  }
}
