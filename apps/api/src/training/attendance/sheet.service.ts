import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { sheetFacts } from './sheet-facts';
import { blankSheetPaper, sheetPaper } from './sheet-paper';

/** Prints who signed what. */
@Injectable()
export class SheetService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly press: Press,
  ) {}

  /** The attendance sheet of a cohort, as PDF. @throws Refusal `not-found` */
  async draw(caller: Caller, cohortId: string): Promise<Buffer> {
    await this.access.cohort(caller, cohortId, 'cohort.read');
    return this.print(cohortId);
  }

  /** That of one half-day alone, as PDF. @throws Refusal `not-found` */
  async drawHalfDay(caller: Caller, halfDayId: string): Promise<Buffer> {
    const { cohort } = await this.access.halfDay(caller, halfDayId, 'cohort.read');
    return this.print(cohort.id, halfDayId);
  }

  /** The sheet to print before the day and have signed by hand, as PDF. @throws Refusal `not-found` */
  async drawBlank(caller: Caller, cohortId: string): Promise<Buffer> {
    await this.access.cohort(caller, cohortId, 'cohort.read');
    const { cohort, halfDays, learners } = await sheetFacts(this.db.manager, cohortId);
    return this.press.print(blankSheetPaper, {
      facts: { cohort, halfDays, learners },
      now: this.clock.now(),
    });
  }

  private async print(cohortId: string, only?: string): Promise<Buffer> {
    // One snapshot of the database, so that no line contradicts another.
    const facts = await this.db.transaction('REPEATABLE READ', (manager) =>
      sheetFacts(manager, cohortId),
    );
    return this.press.print(sheetPaper, { facts, only, now: this.clock.now() });
  }
}
