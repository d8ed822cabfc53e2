import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafePlan, MyCafe } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cafe } from '../../record/cafe.entity';

@Injectable()
export class CafeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** The café that the caller plans after this cohort. @throws Refusal `not-found` */
  async read(caller: Caller, cohortId: string): Promise<MyCafe> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const plan = await this.db.manager.findOne(Cafe, {
      select: { plannedOn: true, place: true, ally: true, question: true },
      where: { enrolmentId },
    });
    return { plan };
  }

  /** Plans it, or plans it again: the last plan received is the one. @throws Refusal `not-found` */
  async plan(caller: Caller, cohortId: string, plan: z.infer<typeof CafePlan>): Promise<MyCafe> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const cafe = { enrolmentId, ...plan, updatedAt: this.clock.now() };
    await this.db.manager.upsert(Cafe, cafe, ['enrolmentId']);
    return { plan };
  }
}
