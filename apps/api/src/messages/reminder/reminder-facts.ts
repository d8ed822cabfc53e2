import type {
  ReminderCohort,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderTrainer,
} from '@percolateur/domain';
import type { EntityManager } from 'typeorm';

const signed = (role: 'learner' | 'trainer', person: string, cohort: string) => `array(
  select s.half_day_id::text from standing_signature s
  where s.cohort_id = ${cohort} and s.person_id = ${person} and s.role = '${role}'
    and s.state = 'counts')`;

export const certificatesInForce = (enrolment: string) => `
  select c.kind, c.issued_at from standing_certificate c where c.enrolment_id = ${enrolment}`;

type Of<T> = T & { cohortId: string };

/**
 * What the reminders of these cohorts depend on, by cohort id. `enrolmentId` leaves the other
 * enrolments out, where one message is looked at again.
 */
export async function reminderFacts(
  manager: EntityManager,
  cohortIds: readonly string[],
  enrolmentId: string | null = null,
): Promise<Map<string, ReminderFacts>> {
  // One after the other: within a transaction they share one connection.
  const cohorts: Omit<ReminderCohort, 'halfDays'>[] = await manager.query(
    `select id, status, time_zone as "timeZone" from cohort where id = any($1::uuid[])`,
    [cohortIds],
  );
  const halfDays: Of<ReminderHalfDay>[] = await manager.query(
    `select id, cohort_id as "cohortId", starts_at as "startsAt", ends_at as "endsAt",
            signing_opened_at as "signingOpenedAt", signing_closed_at as "signingClosedAt"
     from half_day where cohort_id = any($1::uuid[])`,
    [cohortIds],
  );
  const enrolments: Of<ReminderEnrolment>[] = await manager.query(
    `select e.id, e.cohort_id as "cohortId", e.person_id as "personId", e.status,
            e.invited_at as "invitedAt", e.answer_before as "invitationExpiresAt",
            case when e.status in ('accepted', 'completed', 'not_completed')
              then coalesce(e.answered_at, e.created_at) end as "acceptedAt",
            exists (select 1 from quiz_attempt a where a.enrolment_id = e.id
                    and a.kind = 'positioning' and a.status = 'submitted') as "positioningDone",
            ${signed('learner', 'e.person_id', 'e.cohort_id')} as "signedHalfDayIds",
            (select min(c.issued_at) from (${certificatesInForce('e.id')}) c)
              as "certificateIssuedAt",
            exists (select 1 from cafe k where k.enrolment_id = e.id) as "cafePlanned"
     from enrolment e
     where e.cohort_id = any($1::uuid[]) and ($2::uuid is null or e.id = $2)`,
    [cohortIds, enrolmentId],
  );
  const trainers: Of<ReminderTrainer>[] = await manager.query(
    `select t.cohort_id as "cohortId", t.person_id as "personId",
            ${signed('trainer', 't.person_id', 't.cohort_id')} as "countersignedHalfDayIds"
     from cohort_trainer t where t.cohort_id = any($1::uuid[])`,
    [cohortIds],
  );
  const [halfDaysOf, enrolmentsOf, trainersOf] = [
    Map.groupBy(halfDays, (each) => each.cohortId),
    Map.groupBy(enrolments, (each) => each.cohortId),
    Map.groupBy(trainers, (each) => each.cohortId),
  ];
  return new Map(
    cohorts.map((cohort) => [
      cohort.id,
      {
        cohort: { ...cohort, halfDays: halfDaysOf.get(cohort.id) ?? [] },
        enrolments: enrolmentsOf.get(cohort.id) ?? [],
        trainers: trainersOf.get(cohort.id) ?? [],
      },
    ]),
  );
}
