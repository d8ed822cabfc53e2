import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafePlan, MyCafe } from '@percolateur/contract';
import { cafeDayFault, localDate } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { Cafe } from '../../record/cafe.entity';
import { Cohort } from '../../record/cohort.entity';

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

  /**
   * Plans it, or plans it again: the last plan received is the one.
   * @throws Refusal `not-found`, or `InputInvalid` for a day that is past or too far away.
   */
  async plan(caller: Caller, cohortId: string, plan: z.infer<typeof CafePlan>): Promise<MyCafe> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const { manager } = this.db;
    const [{ timeZone }, before] = await Promise.all([
      manager.findOneOrFail(Cohort, {
        select: { id: true, timeZone: true },
        where: { id: cohortId },
      }),
      manager.findOneBy(Cafe, { enrolmentId }),
    ]);
    const today = localDate(this.clock.now(), timeZone);
    const fault = cafeDayFault(plan.plannedOn, { today, before: before?.plannedOn ?? null });
    if (fault) throw new InputInvalid([{ path: ['plannedOn'], message: fault }]);
    const cafe = { enrolmentId, ...plan, updatedAt: this.clock.now() };
    await manager.upsert(Cafe, cafe, ['enrolmentId']);
    return { plan };
  }
}
