import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { MAIL_QUEUE, PROMPT_QUEUE } from '../../platform/mail-queue';
import type { MailJobs, PromptJobs } from '../../platform/mail-queue';
import { connections } from '../mail/mailer';
import { MessageSender } from './message-sender';
import { Notices } from './notices';
import { OneAtATime } from './one-at-a-time';
import { SignInMail } from './sign-in-mail';
import { Sweeper } from './sweeper';

/**
 * A job may run twice (its worker died, or stopped answering for `lockDuration`): each handler bears
 * it. One whose worker died is taken up within seconds.
 */
const lane = { lockDuration: 8_000, stalledInterval: 4_000, maxStalledCount: 10 };

abstract class Lane extends WorkerHost implements BeforeApplicationShutdown {
  private readonly logger = new Logger('mail worker');

  @OnWorkerEvent('error')
  onError({ message }: Error): void {
    this.logger.warn(message);
  }

  /** Lets what is being sent end before the database and the mail go. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}

/** Sends letters, as many at once as there are connections for them. */
@Processor(MAIL_QUEUE, { ...lane, concurrency: connections.letters })
export class LetterLane extends Lane {
  constructor(
    private readonly messages: MessageSender,
    private readonly alone: OneAtATime,
  ) {
    super();
  }

  process({ data }: Job<MailJobs['message']>): Promise<void> {
    return this.messages.send(data.messageId);
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.alone.close();
  }
}

/** Does what somebody waits for: no letter stands in its way, however slow the mail server is. */
@Processor(PROMPT_QUEUE, { ...lane, concurrency: connections.prompt + 1 })
export class PromptLane extends Lane {
  constructor(
    private readonly notices: Notices,
    private readonly codes: SignInMail,
    private readonly sweeper: Sweeper,
  ) {
    super();
  }

  process(job: Job<PromptJobs[keyof PromptJobs]>): Promise<void> {
    const { data } = job;
    if ('loginCodeId' in data) return this.codes.send(data.loginCodeId);
    if ('notice' in data) return this.notices.send(data.notice, data.id);
    return this.sweeper.sweep();
  }
}
