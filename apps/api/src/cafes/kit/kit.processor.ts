import { Processor } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { KIT_QUEUE, Lane, longWork } from '../../platform/lane';
import { KitMaker } from './kit-maker';
import type { KitJob } from './kit-queue';

/** Makes one kit at a time: papers share the thread of the press with whoever waits for one. */
@Processor(KIT_QUEUE, longWork)
export class KitLane extends Lane {
  constructor(private readonly maker: KitMaker) {
    super();
  }

  process({ data }: Job<KitJob>): Promise<void> {
    return this.maker.make(data.kitId);
  }
}
