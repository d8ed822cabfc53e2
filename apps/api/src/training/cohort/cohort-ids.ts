import type { CohortQuery } from '@percolateur/contract';
import { cohortStages, may, mayAnywhere } from '@percolateur/domain';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { pageSize, searched } from '../../record/searched';

/** Cohorts looked at for what cannot wait: those nearest to now, so that the cost has a bound. */
export const pressingAtMost = 100;

/** Those that the caller may read, as the action `cohort.read` says of one. */
export function visibleTo(
  db: DataSource,
  caller: Caller,
  organisationId: string | undefined,
): SelectQueryBuilder<Cohort> {
  const query = db.createQueryBuilder(Cohort, 'c').select('c.id', 'id');
  if (organisationId) query.andWhere('c.organisation_id = :organisationId', { organisationId });
  if (mayAnywhere(caller, 'hub.create')) return query;
  const hubs = [...new Set(caller.roles.map((held) => held.organisationId))];
  const whole = hubs.filter((hub) =>
    may(caller, 'cohort.read', { organisationId: hub, personId: caller.id }),
  );
  return query.andWhere(
    `(c.organisation_id = any(:whole) or (c.organisation_id = any(:hubs) and exists (
       select from cohort_trainer t where t.cohort_id = c.id and t.person_id = :me)))`,
    { whole, hubs, me: caller.id },
  );
}

/** With more than this, a walk in order soon meets a page of them; fewer are gathered first. */
const gatheredAtMost = 1_000;

/**
 * Keeps the cohorts whose title, place or hub hold each of these words. PostgreSQL cannot tell how
 * rare words are together, and would walk past every session of the nation for a few.
 */
async function narrow(
  db: DataSource,
  query: SelectQueryBuilder<Cohort>,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  const hubs: { word: string; ids: string[] }[] = await db.query(
    `select word, array(select id from organisation where bare_word(name) like word) as ids
     from unnest($1::text[]) as said (word)`,
    [words],
  );
  const matching = db.createQueryBuilder(Cohort, 'c').select('c.id', 'id');
  for (const each of [matching, query]) {
    hubs.forEach(({ word, ids }, index) => {
      const ofHub = ids.length > 0 ? ` or c.organisation_id = any(:hubs${index})` : '';
      each.andWhere(`(c.search like :word${index}${ofHub})`, {
        [`word${index}`]: word,
        [`hubs${index}`]: ids,
      });
    });
  }
  const found = await matching.limit(gatheredAtMost + 1).getRawMany<{ id: string }>();
  if (found.length > gatheredAtMost) return;
  query.andWhere('c.id = any(:found)', { found: found.map(({ id }) => id) });
}

/** The rank of a state in a list. An index holds its opposite (`cohort_of_all_by_state`). */
const stage = (of: string) => `array_position('{${cohortStages.join()}}'::text[], ${of}.status)`;

/** Ids of one page of the cohorts that the caller may read, in order, and one more if there is. */
export async function cohortIds(
  db: DataSource,
  caller: Caller,
  { organisationId, seriesId, status, period, order, search, after }: CohortQuery,
  now: Date,
): Promise<string[]> {
  const query = visibleTo(db, caller, organisationId);
  if (seriesId) query.andWhere('c.series_id = :seriesId', { seriesId });
  if (status === 'live') query.andWhere(`c.status not in ('closed', 'archived', 'cancelled')`);
  else if (status) query.andWhere('c.status = :status', { status });
  if (period) query.andWhere(`c.ends_at ${period === 'coming' ? '>=' : '<'} :now`, { now });
  await narrow(db, query, searched(search));
  const onwards = period === 'coming' || seriesId;
  const [beyond, way] = onwards ? (['>', 'ASC'] as const) : (['<', 'DESC'] as const);
  // The latest first is read backwards: states are then ranked backwards too, and come in their order.
  const keys = (of: string) => [
    ...(order === 'state' ? [`${onwards ? '' : '-'}${stage(of)}`] : []),
    ...[`${of}.starts_at`, `${of}.id`],
  ];
  if (after) {
    query.andWhere(
      `(${keys('c').join()}) ${beyond} (select ${keys('k').join()} from cohort k where k.id = :after)`,
      { after },
    );
  }
  for (const key of keys('c')) query.addOrderBy(key, way);
  const rows = await query.limit(pageSize + 1).getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}

/**
 * Ids of the cohorts that may have something that cannot wait: not closed and begun or about to
 * begin, or closed for less than sixty days; those nearest to now.
 */
export async function pressingIds(
  db: DataSource,
  caller: Caller,
  organisationId: string | undefined,
  now: Date,
): Promise<string[]> {
  const rows = await visibleTo(db, caller, organisationId)
    .andWhere(`c.starts_at < :now::timestamptz + interval '30 days'`, { now })
    .andWhere(
      `(c.status in ('draft', 'open', 'running') or
        (c.status = 'closed' and c.ends_at > :now::timestamptz - interval '60 days'))`,
    )
    .orderBy('abs(extract(epoch from c.starts_at - :now::timestamptz))')
    .addOrderBy('c.id')
    .limit(pressingAtMost)
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
