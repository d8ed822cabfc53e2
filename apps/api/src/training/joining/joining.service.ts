import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { sessionFacts } from '../programme/session-facts';
import { invitedTo } from './invited';
import type { Invited } from './invited';
import { joiningPaper } from './joining-paper';

/** Prints what asks people to come. */
@Injectable()
export class JoiningService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ENV) private readonly env: Env,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly press: Press,
  ) {}

  /**
   * The joining instructions of everybody who follows a session, or of one of them, as PDF.
   * @throws Refusal `not-found`, also for who does not follow it
   */
  async ofSession(caller: Caller, cohortId: string, enrolmentId?: string): Promise<Buffer> {
    await this.access.cohort(caller, cohortId, 'cohort.read');
    const people = await invitedTo(this.db.manager, cohortId, enrolmentId);
    if (enrolmentId && people.length === 0) throw new Refusal('not-found');
    return this.print(cohortId, people);
  }

  /** The caller’s own. @throws Refusal `not-found` */
  async mine(caller: Caller, cohortId: string): Promise<Buffer> {
    const { id } = await this.access.enrolment(caller, cohortId);
    return this.print(cohortId, await invitedTo(this.db.manager, cohortId, id));
  }

  private async print(cohortId: string, people: readonly Invited[]): Promise<Buffer> {
    const facts = await sessionFacts(this.db.manager, cohortId);
    const { publicUrl } = this.env;
    return this.press.print(joiningPaper, { facts, people, publicUrl, now: this.clock.now() });
  }
}
