import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyResources, Resource as ResourceView, resourceRoutes } from '@percolateur/contract';
import { paces, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { ThrottleService } from '../../platform/throttle.service';
import { Resource } from '../../record/resource.entity';
import { pageFrom } from '../../record/searched';
import { admitAlumni } from '../animation/alumni';
import { narrowed, viewed } from './resource-list';

type Filter = Asked<typeof resourceRoutes.list>['query'];
type Proposed = Asked<typeof resourceRoutes.propose>['body'];

/** The last café that somebody planned, of all their sessions. */
const cafeOf = `
  select k.enrolment_id as "enrolmentId" from cafe k join enrolment e on e.id = k.enrolment_id
  where e.person_id = any($1) order by k.planned_on desc, k.enrolment_id limit 1`;

/** The library of resources: read by anybody, added to by those who learnt. */
@Injectable()
export class ResourceService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
  ) {}

  /** A page of what is published, by title. */
  async list({ public: people, within, ...filter }: Filter) {
    const { where, sql } = narrowed({ ...filter, status: 'published' });
    where('(r.publics = array[]::text[] or r.publics @> array[?])', people);
    where('coalesce(r.minutes_least, r.minutes_most) <= ?', within);
    const read = await this.db.query<ResourceView[]>(...sql(viewed));
    return pageFrom(read, ({ id }) => id);
  }

  async mine({ records }: Caller): Promise<MyResources> {
    const [cafe] = await this.db.query<{ enrolmentId: string }[]>(cafeOf, [records]);
    const used = await this.db.query<{ id: string }[]>(
      'select resource_id as id from resource_use where enrolment_id = $1 order by 1',
      [cafe?.enrolmentId ?? null],
    );
    const proposed = await this.db.query<MyResources['proposed']>(
      `select id, title, status, refusal_reason as "refusalReason" from resource
       where proposed_by_id = any($1) order by proposed_at desc, id`,
      [records],
    );
    return { hasCafe: cafe !== undefined, used: used.map(({ id }) => id), proposed };
  }

  /** @throws Refusal `not-found` for who planned no café, or a resource that is not published */
  async use({ records }: Caller, resourceId: string, used: boolean): Promise<void> {
    const { manager } = this.db;
    const [cafe] = await manager.query<{ enrolmentId: string }[]>(cafeOf, [records]);
    const known = await manager.existsBy(Resource, { id: resourceId, status: 'published' });
    if (!cafe || !known) throw new Refusal('not-found');
    const change = used
      ? `insert into resource_use (resource_id, enrolment_id, said_at) values ($1, $2, $3)
         on conflict do nothing`
      : 'delete from resource_use where resource_id = $1 and enrolment_id = $2 and said_at <= $3';
    await manager.query(change, [resourceId, cafe.enrolmentId, this.clock.now()]);
  }

  /** Waits for the nation. @throws Refusal `not-found`, `id-reused`, `too-many-tries` */
  async propose(caller: Caller, { id, ...fields }: Proposed): Promise<void> {
    const { manager } = this.db;
    await admitAlumni(manager, caller);
    const known = await manager.findOneBy(Resource, { id });
    if (known && known.proposedById !== caller.id) throw new Refusal('id-reused');
    if (known) return;
    await this.throttle.count(paces.resourcesProposed, caller.id);
    await manager
      .createQueryBuilder()
      .insert()
      .into(Resource)
      .values({
        ...{ id, ...fields, status: 'proposed', proposedById: caller.id },
        ...{ proposedAt: this.clock.now(), revision: 1 },
      })
      .orIgnore()
      .execute();
  }
}
