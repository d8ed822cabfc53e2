import { InjectQueue, Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { askSoon, bearAbsence, FILE_QUEUE, Lane, longWork } from '../../platform/lane';
import { CertificateFiles } from './certificate-files';

/** Asks for the files of what was just issued. The database is the record: a job lost is found again. */
@Injectable()
export class FileQueue {
  constructor(
    @InjectQueue(FILE_QUEUE) private readonly queue: Queue,
    private readonly files: CertificateFiles,
  ) {
    bearAbsence(queue);
  }

  /** Has them made, where there are any to make. */
  async resume(): Promise<void> {
    if (await this.files.isDue()) askSoon(this.queue, 'make', {}, { jobId: 'certificate-files' });
  }
}

/** Makes them one at a time: papers share the thread of the press with whoever waits for one. */
@Processor(FILE_QUEUE, longWork)
export class FileLane extends Lane {
  constructor(private readonly files: CertificateFiles) {
    super();
  }

  async process(): Promise<void> {
    await this.files.makeDue();
  }
}
