import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { askSoon, bearAbsence, BUNDLE_QUEUE } from './lane';

export interface BundleJob {
  bundleId: string;
}

/** Hands evidence to gather to the worker. The database is the record: a job lost is found again. */
@Injectable()
export class BundleQueue {
  constructor(@InjectQueue(BUNDLE_QUEUE) private readonly queue: Queue<BundleJob>) {
    bearAbsence(queue);
  }

  /** Nobody waits for it: were the queue away, it would be asked again at the next sweep. */
  gather(bundleId: string): void {
    askSoon(this.queue, 'gather', { bundleId }, { jobId: `bundle-${bundleId}` });
  }
}
