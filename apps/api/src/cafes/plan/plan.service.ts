import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  CafePlanCard,
  CafePlanContent,
  CafePlanView,
  MyCafePlans,
} from '@percolateur/contract';
import { cafeOpensAt, Refusal, taught } from '@percolateur/domain';
import { DataSource, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { CafePlan } from '../../record/cafe-plan.entity';
import { CafePlanVersion } from '../../record/cafe-plan-version.entity';
import { Cohort } from '../../record/cohort.entity';

type OfPlan = { cohortId: string; planId: string };

/** Plans read at once, and versions offered to take up again. */
const shown = 50;

@Injectable()
export class PlanService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** The caller’s plans, and what the group shares, the last saved first. @throws Refusal `not-found` */
  async list(caller: Caller, cohortId: string): Promise<MyCafePlans> {
    const own = await this.own(caller, cohortId);
    const { manager } = this.db;
    const related = { enrolment: { person: true } } as const;
    const [opensAt, mine, shared] = await Promise.all([
      this.opensAt(cohortId),
      manager.find(CafePlan, { where: { enrolmentId: In(own) }, relations: related }),
      manager.find(CafePlan, {
        where: {
          enrolmentId: Not(In(own)),
          sharedAt: Not(IsNull()),
          enrolment: { cohortId, status: In(taught) },
        },
        relations: related,
        order: { sharedAt: 'DESC' },
        take: shown,
      }),
    ]);
    return {
      opensAt: opensAt?.toISOString() ?? null,
      open: this.isOpen(opensAt),
      mine: await cards(manager, mine, own),
      shared: await cards(manager, shared, own),
    };
  }

  /** A plan of the caller, or one that the group shares. @throws Refusal `not-found` */
  async read(caller: Caller, { cohortId, planId }: OfPlan): Promise<CafePlanView> {
    const own = await this.own(caller, cohortId);
    return planView(this.db.manager, await this.reached(planId, cohortId, own), own);
  }

  /** @throws Refusal `not-found` */
  async version(
    caller: Caller,
    { cohortId, planId, versionId }: OfPlan & { versionId: string },
  ): Promise<CafePlanContent> {
    await this.mine(caller, { cohortId, planId });
    const version = await this.db.manager.findOneBy(CafePlanVersion, { id: versionId, planId });
    if (!version) throw new Refusal('not-found');
    return version.content;
  }

  /**
   * Saves one more version, and makes the plan with the first; one that comes twice is one.
   * @throws Refusal `not-found`, `cafe-not-yet`, or `id-reused` for an id that is something else’s
   */
  async save(
    caller: Caller,
    { cohortId, planId, versionId }: OfPlan & { versionId: string },
    content: CafePlanContent,
  ): Promise<CafePlanView> {
    const enrolment = await this.access.enrolment(caller, cohortId);
    const own = [enrolment.id, ...enrolment.earlierIds];
    if (!this.isOpen(await this.opensAt(cohortId))) throw new Refusal('cafe-not-yet');
    return this.db.transaction(async (manager) => {
      const savedAt = this.clock.now();
      const made = { id: planId, enrolmentId: enrolment.id, createdAt: savedAt, sharedAt: null };
      await manager.createQueryBuilder().insert().into(CafePlan).values(made).orIgnore().execute();
      const plan = await manager.findOneOrFail(CafePlan, {
        where: { id: planId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!own.includes(plan.enrolmentId)) throw new Refusal('id-reused');
      const known = await manager.findOneBy(CafePlanVersion, { id: versionId });
      if (known && known.planId !== planId) throw new Refusal('id-reused');
      if (!known) {
        const last = await manager.maximum(CafePlanVersion, 'number', { planId });
        await manager.insert(CafePlanVersion, {
          ...{ id: versionId, planId, number: (last ?? 0) + 1, content, savedAt },
        });
      }
      return planView(manager, plan, own);
    });
  }

  /** @throws Refusal `not-found` */
  async share(caller: Caller, of: OfPlan, shared: boolean): Promise<void> {
    const { id } = await this.mine(caller, of);
    await this.db.manager.update(CafePlan, { id }, { sharedAt: shared ? this.clock.now() : null });
  }

  /** Removed twice, it is removed. @throws Refusal `not-found` unless the caller follows the course */
  async remove(caller: Caller, { cohortId, planId }: OfPlan): Promise<void> {
    const own = await this.own(caller, cohortId);
    await this.db.manager.delete(CafePlan, { id: planId, enrolmentId: In(own) });
  }

  /** The caller’s enrolments that make one path: plans follow who is moved. */
  private async own(caller: Caller, cohortId: string): Promise<string[]> {
    const { id, earlierIds } = await this.access.enrolment(caller, cohortId);
    return [id, ...earlierIds];
  }

  private async mine(caller: Caller, { cohortId, planId }: OfPlan): Promise<CafePlan> {
    const own = await this.own(caller, cohortId);
    const plan = await this.db.manager.findOneBy(CafePlan, { id: planId, enrolmentId: In(own) });
    if (!plan) throw new Refusal('not-found');
    return plan;
  }

  private async reached(planId: string, cohortId: string, own: string[]): Promise<CafePlan> {
    const plan = await this.db.manager.findOne(CafePlan, {
      where: [
        { id: planId, enrolmentId: In(own) },
        {
          ...{ id: planId, sharedAt: Not(IsNull()) },
          enrolment: { cohortId, status: In(taught) },
        },
      ],
      relations: { enrolment: { person: true } },
    });
    if (!plan) throw new Refusal('not-found');
    return plan;
  }

  private async opensAt(cohortId: string): Promise<Date | null> {
    const { halfDays, timeZone } = await this.db.manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { halfDays: true },
    });
    return cafeOpensAt(halfDays, timeZone);
  }

  private isOpen(opensAt: Date | null): boolean {
    return opensAt !== null && opensAt <= this.clock.now();
  }
}

