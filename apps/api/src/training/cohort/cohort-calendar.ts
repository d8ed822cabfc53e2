import type { AgendaRow, CalendarMonth } from '@percolateur/contract';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { pageSize } from '../../record/searched';
import { visibleTo } from './cohort-ids';

/** Titles told of one day. */
const named = 3;

/** Those held on some of these days, wherever on earth: what a clock says is asked of each half-day. */
const heldBetween = (query: SelectQueryBuilder<Cohort>, first: string, last: string) =>
  query
    .addSelect(['c.title', 'c.time_zone'])
    .andWhere(`c.status <> 'cancelled'`)
    .andWhere(`c.ends_at > :first::timestamp - interval '1 day'`, { first })
    .andWhere(`c.starts_at < :last::timestamp + interval '2 days'`, { last });

const toCome = (query: SelectQueryBuilder<Cohort>, now: Date) =>
  query
    .addSelect(['c.title', 'c.time_zone'])
    .andWhere(`c.status in ('draft', 'open', 'running') and c.ends_at > :now`, { now });

/** One page of the half-days to come, or of one day, the soonest first, and one more row if there is. */
export async function agendaRows(
  db: DataSource,
  caller: Caller,
  { organisationId, day, after }: { organisationId?: string; day?: string; after?: string },
  now: Date,
): Promise<AgendaRow[]> {
  const visible = visibleTo(db, caller, organisationId);
  const asked = day ? heldBetween(visible, day, day) : toCome(visible, now);
  const [sql, parameters] = asked.getQueryAndParameters();
  const [when, from] = [1, 2].map((index) => `$${parameters.length + index}`);
  const held = day
    ? `(h.starts_at at time zone l.time_zone)::date = ${when}`
    : `h.ends_at > ${when}`;
  const rows = await db.query<(AgendaRow & { startsAt: Date; endsAt: Date })[]>(
    `with asked (id, title, time_zone) as materialized (${sql}), page as (
       select h.* from asked l join half_day h on h.cohort_id = l.id
       where ${held} and (${from}::uuid is null or (h.starts_at, h.id) >
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
    [...parameters, day ?? now, after ?? null],
  );
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }));
}

/** The days of a month that hold sessions, past ones too, each on the clock of its place. */
export async function calendarMonth(
  db: DataSource,
  caller: Caller,
  { organisationId, month }: { organisationId?: string; month: string },
): Promise<CalendarMonth> {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const asked = heldBetween(visibleTo(db, caller, organisationId), first, last);
  const [sql, parameters] = asked.getQueryAndParameters();
  const [from, to] = [1, 2].map((index) => `$${parameters.length + index}`);
  const days = await db.query<CalendarMonth['days']>(
    `with asked (id, title, time_zone) as materialized (${sql}), held as (
       select (h.starts_at at time zone a.time_zone)::date as day, a.id, a.title,
         min(h.starts_at) as starts_at
       from asked a join half_day h on h.cohort_id = a.id
       group by 1, a.id, a.title
     ), ranked as (
       select day, title, row_number() over (partition by day order by starts_at, title, id) as rank
       from held where day between ${from} and ${to}
     )
     select day::text as day, count(*)::int as count,
       array_agg(title order by rank) filter (where rank <= ${named}) as titles
     from ranked group by day order by day`,
    [...parameters, first, last],
  );
  return { days };
}

function lastDayOf(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}
