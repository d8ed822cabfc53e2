import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewOrganisation, OrganisationEdit } from '@percolateur/contract';
import { mayAnywhere, Refusal } from '@percolateur/domain';
import type { Action } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../access/access.service';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { InputInvalid } from '../../platform/problem.filter';
import { Organisation } from '../../record/organisation.entity';

/** The national body and its hubs. */
@Injectable()
export class OrganisationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** An organisation, for someone who may act in it. @throws Refusal `not-found` or `forbidden` */
  async find(caller: Caller, organisationId: string, action: Action): Promise<Organisation> {
    this.access.organisation(caller, organisationId, action);
    const organisation = await this.db.manager.findOneBy(Organisation, { id: organisationId });
    if (!organisation) throw new Refusal('not-found');
    return organisation;
  }

  /** Where the caller holds a role; everywhere for the nation. */
  list(caller: Caller): Promise<Organisation[]> {
    const own = { id: In(caller.roles.map(({ organisationId }) => organisationId)) };
    return this.db.manager.find(Organisation, {
      where: mayAnywhere(caller, 'hub.create') ? {} : own,
      order: { kind: 'DESC', name: 'ASC' },
    });
  }

  /**
   * Creates a hub under the national body; the same request again answers the same hub.
   * @throws Refusal `forbidden`, `id-reused`, `input-invalid` when another hub has the code
   */
  async create(caller: Caller, hub: z.infer<typeof NewOrganisation>): Promise<Organisation> {
    if (!mayAnywhere(caller, 'hub.create')) throw new Refusal('forbidden');
    return this.db.transaction(async (manager) => {
      const nation = await lockedNation(manager);
      const known = await manager.findOneBy(Organisation, { id: hub.id });
      if (known) {
        if (!holds(known, hub)) throw new Refusal('id-reused');
        return known;
      }
      if (await manager.existsBy(Organisation, { code: hub.code })) {
        throw new InputInvalid([{ path: ['code'], message: 'Un autre hub porte déjà ce code.' }]);
      }
      const created = manager.create(Organisation, { ...hub, kind: 'hub', parentId: nation.id });
      await manager.insert(Organisation, created);
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'organisation.created',
        objectType: 'organisation',
        objectId: hub.id,
        organisationId: hub.id,
      });
      return manager.findOneByOrFail(Organisation, { id: hub.id });
    });
  }

  /** @throws Refusal `not-found`, `forbidden`, `stale-edit` when someone else saved first */
  async edit(
    caller: Caller,
    organisationId: string,
    { revision, ...changes }: z.infer<typeof OrganisationEdit>,
  ): Promise<Organisation> {
    await this.find(caller, organisationId, 'organisation.write');
    return this.db.transaction(async (manager) => {
      const organisation = await manager.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (holds(organisation, changes)) return organisation;
      if (organisation.revision !== revision) throw new Refusal('stale-edit');
      await manager.save(Object.assign(organisation, changes));
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'organisation.edited',
        objectType: 'organisation',
        objectId: organisationId,
        organisationId,
        detail: { fields: Object.keys(changes).join() },
      });
      return organisation;
    });
  }
}

/** Locked, so that two hubs are not created under the same code at once. */
const lockedNation = (manager: EntityManager) =>
  manager.findOneOrFail(Organisation, {
    where: { kind: 'national' },
    lock: { mode: 'pessimistic_write' },
  });

/** Whether every field told is already so. */
const holds = (organisation: Organisation, fields: Partial<Organisation>) =>
  Object.entries(fields).every(
    ([name, value]) => organisation[name as keyof Organisation] === value,
  );
