import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafeSetting as Setting, Territory as TerritoryView } from '@percolateur/contract';
import { departementCodes, mayAnywhere, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CafeSetting } from '../../record/cafe-setting.entity';
import { Organisation } from '../../record/organisation.entity';
import { Territory } from '../../record/territory.entity';

/** Which hub answers for which département, and how it approves. */
@Injectable()
export class TerritoryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** Who answers for a département: its hub, or the nation. */
  async hubOf(manager: EntityManager, departement: string): Promise<string> {
    const territory = await manager.findOneBy(Territory, { departement });
    if (territory) return territory.organisationId;
    return (await manager.findOneByOrFail(Organisation, { kind: 'national' })).id;
  }

  async trustsAlumni(manager: EntityManager, organisationId: string): Promise<boolean> {
    const setting = await manager.findOneBy(CafeSetting, { organisationId });
    return setting?.alumniAtOnce ?? false;
  }

  /** Every département, in order. @throws Refusal `forbidden` */
  async list(caller: Caller): Promise<TerritoryView[]> {
    if (!mayAnywhere(caller, 'cafe.decide')) throw new Refusal('forbidden');
    const known = await this.db.manager.find(Territory);
    const hubs = new Map(known.map((each) => [each.departement, each.organisationId]));
    return departementCodes.map((departement) => ({
      departement,
      organisationId: hubs.get(departement) ?? null,
    }));
  }

  /**
   * Changes which hub answers for a département: what is proposed from now on goes to it.
   * @throws Refusal `forbidden`, `not-found` for a hub or a département there is not
   */
  async set(caller: Caller, { departement, organisationId }: TerritoryView) {
    if (!mayAnywhere(caller, 'territory.write')) throw new Refusal('forbidden');
    if (!departementCodes.includes(departement)) throw new Refusal('not-found');
    await this.db.transaction(async (manager) => {
      if (organisationId === null) await manager.delete(Territory, { departement });
      else {
        const known = await manager.existsBy(Organisation, { id: organisationId });
        if (!known) throw new Refusal('not-found');
        await manager.upsert(Territory, { departement, organisationId }, ['departement']);
      }
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'territory.edited',
        objectType: 'territory',
        objectId: departement,
        organisationId,
      });
    });
    return this.list(caller);
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async setting(caller: Caller, organisationId: string): Promise<Setting> {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    return { alumniAtOnce: await this.trustsAlumni(this.db.manager, organisationId) };
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async changeSetting(caller: Caller, organisationId: string, setting: Setting): Promise<Setting> {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    if (!(await this.db.manager.existsBy(Organisation, { id: organisationId }))) {
      throw new Refusal('not-found');
    }
    await this.db.manager.upsert(CafeSetting, { organisationId, ...setting }, ['organisationId']);
    return setting;
  }
}
