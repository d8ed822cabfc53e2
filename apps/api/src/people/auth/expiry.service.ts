import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { subDays } from 'date-fns/subDays';
import { subMonths } from 'date-fns/subMonths';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../../platform/clock';
import { FormerAddress } from '../../record/former-address.entity';
import { LoginCode } from '../../record/login-code.entity';
import { Session } from '../../record/session.entity';
import { Throttle } from '../../record/throttle.entity';

/** Forgets what signing in no longer needs; part of it was typed by strangers. */
@Injectable()
export class ExpiryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Deletes ended sessions and windows of tries, codes a day after they expired and addresses half a
   * year after they were changed: for the worker.
   */
  async forget(): Promise<void> {
    const now = this.clock.now();
    await this.db.manager.delete(Session, { expiresAt: LessThan(now) });
    await this.db.manager.delete(Throttle, { windowEndsAt: LessThan(now) });
    // Somebody late is told that the code expired, rather than that it is wrong.
    await this.db.manager.delete(LoginCode, { expiresAt: LessThan(subDays(now, 1)) });
    await this.db.manager.delete(FormerAddress, { until: LessThan(subMonths(now, 6)) });
  }
}
