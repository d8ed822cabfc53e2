import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import type { Job } from 'bullmq';
import { ExpiryService } from '../../people/auth/expiry.service';
import { CohortService } from '../../training/cohort/cohort.service';
import { SeatService } from '../../training/cohort/seat.service';
import { Clock } from '../../platform/clock';
import { MAIL_QUEUE, MailQueue } from '../../platform/mail-queue';
import type { MailJobs } from '../../platform/mail-queue';
import { MessageSender } from './message-sender';
import { ReminderService } from './reminder.service';
import { SignInMail } from './sign-in-mail';

type Handlers = { [Name in keyof MailJobs]: (data: MailJobs[Name]) => Promise<void> };

const beatAgainMs = 60_000;

/**
 * Does the jobs of the mail queue, four at a time. A job may run twice (its worker died, or stopped
 * answering for `lockDuration`): each handler bears it.
 */
@Processor(MAIL_QUEUE, {
  concurrency: 4,
  lockDuration: 8_000,
  stalledInterval: 4_000,
  maxStalledCount: 10,
})
export class MailProcessor
  extends WorkerHost
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger('mail worker');
  private beating?: NodeJS.Timeout;
  private readonly handlers: Handlers;

  constructor(
    private readonly queue: MailQueue,
    messages: MessageSender,
    codes: SignInMail,
    reminders: ReminderService,
    cohorts: CohortService,
    seats: SeatService,
    expiry: ExpiryService,
    clock: Clock,
  ) {
    super();
    this.handlers = {
      code: ({ loginCodeId }) => codes.send(loginCodeId),
      message: ({ messageId }) => messages.send(messageId),
      sweep: async () => {
        await cohorts.beginDue(clock.now());
        await seats.fillExpired();
        await reminders.sweep();
        await expiry.forget();
      },
    };
  }

  /** What is owed leaves at once, then at each beat; a Redis that lost its data gets the beat again. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.sweepSoon();
    this.beat();
    this.beating = setInterval(() => this.beat(), beatAgainMs);
  }

  private beat(): void {
    this.queue.beat().catch(({ message }: Error) => this.logger.warn(message));
  }

  async process(job: Job): Promise<void> {
    if (!isKnown(job, this.handlers)) throw new UnrecoverableError(`Unknown job ${job.name}`);
    await this.run(job.name, job.data);
  }

  private run<Name extends keyof MailJobs>(name: Name, data: MailJobs[Name]): Promise<void> {
    return this.handlers[name](data);
  }

  @OnWorkerEvent('error')
  onError({ message }: Error): void {
    this.logger.warn(message);
  }

  /** Lets what is being sent end before the database and the mail go. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.beating);
    await this.worker.close();
  }
}

const isKnown = (job: Job, handlers: Handlers): job is Job<never, void, keyof MailJobs> =>
  Object.hasOwn(handlers, job.name);
