import type { CohortFigures } from '@percolateur/contract';
import type { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { visibleTo } from './cohort-ids';

/** The counts that ask nothing of one cohort in particular. */
export type LiveFigures = Omit<CohortFigures, 'signatures' | 'documents'>;

/** Seats are counted as `seatsTaken` of the domain does. */
export async function liveFigures(
  db: DataSource,
  caller: Caller,
  organisationId: string | undefined,
  now: Date,
): Promise<LiveFigures> {
  const [sql, parameters] = visibleTo(db, caller, organisationId)
    .addSelect(['c.status', 'c.capacity', 'c.starts_at'])
    .andWhere(`c.status in ('draft', 'open', 'running') and c.ends_at > :now`, { now })
    .getQueryAndParameters();
  const at = `$${parameters.length + 1}::timestamptz`;
  const [figures] = await db.query<[LiveFigures]>(
    `with live (id, status, capacity, starts_at) as materialized (${sql}),
     held as (
       select l.id, l.capacity,
         count(*) filter (where e.status in ('accepted', 'completed', 'not_completed')
           or (e.status = 'invited' and coalesce(e.answer_before > ${at}, true))) as taken,
         count(*) filter (where e.status = 'invited' and e.invited_at is null) as "toInvite",
         count(*) filter (where e.status = 'invited' and e.invited_at is not null
           and coalesce(e.answer_before > ${at}, true)) as unanswered
       from live l left join enrolment e on e.cohort_id = l.id
       where l.status = 'open' and l.starts_at > ${at}
       group by l.id, l.capacity
     )
     select
       (select count(*)::int from live where status = 'running' or starts_at <= ${at}) as running,
       (select count(*)::int from live where status <> 'running' and starts_at > ${at}) as coming,
       coalesce(sum(greatest(capacity - taken, 0)), 0)::int as "freeSeats",
       coalesce(sum(capacity), 0)::int as seats,
       coalesce(sum("toInvite"), 0)::int as "toInvite",
       coalesce(sum(unanswered), 0)::int as unanswered
     from held`,
    [...parameters, now],
  );
  return figures;
}
