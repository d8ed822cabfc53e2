import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Helper, MyHelp } from '@percolateur/contract';
import {
  centreOf,
  departementOf,
  kilometresApart,
  postalCodeOf,
  Refusal,
} from '@percolateur/domain';
import type { Point } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { CafeHelper } from '../../record/cafe-helper.entity';
import { CafePairing } from '../../record/cafe-pairing.entity';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Organisation } from '../../record/organisation.entity';
import { placeOfPostalCode } from '../../record/postal-places';
import { heldBy, lastHeldBy } from './held';

/** Helpers shown: the nearest are enough to choose among. */
const shown = 12;
/** Nobody is asked to come from further, in kilometres. */
const furthest = 200;

/** Who helps a first café: agreed to by those who held one, chosen by the staff of who begins. */
@Injectable()
export class HelperService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Those who agreed, the nearest first, then who held most cafés. @throws Refusal `not-found` */
  async near(caller: Caller, enrolmentId: string): Promise<Helper[]> {
    const { manager } = this.db;
    const { cohort, personId } = await this.reached(manager, caller, enrolmentId);
    const from = placeOf(cohort.venueAddress) ?? (await this.hubPlace(cohort));
    if (!from) return [];
    type Row = Omit<Helper, 'kilometres'> & { at: Point | null };
    const rows = await manager.query<Row[]>(
      `select h.person_id as "personId", p.first_name || ' ' || p.last_name as name,
              h.departement, ${heldBy('h.person_id', '$2')} as cafes,
              ${lastHeldBy('h.person_id', 'h.departement', '$2')} as at
       from cafe_helper h join person p on p.id = h.person_id
       where h.person_id not in (select records_of($1))
         and not exists (select from erasure x where x.person_id = h.person_id)`,
      [personId, this.clock.now()],
    );
    return rows
      .flatMap(({ at, ...row }) => {
        const place = at ?? centreOf(row.departement);
        return place ? [{ ...row, kilometres: Math.round(kilometresApart(from, place)) }] : [];
      })
      .filter(({ kilometres }) => kilometres <= furthest)
      .sort((one, other) => one.kilometres - other.kilometres || other.cafes - one.cafes)
      .slice(0, shown);
  }

  /** Gives somebody a helper who agreed; both are told. @throws Refusal `not-found` */
  async pair(caller: Caller, enrolmentId: string, helperId: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const { cohort, personId } = await this.reached(manager, caller, enrolmentId);
      const agreed = await manager.existsBy(CafeHelper, { personId: helperId });
      if (!agreed || helperId === personId) throw new Refusal('not-found');
      const before = await manager.findOneBy(CafePairing, { enrolmentId });
      if (before?.helperId === helperId) return;
      const pairing = { enrolmentId, helperId, pairedById: caller.id };
      await manager.upsert(
        CafePairing,
        { ...pairing, pairedAt: this.clock.now(), toldAt: null, nextTryAt: null },
        ['enrolmentId'],
      );
      await this.note(manager, caller, cohort, enrolmentId, 'cafe.paired');
    });
  }

  /** @throws Refusal `not-found` */
  async part(caller: Caller, enrolmentId: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const { cohort } = await this.reached(manager, caller, enrolmentId);
      const { affected } = await manager.delete(CafePairing, { enrolmentId });
      if (affected) await this.note(manager, caller, cohort, enrolmentId, 'cafe.parted');
    });
  }

  async mine({ id, records }: Caller): Promise<MyHelp> {
    const { manager } = this.db;
    const [held] = await manager.query<{ cafes: number }[]>(
      `select coalesce(sum(${heldBy('r.id', '$2')}), 0)::int as cafes from unnest($1::uuid[]) r(id)`,
      [records, this.clock.now()],
    );
    const agreed = await manager.findOneBy(CafeHelper, { personId: id });
    const [helper] = await manager.query<NonNullable<MyHelp['helper']>[]>(
      `select p.first_name as "firstName", p.email from cafe_pairing g
       join enrolment e on e.id = g.enrolment_id join person p on p.id = g.helper_id
       where e.person_id = any($1) order by g.paired_at desc limit 1`,
      [records],
    );
    return {
      mayHelp: held!.cafes > 0,
      departement: agreed?.departement ?? null,
      helper: helper ?? null,
    };
  }

  /** @throws Refusal `forbidden` for who has held no café yet */
  async help(caller: Caller, departement: string | null): Promise<MyHelp> {
    const { manager } = this.db;
    const { mayHelp } = await this.mine(caller);
    if (departement === null) await manager.delete(CafeHelper, { personId: caller.id });
    else if (!mayHelp) throw new Refusal('forbidden');
    else {
      const agreed = { personId: caller.id, departement, agreedAt: this.clock.now() };
      await manager.upsert(CafeHelper, agreed, ['personId']);
    }
    return this.mine(caller);
  }

  /** Somebody of a cohort that the caller may read. @throws Refusal `not-found` */
  private async reached(
    manager: EntityManager,
    caller: Caller,
    enrolmentId: string,
  ): Promise<{ cohort: Cohort; personId: string }> {
    const enrolment = await manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!enrolment) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, enrolment.cohortId, 'cohort.read');
    return { cohort, personId: enrolment.personId };
  }

  private async hubPlace({ organisationId }: Cohort): Promise<Point | null> {
    const hub = await this.db.manager.findOneByOrFail(Organisation, { id: organisationId });
    return placeOf(hub.address);
  }

  private note(
    manager: EntityManager,
    caller: Caller,
    { organisationId }: Cohort,
    enrolmentId: string,
    action: 'cafe.paired' | 'cafe.parted',
  ): Promise<void> {
    return this.audit.record(manager, {
      ...{ actorId: caller.id, organisationId, action },
      ...{ objectType: 'enrolment', objectId: enrolmentId },
    });
  }
}

/** Where an address is: its postal code, or the centre of its département. */
const placeOf = (address: string): Point | null =>
  placeOfPostalCode(postalCodeOf(address)) ?? centreOf(departementOf(address));
