import type { MovePreview, MoveTarget } from '@percolateur/contract';
import type { EntityManager } from 'typeorm';
import type { Enrolment } from '../../record/enrolment.entity';

/** The other sessions of the hub of $1 that teach the same course; from $2 on, those that may be joined. */
const sameCourse = `
  select c.id as "cohortId", c.title, c.time_zone as "timeZone", c.capacity,
    c.starts_at as "startsAt", c.ends_at as "endsAt", c.starts_at <= $2 as begun,
    (select count(*)::int from enrolment e where e.cohort_id = c.id
     and (e.status in ('accepted', 'completed', 'not_completed', 'waitlisted')
          or e.status = 'invited' and (e.answer_before is null or e.answer_before > $2))) as taken
  from cohort f join course_version v on v.id = f.course_version_id
  join cohort c on c.organisation_id = f.organisation_id and c.id <> f.id
  join course_version w on w.id = c.course_version_id and w.slug = v.slug
  where f.id = $1 and ($2::timestamptz is null
    or c.status in ('open', 'running') and exists (
      select from half_day h where h.cohort_id = c.id and h.starts_at > $2))
  order by c.starts_at, c.id`;

type Row = Omit<MoveTarget, 'startsAt' | 'endsAt' | 'seats'> & {
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  taken: number;
};

/** The sessions that the people of one may be moved to; without `now`, all those of its course. */
export async function targets(
  manager: EntityManager,
  cohortId: string,
  now: Date | null,
): Promise<MoveTarget[]> {
  const rows = await manager.query<Row[]>(sameCourse, [cohortId, now]);
  return rows.map(({ startsAt, endsAt, capacity, taken, ...row }) => ({
    ...row,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    seats: Math.max(0, capacity - taken),
  }));
}

const following = `
  with line as (select unnest(earlier_ids || id) as id from enrolment where id = $1)
  select
    (select count(*)::int from lesson_progress l
     where l.enrolment_id = $1 and l.done_at is not null) as "lessonsDone",
    exists (select from quiz_attempt q where q.enrolment_id in (select id from line)
            and q.kind = 'positioning' and not q.again and q.status <> 'started') as "positioningDone",
    (select count(*)::int from quiz_attempt q where q.enrolment_id in (select id from line)
     and q.kind = 'final' and q.status <> 'started') as "finalAttempts",
    exists (select from quiz_attempt q where q.enrolment_id in (select id from line)
            and q.kind = 'final' and q.passed) as "finalPassed",
    coalesce((select json_agg(distinct h.title) from half_day h
       join standing_signature s on s.half_day_id = h.id and s.role = 'learner' and s.state = 'counts'
       join enrolment e on e.id = $1 and e.cohort_id = h.cohort_id and e.person_id = s.person_id),
     '[]') as "halfDaysSigned"`;

/** What counts for a person wherever they go, and the half-days whose signatures stay where they are. */
export async function whatFollows(
  manager: EntityManager,
  { id }: Pick<Enrolment, 'id'>,
): Promise<Omit<MovePreview, 'leaves' | 'place' | 'refusal'>> {
  const [facts] = await manager.query<Awaited<ReturnType<typeof whatFollows>>[]>(following, [id]);
  return facts;
}

/** Where somebody went from this enrolment, as long as they are there; else null. */
export async function movedOn(
  manager: EntityManager,
  id: string,
): Promise<Pick<Enrolment, 'id' | 'cohortId'> | null> {
  const [found] = await manager.query<Pick<Enrolment, 'id' | 'cohortId'>[]>(
    `select id, cohort_id as "cohortId" from enrolment
     where earlier_ids @> array[$1]::uuid[] and earlier_ids[cardinality(earlier_ids)] = $1
       and status not in ('withdrawn', 'declined')`,
    [id],
  );
  return found ?? null;
}

const deeds = `
  select exists (select from half_day h join signature s on s.half_day_id = h.id
                 where h.cohort_id = e.cohort_id and s.person_id = e.person_id)
    or exists (select from quiz_attempt q where q.enrolment_id = e.id)
    or exists (select from observation o where o.enrolment_id = e.id)
    or exists (select from certificate c where c.enrolment_id = e.id)
    or exists (select from survey_answer a where a.enrolment_id = e.id)
    or exists (select from lesson_progress l where l.enrolment_id = e.id
               and greatest(l.seen_at, l.done_at) > e.created_at) as any
  from enrolment e where e.id = $1`;

/** Whether nothing was signed, answered, read or issued under an enrolment since it was made. */
export async function nothingHappened(
  manager: EntityManager,
  { id }: Pick<Enrolment, 'id'>,
): Promise<boolean> {
  const [{ any }] = await manager.query<{ any: boolean }[]>(deeds, [id]);
  return !any;
}
