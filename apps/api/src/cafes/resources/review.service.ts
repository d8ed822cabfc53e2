import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { resourceRoutes, ReviewedResource } from '@percolateur/contract';
import { localDate, may, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { Resource } from '../../record/resource.entity';
import { pageFrom } from '../../record/searched';
import { narrowed, viewed } from './resource-list';

type Filter = Asked<typeof resourceRoutes.reviewed>['query'];
type Review = Asked<typeof resourceRoutes.review>['body'];
type Row = Omit<ReviewedResource, 'linkCheckedAt' | 'proposedAt'> & {
  linkCheckedAt: Date | null;
  proposedAt: Date;
};

const reviewed = `${viewed}, r.status, r.link_state as "linkState",
  r.link_checked_at as "linkCheckedAt", r.proposed_at as "proposedAt",
  r.refusal_reason as "refusalReason", r.revision,
  case when p.id is not null then p.first_name || ' ' || p.last_name end as "proposedBy"`;

/** The library as the nation reviews it. */
@Injectable()
export class ReviewService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `forbidden` */
  async list(caller: Caller, filter: Filter) {
    mustReview(caller);
    const [query, values] = narrowed({ ...filter, dead: filter.dead && true }).sql(
      reviewed,
      'left join person p on p.id = r.proposed_by_id',
    );
    const read = await this.db.query<Row[]>(query, values);
    const rows = read.map(({ linkCheckedAt, proposedAt, ...row }): ReviewedResource => ({
      ...{ ...row, linkCheckedAt: linkCheckedAt && linkCheckedAt.toISOString() },
      proposedAt: proposedAt.toISOString(),
    }));
    return pageFrom(rows, ({ id }) => id);
  }

  /**
   * Publishes it as corrected, refuses it with a reason, or withdraws it. An address that changes has
   * not been tried yet. Written by the nation itself, it begins here too, at revision 0.
   * @throws Refusal `forbidden`, `reason-required`, `stale-edit`
   */
  async review(caller: Caller, id: string, asked: Review): Promise<void> {
    mustReview(caller);
    const { checked, revision, ...fields } = asked;
    if (fields.status === 'refused' && !fields.refusalReason) throw new Refusal('reason-required');
    const now = this.clock.now();
    await this.db.transaction(async (manager) => {
      const before = await manager.findOne(Resource, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (before && before.revision !== revision) throw new Refusal('stale-edit');
      if (!before && revision !== 0) throw new Refusal('not-found');
      const moved = before?.url !== fields.url;
      await manager.save(Resource, {
        ...(before ?? { id, proposedById: null, proposedAt: now }),
        ...fields,
        ...(checked && { checkedOn: localDate(now, 'Europe/Paris') }),
        ...(moved && { linkState: 'unknown', linkCheckedAt: null }),
      });
      await this.audit.record(manager, {
        ...{ actorId: caller.id, action: `resource.${fields.status}` },
        ...{ objectType: 'resource', objectId: id },
      });
    });
  }
}

/** @throws Refusal `forbidden` */
function mustReview(caller: Caller): void {
  if (!may(caller, 'resource.review', { organisationId: '', personId: caller.id })) {
    throw new Refusal('forbidden');
  }
}