/** Plans as a list shows them; one whose words were erased is not shown. */
async function cards(
  manager: EntityManager,
  plans: readonly CafePlan[],
  own: readonly string[],
): Promise<CafePlanCard[]> {
  const versions = await manager
    .createQueryBuilder(CafePlanVersion, 'version')
    .distinctOn(['version.planId'])
    .where({ planId: In(plans.map(({ id }) => id)) })
    .orderBy('version.planId')
    .addOrderBy('version.number', 'DESC')
    .getMany();
  return versions
    .sort((one, other) => +other.savedAt - +one.savedAt)
    .map((version) =>
      card(
        plans.find(({ id }) => id === version.planId)!,
        version,
        own,
      ),
    );
}

function card(plan: CafePlan, version: CafePlanVersion, own: readonly string[]): CafePlanCard {
  return {
    id: plan.id,
    title: version.content.title,
    author: own.includes(plan.enrolmentId) ? null : (plan.enrolment?.person?.firstName ?? ''),
    shared: plan.sharedAt !== null,
    latest: versionView(version),
  };
}

const versionView = ({ id, number, savedAt }: CafePlanVersion) => ({
  ...{ id, number, savedAt: savedAt.toISOString() },
});

/** @throws Refusal `not-found` once the words of a plan were erased */
async function planView(
  manager: EntityManager,
  plan: CafePlan,
  own: readonly string[],
): Promise<CafePlanView> {
  const versions = await manager.find(CafePlanVersion, {
    where: { planId: plan.id },
    order: { number: 'DESC' },
    take: shown,
  });
  const [latest] = versions;
  if (!latest) throw new Refusal('not-found');
  return {
    ...card(plan, latest, own),
    content: latest.content,
    versions: own.includes(plan.enrolmentId) ? versions.map(versionView) : [],
  };
}
