import type { EntityManager } from 'typeorm';

/** What remains to be done in one cohort, counted over those who follow it. */
export interface CohortFacts {
  /** Of half-days that are over: never given, or refused. */
  missingSignatures: number;
  /** Of half-days that are over: given, and waiting for a trainer’s agreement. */
  awaitingAgreement: number;
  /** Half-days that are over and bear learners’ signatures, but no trainer’s. */
  missingCountersignatures: number;
  /** People without a passed final assessment. */
  finalsNotPassed: number;
  withoutDocument: number;
  deadMessages: number;
}

const query = `
  with follower as (
    select id, cohort_id, person_id from enrolment
    where cohort_id = any($1) and status in ('accepted', 'completed', 'not_completed')
  ), half_day_over as (
    select id, cohort_id from half_day where cohort_id = any($1) and ends_at <= $2
  ), expected as (
    select f.cohort_id, coalesce(s.state, 'none') as state
    from follower f join half_day_over h on h.cohort_id = f.cohort_id
    left join standing_signature s
      on s.half_day_id = h.id and s.person_id = f.person_id and s.role = 'learner'
  )
  select c.id,
    (select count(*)::int from expected x where x.cohort_id = c.id and state in ('none', 'refused'))
      as "missingSignatures",
    (select count(*)::int from expected x where x.cohort_id = c.id and state = 'awaiting')
      as "awaitingAgreement",
    (select count(*)::int from half_day_over h where h.cohort_id = c.id
       and exists (select from standing_signature s
                   where s.half_day_id = h.id and s.role = 'learner' and s.state <> 'refused')
       and not exists (select from standing_signature s
                       where s.half_day_id = h.id and s.role = 'trainer'))
      as "missingCountersignatures",
    (select count(*)::int from follower f where f.cohort_id = c.id and not exists (
       select from quiz_attempt q where q.enrolment_id = f.id and q.kind = 'final' and q.passed))
      as "finalsNotPassed",
    (select count(*)::int from follower f where f.cohort_id = c.id
       and not exists (select from standing_certificate d where d.enrolment_id = f.id))
      as "withoutDocument",
    (select count(*)::int from message m where m.cohort_id = c.id and m.status = 'dead')
      as "deadMessages"
  from unnest($1::uuid[]) as c (id)`;

/** Counts, by cohort id, in one statement. */
export async function cohortFacts(
  manager: EntityManager,
  cohortIds: readonly string[],
  now: Date,
): Promise<Map<string, CohortFacts>> {
  const rows = await manager.query<(CohortFacts & { id: string })[]>(query, [cohortIds, now]);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
