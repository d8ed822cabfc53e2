import type { EntityManager } from 'typeorm';
import type { HalfDay } from '../../record/half-day.entity';

/** Those who were moved here, by enrolment id: from where, and whether this half-day was followed there. */
export async function cameFrom(
  manager: EntityManager,
  { id, cohortId }: Pick<HalfDay, 'id' | 'cohortId'>,
): Promise<Map<string, { title: string; followed: boolean }>> {
  const rows = await manager.query<{ enrolmentId: string; title: string; followed: boolean }[]>(
    `select e.id as "enrolmentId", c.title, b.half_day_id is not null as followed
     from enrolment e
     join enrolment f on f.id = e.earlier_ids[cardinality(e.earlier_ids)]
     join cohort c on c.id = f.cohort_id
     left join followed_before b on b.enrolment_id = e.id and b.half_day_id = $2
     where e.cohort_id = $1`,
    [cohortId, id],
  );
  return new Map(rows.map(({ enrolmentId, ...origin }) => [enrolmentId, origin]));
}
