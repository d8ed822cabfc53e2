import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { programmePaper } from './programme-paper';
import { sessionFacts } from './session-facts';

/** Prints what a session teaches. */
@Injectable()
export class ProgrammeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly press: Press,
  ) {}

  /** The programme of a session, as PDF. @throws Refusal `not-found` */
  async draw(caller: Caller, cohortId: string): Promise<Buffer> {
    await this.access.cohort(caller, cohortId, 'cohort.read');
    const facts = await sessionFacts(this.db.manager, cohortId);
    return this.press.print(programmePaper, { facts, now: this.clock.now() });
  }
}
