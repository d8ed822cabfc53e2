import type { AgendaRow, CohortFigures } from '@percolateur/contract';
import type { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { pageSize } from '../../record/searched';
import { visibleTo } from './cohort-ids';

/** The counts that ask nothing of one cohort in particular. */
export type LiveFigures = Omit<CohortFigures, 'signatures' | 'documents'>;

/** Cohorts that the caller may read, not over and in one of these statuses, as a CTE. */
function liveCohorts(
  db: DataSource,
  caller: Caller,
  organisationId: string | undefined,
  statuses: readonly string[],
  now: Date,
): [sql: string, parameters: unknown[]] {
  return visibleTo(db, caller, organisationId)
    .addSelect(['c.status', 'c.capacity', 'c.starts_at'])
    .andWhere('c.status in (:...statuses) and c.ends_at > :now', { statuses, now })
    .getQueryAndParameters();
}

/** Seats are counted as `seatsTaken` of the domain does. */
export async function liveFigures(
  db: DataSource,
  caller: Caller,
  organisationId: string | undefined,
  now: Date,
): Promise<LiveFigures> {
  const statuses = ['draft', 'open', 'running'];
  const [sql, parameters] = liveCohorts(db, caller, organisationId, statuses, now);
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

/** One page of the half-days to come, the soonest first, and one more row if there is. */
export async function agendaRows(
  db: DataSource,
  caller: Caller,
  { organisationId, after }: { organisationId?: string; after?: string },
  now: Date,
): Promise<AgendaRow[]> {
  const statuses = ['draft', 'open', 'running'];
  const [sql, parameters] = liveCohorts(db, caller, organisationId, statuses, now);
  const [at, from] = [1, 2].map((index) => `$${parameters.length + index}`);
  const rows = await db.query<(AgendaRow & { startsAt: Date; endsAt: Date })[]>(
    `with live (id, status, capacity, starts_at) as materialized (${sql}), page as (
       select h.* from live l join half_day h on h.cohort_id = l.id
       where h.ends_at > ${at} and (${from}::uuid is null or (h.starts_at, h.id) >
         (select starts_at, id from half_day where id = ${from}))
       order by h.starts_at, h.id limit ${pageSize + 1}
     )
     select p.id, p.cohort_id as "cohortId", c.title as "cohortTitle",
       o.name as "organisationName", c.status, c.time_zone as "timeZone", p.position, p.title,
       p.mode, c.venue_name as "venueName", p.starts_at as "startsAt", p.ends_at as "endsAt",
       (select count(*)::int from half_day where cohort_id = c.id) as "halfDayCount",
       array(select r.first_name || ' ' || r.last_name
             from cohort_trainer t join person r on r.id = t.person_id
             where t.cohort_id = c.id order by r.last_name, r.first_name) as trainers
     from page p join cohort c on c.id = p.cohort_id
     join organisation o on o.id = c.organisation_id
     order by p.starts_at, p.id`,
    [...parameters, now, after ?? null],
  );
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }));
}
