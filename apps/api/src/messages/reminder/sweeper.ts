import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { subMonths } from 'date-fns/subMonths';
import { DataSource, LessThan } from 'typeorm';
import { ExpiryService } from '../../people/auth/expiry.service';
import { Clock } from '../../platform/clock';
import { SentLetter } from '../../record/sent-letter.entity';
import { WorkerBeat } from '../../record/worker-beat.entity';
import { TimeOutService } from '../../training/assessment/time-out.service';
import { CohortService } from '../../training/cohort/cohort.service';
import { SeatService } from '../../training/cohort/seat.service';
import { KitMaker } from '../../cafes/kit/kit-maker';
import { BundleMaker } from '../../proof/bundle/bundle-maker';
import { FileQueue } from '../../proof/certificate/file.processor';
import { OrderMaker } from '../../proof/certificate/order-maker';
import { CohortSumsService } from '../../proof/dashboard/cohort-sums.service';
import { SealService } from '../../proof/register/seal.service';
import { RegistrationService } from '../../training/registration/registration.service';
import { ReturnInbox } from '../bounce/inbox';
import { ReturnedMail } from '../bounce/returned-mail';
import { reviveSuppressed } from '../../record/returns';
import { EndorsementMail } from './endorsement-mail';
import { GatheringMail } from './gathering-mail';
import { HelperMail } from './helper-mail';
import { RecognitionService } from '../../cafes/recognition/recognition.service';
import { CafeForgetter } from '../../cafes/calendar/cafe-forgetter';
import { CafeMail } from './cafe-mail';
import { LateWatch } from './late-watch';
import { Notices } from './notices';
import { RegistrationMail } from './registration-mail';
import { ReminderService } from './reminder.service';
import { SealMail } from './seal-mail';
import { SignInMail } from './sign-in-mail';
import { WordMail } from './word-mail';

const beatMs = 5_000;
const beatsPerSweep = 6;
/** Letters name people: their text is kept for who asks « qu’avais-je reçu ? », then forgotten. */
const lettersKeptMonths = 6;

/**
 * Does again and again what nobody asks for. Its beat is a timer of this process, which counts time
 * that passes: a clock put back, or a queue that lost everything, changes nothing to it.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('sweeper');
  private timer?: NodeJS.Timeout;
  private beats = 0;
  private beating: Promise<void> | null = null;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly bundles: BundleMaker,
    private readonly cafeMail: CafeMail,
    private readonly cafes: CafeForgetter,
    private readonly kits: KitMaker,
    private readonly clock: Clock,
    private readonly codes: SignInMail,
    private readonly cohorts: CohortService,
    private readonly endorsements: EndorsementMail,
    private readonly expiry: ExpiryService,
    private readonly gatherings: GatheringMail,
    private readonly helpers: HelperMail,
    private readonly files: FileQueue,
    private readonly inbox: ReturnInbox,
    private readonly late: LateWatch,
    private readonly notices: Notices,
    private readonly orders: OrderMaker,
    private readonly recognition: RecognitionService,
    private readonly registrationMail: RegistrationMail,
    private readonly registrations: RegistrationService,
    private readonly reminders: ReminderService,
    private readonly returns: ReturnedMail,
    private readonly seals: SealService,
    private readonly sealMail: SealMail,
    private readonly seats: SeatService,
    private readonly sums: CohortSumsService,
    private readonly timeOut: TimeOutService,
    private readonly words: WordMail,
  ) {}

  /** What is owed leaves at once, then at each beat. */
  onApplicationBootstrap(): void {
    this.beat();
    this.timer = setInterval(() => this.beat(), beatMs);
  }

  /** All that the passing of time calls for. */
  async sweep(): Promise<void> {
    const began = performance.now();
    await this.cohorts.beginDue(this.clock.now());
    await this.seats.fillExpired();
    await this.timeOut.endTimedOut();
    await this.db.query(reviveSuppressed, [this.clock.now()]);
    await this.reminders.sweep();
    await this.expiry.forget();
    await this.registrations.forget();
    await this.cafes.forget();
    await this.recognition.resume();
    await this.returns.forget();
    await this.words.forget();
    const forgotten = LessThan(subMonths(this.clock.now(), lettersKeptMonths));
    await this.db.manager.delete(SentLetter, { sentAt: forgotten });
    const tookMs = Math.round(performance.now() - began);
    const beat = { name: 'sweep', at: this.clock.now(), tookMs };
    await this.db.manager.upsert(WorkerBeat, beat, ['name']);
  }

  /** What no message waits for. */
  private async seldom(): Promise<void> {
    await this.orders.resume();
    await this.late.tell();
    await this.inbox.read();
    await this.seals.sealDue();
    await this.bundles.resume();
    await this.kits.resume();
    await this.files.resume();
    await this.sums.keepUp();
  }

  /** A sweep every half minute; between them, only what is claimed and waits. */
  private beat(): void {
    if (this.beating) return;
    const whole = this.beats % beatsPerSweep === 0;
    this.beats += 1;
    this.beating = (whole ? this.sweep() : this.reminders.resume())
      .then(() => this.codes.resume())
      .then(() => this.notices.resume())
      .then(() => this.registrationMail.resume())
      .then(() => this.cafeMail.resume())
      .then(() => this.words.resume())
      .then(() => this.gatherings.resume())
      .then(() => this.helpers.resume())
      .then(() => this.endorsements.resume())
      .then(() => (whole ? this.seldom() : undefined))
      .then(() => this.sealMail.resume())
      .catch(({ message }: Error) => this.logger.warn(message))
      .finally(() => (this.beating = null));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }
}
