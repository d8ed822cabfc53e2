import { Processor } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { BundleJob } from '../../platform/bundle-queue';
import { BUNDLE_QUEUE, Lane, longWork } from '../../platform/lane';
import { BundleMaker } from './bundle-maker';

/** Gathers one bundle at a time: papers share the thread of the press with whoever waits for one. */
@Processor(BUNDLE_QUEUE, longWork)
export class BundleLane extends Lane {
  constructor(private readonly maker: BundleMaker) {
    super();
  }

  process({ data }: Job<BundleJob>): Promise<void> {
    return this.maker.make(data.bundleId);
  }
}
