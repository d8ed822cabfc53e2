import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewRole, StaffMember } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import type { Action } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { shortenSessions } from '../auth/session.service';
import { PeopleService } from '../people/people.service';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { Organisation } from '../../record/organisation.entity';
import { OrganisationService } from './organisation.service';
import { PersonMerge } from '../../record/person-merge.entity';
import { RoleGrant } from '../../record/role.entity';

/** The sessions of $2 to come, or where person $1 has taught nothing yet, are not theirs any more. */
const leaveCohorts = `
  delete from cohort_trainer t using cohort c
  where t.cohort_id = c.id and t.person_id = $1 and c.organisation_id = $2
    and c.status in ('draft', 'open', 'running')
    and not exists (select from signature s join half_day h on h.id = s.half_day_id
                    where h.cohort_id = c.id and s.person_id = $1 and s.role = 'trainer')`;

/** Who may give and take each role. */
const appointing: Record<RoleGrant['role'], Action> = {
  trainer: 'trainer.appoint',
  coordinator: 'coordinator.appoint',
  admin: 'coordinator.appoint',
};

/** Who works for an organisation, and as what. */
@Injectable()
export class StaffService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly organisations: OrganisationService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string): Promise<StaffMember[]> {
    await this.organisations.find(caller, organisationId, 'staff.read');
    const grants = await this.db.manager.find(RoleGrant, {
      where: { organisationId },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' }, role: 'ASC' },
    });
    const byPerson = Map.groupBy(grants, ({ personId }) => personId);
    return [...byPerson.values()].map((held) => {
      const { firstName, lastName, email } = held[0].person!;
      const roles = held.map(({ id, role }) => ({ id, role }));
      return { personId: held[0].personId, firstName, lastName, email, roles };
    });
  }

  /**
   * Gives a role to whoever has this address; a role already held changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `merged-person` for who has several records,
   * `input-invalid` for an admin outside the national body
   */
  async give(
    caller: Caller,
    organisationId: string,
    { role, ...card }: z.infer<typeof NewRole>,
  ): Promise<StaffMember[]> {
    const { kind } = await this.organisations.find(caller, organisationId, appointing[role]);
    if (role === 'admin' && kind !== 'national') {
      const message = 'Ce rôle se tient à l’échelle nationale.';
      throw new InputInvalid([{ path: ['role'], message }]);
    }
    await this.db.transaction(async (manager) => {
      const { person } = await this.people.writtenBy(manager, organisationId, card, {
        unaccepted: true,
      });
      const personId = person.id;
      // Rights, and second looks at what somebody signed, go by one record.
      const merged = await manager.existsBy(PersonMerge, [{ personId }, { otherId: personId }]);
      if (merged) throw new Refusal('merged-person');
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(RoleGrant)
        .values({ id: uuidv7(), personId, organisationId, role })
        .orIgnore()
        .returning('id')
        .execute();
      if (raw.length === 0) return;
      await shortenSessions(manager, personId, this.clock.now());
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'role.given',
        objectType: 'organisation',
        objectId: organisationId,
        organisationId,
        detail: { personId, role },
      });
    });
    return this.list(caller, organisationId);
  }

  /**
   * Takes a role back; one that is not held here (any more) changes nothing.
   * @throws Refusal `not-found`, `forbidden`, also for the last admin of the nation
   */
  async take(caller: Caller, organisationId: string, roleId: string): Promise<StaffMember[]> {
    await this.organisations.find(caller, organisationId, 'staff.read');
    await this.db.transaction(async (manager) => {
      // Two admins must not take each other’s role at the same moment.
      await manager.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      const grant = await manager.findOneBy(RoleGrant, { id: roleId, organisationId });
      if (!grant) return;
      const { role, personId } = grant;
      await this.organisations.find(caller, organisationId, appointing[role]);
      if (role === 'admin' && (await manager.countBy(RoleGrant, { organisationId, role })) === 1) {
        throw new Refusal('forbidden');
      }
      await manager.delete(RoleGrant, { id: roleId });
      if (role === 'trainer') await manager.query(leaveCohorts, [personId, organisationId]);
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'role.taken',
        objectType: 'organisation',
        objectId: organisationId,
        organisationId,
        detail: { personId, role },
      });
    });
    return this.list(caller, organisationId);
  }
}
