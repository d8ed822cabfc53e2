import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { drawSheet } from './sheet-document';
import { sheetFacts } from './sheet-facts';

/** Prints who signed what. */
@Injectable()
export class SheetService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** The attendance sheet of a cohort, as PDF. @throws Refusal `not-found` */
  async draw(caller: Caller, cohortId: string): Promise<Buffer> {
    await this.access.cohort(caller, cohortId, 'cohort.read');
    // One snapshot of the database, so that no line contradicts another.
    const facts = await this.db.transaction('REPEATABLE READ', (manager) =>
      sheetFacts(manager, cohortId),
    );
    return drawSheet(facts, this.clock.now());
  }
}
