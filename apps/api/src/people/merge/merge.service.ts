import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MergePreview } from '@percolateur/contract';
import { mergeObstaclesOf, Refusal } from '@percolateur/domain';
import type { MergeObstacle } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { AuditAction } from '../../record/audit-event.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import { TwoPeople } from '../../record/two-people.entity';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { OrganisationService } from '../organisation/organisation.service';
import { heldBy, sideOf } from './merge-facts';
import type { Pair } from './pair';
import { inOrder, lock, pairScope } from './pair';

/** The same person under two records: shown, made one, and two again. Nothing moves (ADR 40). */
@Injectable()
export class MergeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly organisations: OrganisationService,
  ) {}

  /** @throws Refusal `not-found`, also for people whom the hub does not know, or `forbidden` */
  async preview(caller: Caller, pair: Pair): Promise<MergePreview> {
    const { manager } = this.db;
    const hubId = await pairScope(manager, this.organisations, caller, pair);
    const { personId, otherId } = pair;
    const merged = await manager.existsBy(PersonMerge, { personId, otherId });
    return {
      main: await heldBy(manager, personId, hubId),
      other: await heldBy(manager, otherId, hubId),
      obstacles: merged ? [] : await this.obstacles(manager, pair, hubId),
      merged,
    };
  }

  /**
   * Makes the second record a part of the first, whose address is told. Again changes nothing.
   * @throws Refusal as `preview`, and `merge-refused` with the first obstacle
   */
  async merge(caller: Caller, pair: Pair): Promise<void> {
    const { personId, otherId } = pair;
    await this.db.transaction(async (manager) => {
      const hubId = await pairScope(manager, this.organisations, caller, pair);
      await lock(manager, pair);
      if (await manager.existsBy(PersonMerge, { personId, otherId })) return;
      const [obstacle] = await this.obstacles(manager, pair, hubId);
      if (obstacle) throw new Refusal('merge-refused', { obstacle });
      const at = this.clock.now();
      await manager.insert(PersonMerge, { id: uuidv7(), personId, otherId, at });
      await manager.delete(TwoPeople, inOrder(pair));
      await this.record(manager, caller, pair, 'person.merged');
    });
    await this.mail.sweepSoon();
  }

  /** Makes them two people again: what each had is where it was. Again changes nothing. Throws as `preview`. */
  async separate(caller: Caller, pair: Pair): Promise<void> {
    const { personId, otherId } = pair;
    await this.db.transaction(async (manager) => {
      await pairScope(manager, this.organisations, caller, pair);
      await lock(manager, pair);
      const { affected } = await manager.delete(PersonMerge, { personId, otherId });
      if (affected) await this.record(manager, caller, pair, 'person.separated');
    });
  }

  private async obstacles(
    manager: EntityManager,
    { personId, otherId }: Pair,
    hubId: string | null,
  ): Promise<MergeObstacle[]> {
    const [main, other] = [await sideOf(manager, personId), await sideOf(manager, otherId)];
    return mergeObstaclesOf(main, other, hubId);
  }

  private record(
    manager: EntityManager,
    { id: actorId }: Caller,
    { organisationId, personId, otherId }: Pair,
    action: AuditAction,
  ): Promise<void> {
    const whose = { objectType: 'person', objectId: personId, detail: { otherId } };
    return this.audit.record(manager, { actorId, action, organisationId, ...whose });
  }
}
