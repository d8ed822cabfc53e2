import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { askSoon, bearAbsence, ISSUE_QUEUE } from './lane';

export interface IssueJob {
  orderId: string;
}

/** Hands documents to issue to the worker. The database is the record: a job lost is found again. */
@Injectable()
export class IssueQueue {
  constructor(@InjectQueue(ISSUE_QUEUE) private readonly queue: Queue<IssueJob>) {
    bearAbsence(queue);
  }

  /** Were the queue away, it would be asked again at the next sweep. */
  issue(orderId: string): void {
    askSoon(this.queue, 'issue', { orderId }, { jobId: `issue-${orderId}` });
  }
}
