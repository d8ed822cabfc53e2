import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';

/** The lane of letters. */
export const MAIL_QUEUE = 'mail';
/** The lane of what somebody waits for, which no letter may hold up. */
export const PROMPT_QUEUE = 'prompt';
/** The lane of evidence to gather: minutes of work, which no letter waits for. */
export const BUNDLE_QUEUE = 'bundle';
/** The lane of what a host prints for a café. */
export const KIT_QUEUE = 'kit';

/** The lane of the files of certificates, one after the other. */
export const FILE_QUEUE = 'file';

/** The lane of documents to issue: somebody watches how far they are. */
export const ISSUE_QUEUE = 'issue';

/** Every lane of work: one more is a name here, a class that asks, and a `Lane` that does. */
export const lanes = [MAIL_QUEUE, PROMPT_QUEUE, BUNDLE_QUEUE, KIT_QUEUE, FILE_QUEUE, ISSUE_QUEUE];

/**
 * Tries are counted and put off in the record: to a queue each is a job done once. A job that stays
 * once done would keep the next of the same id out.
 */
export const once = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** After a queue that did not answer, work is asked for again this soon: BullMQ would wait 15 s. */
export const runRetryDelay = 2_000;
/** Work of minutes, one at a time: taken up again by another when its worker dies, thrice at most. */
export const longWork = {
  runRetryDelay,
  concurrency: 1,
  lockDuration: 30_000,
  maxStalledCount: 3,
};

/** The same words again within this long tell nothing more. */
const tellAgainMs = 10_000;
const logger = new Logger('queue');
const toldAt = new Map<string, number>();

function warn({ message }: Error): void {
  const now = performance.now();
  if (now - (toldAt.get(message) ?? -Infinity) < tellAgainMs) return;
  if (toldAt.size > 100) toldAt.clear();
  toldAt.set(message, now);
  logger.warn(message);
}

/** A queue that is away says so in the log, and ends no process. */
export function bearAbsence(...queues: readonly Queue[]): void {
  for (const queue of queues) queue.on('error', warn);
}

/** Asks for work that nobody waits for: were the queue away, the next beat would ask again. */
export function askSoon(queue: Queue, name: string, data: object, options: JobsOptions): void {
  queue.add(name, data, { ...once, ...options }).catch(warn);
}

/** What works through a lane: errors are told, and what is under way ends before the rest goes. */
export abstract class Lane extends WorkerHost implements BeforeApplicationShutdown {
  private rest?: NodeJS.Timeout;

  @OnWorkerEvent('error')
  async onError(error: Error): Promise<void> {
    warn(error);
    // A Redis that refuses, being full or not ready: BullMQ would ask again at once, thousands of
    // times a second.
    if (error.name !== 'ReplyError' || this.worker.isPaused() || this.worker.closing) return;
    this.rest = setTimeout(() => void this.worker.resume(), runRetryDelay);
    await this.worker.pause(true);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.rest);
    await this.worker.close();
  }
}
