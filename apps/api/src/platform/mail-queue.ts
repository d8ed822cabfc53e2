import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import type { JobType, Queue } from 'bullmq';
import { askSoon, bearAbsence, MAIL_QUEUE, once, PROMPT_QUEUE } from './lane';

/** What the lane of letters knows how to do; jobs carry ids only, never an address or a secret. */
export interface MailJobs {
  /** Try to send the `message` rows queued under this lot. */
  lot: { lotId: string };
}

/** What somebody is told of, about themselves. */
export type PersonalNotice = 'address' | 'added' | 'merged' | 'name';
/** And what an organisation is: its seal, and what people say of their half-days; who meets online. */
export type NoticeOf = PersonalNotice | 'endorsement' | 'gathering' | 'helper' | 'seal' | 'word';

export interface PromptJobs {
  /** Try to send the sign-in code of this `login_code` row. */
  code: { loginCodeId: string };
  /** Tell of what this row of `former_address`, `other_address`, `former_name`, `seal_notice`, `word_notice`, `gathering_seat`, `cafe_pairing` or `cafe_endorsement` keeps. */
  notice: { notice: NoticeOf; id: string };
  /** Tell who made this request for a seat where it stands. */
  registration: { registrationId: string };
  /** Tell the disability contact that this request has something confidential. */
  contact: { confidentialId: string };
  /** Tell who proposed this café, or the hub, where it stands. */
  cafe: { publicCafeId: string };
  /** Tell who took this place in a café where it stands. */
  seat: { cafeSeatId: string };
  /** Do what the passing of time calls for, now: something that owes a message has just happened. */
  sweep: Record<string, never>;
}

/** Messages to try one after the other, and how soon they matter: 1 before 10. */
export interface MailLot {
  lotId: string;
  priority: number;
}

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
}

/** Hands work to the mail worker. The database is the record; a job lost here is found by the sweep. */
@Injectable()
export class MailQueue {
  constructor(
    @InjectQueue(MAIL_QUEUE) private readonly letters: Queue<MailJobs['lot']>,
    @InjectQueue(PROMPT_QUEUE) private readonly prompt: Queue<PromptJobs[keyof PromptJobs]>,
  ) {
    bearAbsence(letters, prompt);
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async sendCode(loginCodeId: string): Promise<void> {
    const options = { ...once, jobId: `code-${loginCodeId}`, priority: 1 };
    await answered(this.prompt.add('code', { loginCodeId }, options));
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async sendNotice(notice: NoticeOf, id: string): Promise<void> {
    const options = { ...once, jobId: `notice-${id}`, priority: 3 };
    await answered(this.prompt.add('notice', { notice, id }, options));
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async tellRegistration(registrationId: string): Promise<void> {
    const options = { ...once, jobId: `registration-${registrationId}`, priority: 2 };
    await answered(this.prompt.add('registration', { registrationId }, options));
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async tellContact(confidentialId: string): Promise<void> {
    const options = { ...once, jobId: `contact-${confidentialId}`, priority: 3 };
    await answered(this.prompt.add('contact', { confidentialId }, options));
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async tellCafe(publicCafeId: string): Promise<void> {
    const options = { ...once, jobId: `cafe-${publicCafeId}`, priority: 2 };
    await answered(this.prompt.add('cafe', { publicCafeId }, options));
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async tellSeat(cafeSeatId: string): Promise<void> {
    const options = { ...once, jobId: `seat-${cafeSeatId}`, priority: 3 };
    await answered(this.prompt.add('seat', { cafeSeatId }, options));
  }

  /** Queues lots; those whose job is still there are left alone. @throws Refusal `unavailable` */
  async sendLots(lots: readonly MailLot[]): Promise<void> {
    await answered(
      this.letters.addBulk(
        lots.map(({ lotId, priority }) => ({
          name: 'lot',
          data: { lotId },
          opts: { ...once, jobId: `lot-${lotId}`, priority },
        })),
      ),
    );
  }

  /** Lots that the queue holds, waiting or under way. @throws Refusal `unavailable` */
  async lotsHeld(): Promise<number> {
    const counts = await answered(countsOf(this.letters));
    return counts.waiting + counts.active + counts.delayed;
  }

  /**
   * Asks for a sweep now rather than at the next beat, since something that owes a message happened.
   * Nobody waits for it: were the queue away, the next beat would do.
   */
  async sweepSoon(): Promise<void> {
    const deduplication = { id: 'sweep', keepLastIfActive: true };
    askSoon(this.prompt, 'sweep', {}, { priority: 5, deduplication });
  }

  /** @throws Refusal `unavailable` when the queue does not answer. */
  async state(): Promise<QueueState> {
    const lanes = await answered(Promise.all([this.letters, this.prompt].map(countsOf)));
    const sum = (name: keyof QueueState) => lanes.reduce((total, lane) => total + lane[name], 0);
    return {
      waiting: sum('waiting'),
      active: sum('active'),
      delayed: sum('delayed'),
      failed: sum('failed'),
    };
  }

  /** Resolves when the queue answers. @throws Refusal `unavailable` */
  async ping(): Promise<void> {
    await answered(this.prompt.getJobCounts('active'));
  }
}

async function countsOf(queue: Queue): Promise<QueueState> {
  const counts = await queue.getJobCounts(
    'wait',
    'prioritized',
    paused,
    'active',
    'delayed',
    'failed',
  );
  return {
    waiting: (counts.wait ?? 0) + (counts.prioritized ?? 0) + (counts[paused] ?? 0),
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
  };
}

async function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('unavailable')), patienceMs);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
