import { Processor } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Lane, MAIL_QUEUE, PROMPT_QUEUE, runRetryDelay } from '../../platform/lane';
import type { MailJobs, PromptJobs } from '../../platform/mail-queue';
import { connections } from '../mail/mailer';
import { EndorsementMail } from './endorsement-mail';
import { GatheringMail } from './gathering-mail';
import { HelperMail } from './helper-mail';
import { LotSender } from './lot-sender';
import { Notices } from './notices';
import { OneAtATime } from './one-at-a-time';
import { SealMail } from './seal-mail';
import { CafeMail } from './cafe-mail';
import { RegistrationMail } from './registration-mail';
import { SignInMail } from './sign-in-mail';
import { Sweeper } from './sweeper';
import { WordMail } from './word-mail';

/**
 * A job may run twice (its worker died, or stopped answering for `lockDuration`): each handler bears
 * it. One whose worker died is taken up within seconds.
 */
const patience = {
  runRetryDelay,
  lockDuration: 8_000,
  stalledInterval: 4_000,
  maxStalledCount: 10,
};

/** Sends letters, as many at once as there are connections for them. */
@Processor(MAIL_QUEUE, { ...patience, concurrency: connections.letters })
export class LetterLane extends Lane {
  constructor(
    private readonly lots: LotSender,
    private readonly alone: OneAtATime,
  ) {
    super();
  }

  process({ data }: Job<MailJobs['lot']>): Promise<void> {
    return this.lots.send(data.lotId);
  }

  override async beforeApplicationShutdown(): Promise<void> {
    this.lots.stop();
    await super.beforeApplicationShutdown();
    await this.alone.close();
  }
}

/** Does what somebody waits for: no letter stands in its way, however slow the mail server is. */
@Processor(PROMPT_QUEUE, { ...patience, concurrency: connections.prompt + 1 })
export class PromptLane extends Lane {
  constructor(
    private readonly endorsements: EndorsementMail,
    private readonly gatherings: GatheringMail,
    private readonly helpers: HelperMail,
    private readonly notices: Notices,
    private readonly cafes: CafeMail,
    private readonly codes: SignInMail,
    private readonly seals: SealMail,
    private readonly registrations: RegistrationMail,
    private readonly sweeper: Sweeper,
    private readonly words: WordMail,
  ) {
    super();
  }

  process(job: Job<PromptJobs[keyof PromptJobs]>): Promise<void> {
    const { data } = job;
    if ('loginCodeId' in data) return this.codes.send(data.loginCodeId);
    if ('notice' in data) {
      const { notice, id } = data;
      if (notice === 'seal') return this.seals.send(id);
      if (notice === 'endorsement') return this.endorsements.send(id);
      if (notice === 'gathering') return this.gatherings.send(id);
      if (notice === 'helper') return this.helpers.send(id);
      return notice === 'word' ? this.words.send(id) : this.notices.send(notice, id);
    }
    if ('registrationId' in data) return this.registrations.send(data.registrationId);
    if ('confidentialId' in data) return this.registrations.sendToContact(data.confidentialId);
    if ('publicCafeId' in data) return this.cafes.send(data.publicCafeId);
    if ('cafeSeatId' in data) return this.cafes.sendToSeat(data.cafeSeatId);
    return this.sweeper.sweep();
  }
}
