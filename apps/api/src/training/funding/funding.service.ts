import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortFunding as View } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { CohortFunding } from '../../record/cohort-funding.entity';

/** Who pays for a session: it says how long its proof is kept. */
@Injectable()
export class FundingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, cohortId: string): Promise<View> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    const found = await this.db.manager.findOneBy(CohortFunding, { cohortId });
    return { funder: found?.funder ?? '', coFunded: found?.coFunded ?? false };
  }

  /** Told again, the last word stands. @throws Refusal `not-found` or `forbidden` */
  async tell(caller: Caller, cohortId: string, told: View): Promise<View> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.manager.upsert(CohortFunding, { cohortId, ...told }, ['cohortId']);
    return told;
  }
}
