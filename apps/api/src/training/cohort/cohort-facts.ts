import type { EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/sql';

/**
 * What remains to be done in one cohort, counted over those who follow it; signatures as `lackOf` of
 * the domain says, half-days that are over being those whose end is past.
 */
export interface CohortFacts {
  /** Of half-days that are over: never given, or refused. */
  missingSignatures: number;
  /** Of half-days that are over: given, and waiting for a trainer’s agreement. */
  awaitingAgreement: number;
  /** Half-days that are over and bear learners’ signatures, but no trainer’s. */
  missingCountersignatures: number;
  /** People without a passed final assessment. */
  finalsNotPassed: number;
  /**
   * People whose rehearsal no trainer has validated, once every half-day is over; zero where the
   * course asks for no grid.
   */
  rehearsalsNotValidated: number;
  /** People who ask for a seat, whose address has answered. */
  requestsToDecide: number;
  withoutDocument: number;
  /** Earned and not issued, as the worker counted soon after what changed it (`cohort_sum`). */
  documentsToIssue: number;
  /** Issued, and no longer true of their holder; counted likewise. */
  documentsToCorrect: number;
  deadMessages: number;
}

/** How many are asked for is hidden: PostgreSQL would plan anew, to fit, for one or two of them. */
const asked = 'any(array(select unnest($1::uuid[])))';

// Each part counts all the cohorts at once: read one by one, every part would be scanned for each.
// Planned once per connection: planning takes five times the run.
const counted = {
  name: 'cohort-facts',
  text: `
  with follower as materialized (
    select id, cohort_id, person_id, earlier_ids from enrolment
    where cohort_id = ${asked} and status in ('accepted', 'completed', 'not_completed')
  ), signed as (
    select half_day_id, bool_or(role = 'trainer') as by_trainer,
      bool_or(role = 'learner' and state <> 'refused') as by_learner,
      coalesce(array_agg(person_id) filter (where role = 'learner' and state = 'counts'), '{}')
        as counting,
      coalesce(array_agg(person_id) filter (where role = 'learner' and state = 'awaiting'), '{}')
        as awaiting
    from standing_signature where cohort_id = ${asked} group by half_day_id
  ), half_day_over as materialized (
    select h.id, h.cohort_id, s.by_learner and not s.by_trainer as lacks_trainer,
      coalesce(s.counting, '{}') as counting, coalesce(s.awaiting, '{}') as awaiting
    from half_day h left join signed s on s.half_day_id = h.id
    where h.cohort_id = ${asked} and h.ends_at < $2
  ), carried as materialized (
    select enrolment_id, half_day_id from followed_before
    where enrolment_id = any(array(select id from follower where earlier_ids <> '{}'))
  ), by_learners as (
    -- Who signed is an array of few: PostgreSQL, which knows no size of what is made here, could
    -- compare each expected signature with all of them.
    select f.cohort_id,
      count(*) filter (where f.person_id <> all(h.counting || h.awaiting)) as missing,
      count(*) filter (where f.person_id = any(h.awaiting)) as awaiting
    from follower f join half_day_over h on h.cohort_id = f.cohort_id
    where not exists (select from carried b
                      where b.enrolment_id = f.id and b.half_day_id = h.id)
    group by f.cohort_id
  ), by_trainers as (
    select cohort_id, count(*) as missing from half_day_over where lacks_trainer group by cohort_id
  ), passed as (
    select distinct enrolment_id from quiz_attempt
    where enrolment_id = any(array(select id from follower)) and kind = 'final' and passed
    union select e.id from enrolment e join quiz_attempt q on q.enrolment_id = any(e.earlier_ids)
    where e.id in (select id from follower) and e.earlier_ids <> '{}' and q.kind = 'final' and q.passed
  ), asking as materialized (
    select id from course_version
    where id in (select course_version_id from cohort where id = ${asked})
      and (brief->'completion'->>'observation')::boolean
  ), rehearsed as (
    select f.cohort_id, count(*) as not_validated
    from follower f join cohort c on c.id = f.cohort_id
    where c.course_version_id in (select id from asking) and c.ends_at < $2
      and not exists (select from observation_validation v
                      where v.enrolment_id = any(f.earlier_ids || f.id))
    group by f.cohort_id
  ), certified as (
    select distinct enrolment_id from standing_certificate
    where enrolment_id = any(array(select id from follower)) and kind <> 'assiduite'
  ), results as (
    select f.cohort_id, count(*) filter (where q.enrolment_id is null) as not_passed,
      count(*) filter (where d.enrolment_id is null) as without_document
    from follower f
    left join passed q on q.enrolment_id = f.id
    left join certified d on d.enrolment_id = f.id
    group by f.cohort_id
  ), requests as (
    select l.cohort_id, count(*) as to_decide
    from registration r join registration_link l on l.id = r.link_id
    where l.cohort_id = ${asked} and r.status = 'asked' group by l.cohort_id
  ), letters as (
    select cohort_id, count(*) as dead
    from message where cohort_id = ${asked} and status = 'dead' group by cohort_id
  )
  select c.id,
    coalesce(l.missing, 0)::int as "missingSignatures",
    coalesce(l.awaiting, 0)::int as "awaitingAgreement",
    coalesce(t.missing, 0)::int as "missingCountersignatures",
    coalesce(r.not_passed, 0)::int as "finalsNotPassed",
    coalesce(v.not_validated, 0)::int as "rehearsalsNotValidated",
    coalesce(a.to_decide, 0)::int as "requestsToDecide",
    coalesce(r.without_document, 0)::int as "withoutDocument",
    coalesce(u.documents_to_issue, 0) as "documentsToIssue",
    coalesce(u.documents_to_correct, 0) as "documentsToCorrect",
    coalesce(m.dead, 0)::int as "deadMessages"
  from unnest($1::uuid[]) as c (id)
  left join cohort_sum u on u.cohort_id = c.id
  left join by_learners l on l.cohort_id = c.id
  left join by_trainers t on t.cohort_id = c.id
  left join results r on r.cohort_id = c.id
  left join rehearsed v on v.cohort_id = c.id
  left join requests a on a.cohort_id = c.id
  left join letters m on m.cohort_id = c.id`,
};

/** Counts, by cohort id, in one statement; for as many as a page shows. */
export async function cohortFacts(
  manager: EntityManager,
  cohortIds: readonly string[],
  now: Date,
): Promise<Map<string, CohortFacts>> {
  type Row = CohortFacts & { id: string };
  const rows = await runPrepared<Row>(manager, counted, [cohortIds, now]);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
