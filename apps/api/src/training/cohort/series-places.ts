import type { SeriesPlace } from '@percolateur/contract';
import type { EntityManager } from 'typeorm';
import type { Cohort } from '../../record/cohort.entity';

/** $1: series. Those cancelled keep their place. */
const places = `
  select c.id as "cohortId", c.series_id as id,
         (row_number() over series)::int as rank,
         (count(*) over (partition by c.series_id))::int as count,
         lag(c.id) over series as "previousId", lead(c.id) over series as "nextId"
  from cohort c where c.series_id = any($1)
  window series as (partition by c.series_id order by c.starts_at, c.id)`;

/** The place in its series of each of these cohorts that is of one, by its id. */
export async function seriesPlaces(
  manager: EntityManager,
  cohorts: readonly Pick<Cohort, 'seriesId'>[],
): Promise<Map<string, SeriesPlace>> {
  const ids = new Set(cohorts.flatMap(({ seriesId }) => seriesId ?? []));
  if (ids.size === 0) return new Map();
  const rows = await manager.query<(SeriesPlace & { cohortId: string })[]>(places, [[...ids]]);
  return new Map(rows.map(({ cohortId, ...place }) => [cohortId, place]));
}
