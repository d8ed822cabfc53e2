import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { askSoon, bearAbsence, KIT_QUEUE } from '../../platform/lane';

export interface KitJob {
  kitId: string;
}

/** Hands kits to make to the worker. The database is the record: a job lost is found again. */
@Injectable()
export class KitQueue {
  constructor(@InjectQueue(KIT_QUEUE) private readonly queue: Queue<KitJob>) {
    bearAbsence(queue);
  }

  /** Were the queue away, it would be asked again at the next sweep. */
  make(kitId: string): void {
    askSoon(this.queue, 'make', { kitId }, { jobId: `kit-${kitId}` });
  }
}
