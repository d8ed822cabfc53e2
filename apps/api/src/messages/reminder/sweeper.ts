import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { subMonths } from 'date-fns/subMonths';
import { DataSource, LessThan } from 'typeorm';
import { ExpiryService } from '../../people/auth/expiry.service';
import { Clock } from '../../platform/clock';
import { SentLetter } from '../../record/sent-letter.entity';
import { WorkerBeat } from '../../record/worker-beat.entity';
import { CohortService } from '../../training/cohort/cohort.service';
import { SeatService } from '../../training/cohort/seat.service';
import { Notices } from './notices';
import { ReminderService } from './reminder.service';
import { SignInMail } from './sign-in-mail';

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
    private readonly clock: Clock,
    private readonly codes: SignInMail,
    private readonly cohorts: CohortService,
    private readonly expiry: ExpiryService,
    private readonly notices: Notices,
    private readonly reminders: ReminderService,
    private readonly seats: SeatService,
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
    await this.reminders.sweep();
    await this.expiry.forget();
    const forgotten = LessThan(subMonths(this.clock.now(), lettersKeptMonths));
    await this.db.manager.delete(SentLetter, { sentAt: forgotten });
    const tookMs = Math.round(performance.now() - began);
    const beat = { name: 'sweep', at: this.clock.now(), tookMs };
    await this.db.manager.upsert(WorkerBeat, beat, ['name']);
  }

  /** A sweep every half minute; between them, only what is claimed and waits. */
  private beat(): void {
    if (this.beating) return;
    const whole = this.beats % beatsPerSweep === 0;
    this.beats += 1;
    this.beating = (whole ? this.sweep() : this.reminders.resume())
      .then(() => this.codes.resume())
      .then(() => this.notices.resume())
      .catch(({ message }: Error) => this.logger.warn(message))
      .finally(() => (this.beating = null));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }
}
