import { Processor } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { IssueJob } from '../../platform/issue-queue';
import { ISSUE_QUEUE, Lane, longWork } from '../../platform/lane';
import { OrderMaker } from './order-maker';

/** Works through one order at a time. */
@Processor(ISSUE_QUEUE, longWork)
export class OrderLane extends Lane {
  constructor(private readonly maker: OrderMaker) {
    super();
  }

  process({ data }: Job<IssueJob>): Promise<void> {
    return this.maker.work(data.orderId);
  }
}
