import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { KnownApart, LookAlike } from '@percolateur/contract';
import { fullName, lookAlikes, Refusal } from '@percolateur/domain';
import { Any, DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { AuditAction } from '../../record/audit-event.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import { TwoPeople } from '../../record/two-people.entity';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { OrganisationService } from '../organisation/organisation.service';
import { comparedIn } from './merge-facts';
import type { Pair } from './pair';
import { inOrder, lock, pairScope } from './pair';

const pairsShown = 20;

/** Records that look alike: proposed as one person, unless somebody said that they are two. */
@Injectable()
export class TwoPeopleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly organisations: OrganisationService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async lookAlikes(
    caller: Caller,
    organisationId: string,
  ): Promise<{ pairs: LookAlike[]; apart: KnownApart[] }> {
    await this.organisations.find(caller, organisationId, 'people.write');
    const { manager } = this.db;
    const records = await comparedIn(manager, organisationId);
    const known = new Map(records.map((each) => [each.personId, each]));
    const said = await manager.find(TwoPeople, {
      where: { oneId: Any([...known.keys()]) },
      relations: { by: true },
      order: { at: 'DESC' },
    });
    const two = new Set(said.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
    const isTwo = (one: string, other: string) => two.has([one, other].sort().join(' '));
    return {
      pairs: lookAlikes(records.map((each) => ({ ...each, id: each.personId })))
        .filter(([one, other]) => !isTwo(one.id, other.id))
        .slice(0, pairsShown)
        .map((records) => ({ records })),
      apart: said.flatMap(({ oneId, otherId, by, at }) => {
        const [one, other] = [known.get(oneId), known.get(otherId)];
        if (!one || !other) return [];
        return [{ records: [one, other], by: fullName(by!), at: at.toISOString() }];
      }),
    };
  }

  /**
   * Keeps that they are two people, who said so and when; again changes nothing.
   * @throws Refusal as `pairScope`, and `merge-refused` when they were made one
   */
  async tell(caller: Caller, pair: Pair): Promise<void> {
    const { personId, otherId } = pair;
    await this.change(caller, pair, 'person.told-apart', async (manager) => {
      const merged = await manager.existsBy(PersonMerge, [
        { personId, otherId },
        { personId: otherId, otherId: personId },
      ]);
      if (merged) throw new Refusal('merge-refused', { obstacle: 'merged-already' });
      const row = { ...inOrder(pair), byId: caller.id, at: this.clock.now() };
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(TwoPeople)
        .values(row)
        .orIgnore()
        .returning('one_id')
        .execute();
      return (raw as unknown[]).length > 0;
    });
  }

  /** They may be proposed again; again changes nothing. @throws Refusal as `pairScope` */
  async takeBack(caller: Caller, pair: Pair): Promise<void> {
    await this.change(caller, pair, 'person.apart-taken-back', async (manager) => {
      const { affected } = await manager.delete(TwoPeople, inOrder(pair));
      return Boolean(affected);
    });
  }

  /** Changes what is said of a pair, and records it where it did change. */
  private async change(
    caller: Caller,
    pair: Pair,
    action: AuditAction,
    act: (manager: EntityManager) => Promise<boolean>,
  ): Promise<void> {
    const { organisationId, personId: objectId, otherId } = pair;
    await this.db.transaction(async (manager) => {
      await pairScope(manager, this.organisations, caller, pair);
      await lock(manager, pair);
      if (!(await act(manager))) return;
      const whose = { objectType: 'person', objectId, detail: { otherId } };
      await this.audit.record(manager, { actorId: caller.id, action, organisationId, ...whose });
    });
  }
}
