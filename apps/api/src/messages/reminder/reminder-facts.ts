import type {
  ReminderCohort,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderNote,
  ReminderRule,
  ReminderTrainer,
  RuleSetting,
  RuleSettings,
} from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { PastSchedule } from '../../record/past-schedule.entity';
import { knownSchedule } from '../../record/schedule';
import { standingRules } from './may-owe';

/** The revision of the cohort in the last message that told a person of its dates. */
const told = (person: string, cohort: string) => `(
  select max(m.told_revision) from message m
  where m.person_id = ${person} and m.cohort_id = ${cohort} and m.status = 'sent')`;

const signed = (role: 'learner' | 'trainer', person: string, cohort: string) => `array(
  select s.half_day_id::text from standing_signature s
  where s.cohort_id = ${cohort} and s.person_id = ${person} and s.role = '${role}'
    and s.state = 'counts')`;

/** Nothing is owed any more to who was erased. */
const notErased = (person: string) =>
  `not exists (select from erasure x where x.person_id = ${person})`;

/** What is owed to whoever followed the course: an attestation d’assiduité is handed to who asks for it. */
export const certificatesInForce = (enrolment: string) => `
  select c.kind, c.issued_at from standing_certificate c
  where c.enrolment_id = ${enrolment} and c.kind <> 'assiduite'`;

type StoredPast = Pick<PastSchedule, 'revision' | 'changedAt' | 'schedule'>;
type Of<T> = T & { cohortId: string };

/**
 * What the reminders of these cohorts depend on, by cohort id. `enrolmentIds` leaves the other
 * enrolments out, where messages to these are looked at again.
 */
export async function reminderFacts(
  manager: EntityManager,
  cohortIds: readonly string[],
  enrolmentIds: readonly string[] | null = null,
): Promise<Map<string, ReminderFacts>> {
  // One after the other: within a transaction they share one connection.
  type Found = Omit<ReminderCohort, 'halfDays' | 'past'> & { organisationId: string };
  const cohorts: Found[] = await manager.query(
    `select id, status, time_zone as "timeZone", cancelled_at as "cancelledAt",
            venue_name as "venueName", venue_address as "venueAddress",
            remote_link as "remoteLink", organisation_id as "organisationId",
            messages_paused_at is not null as paused,
            exists (select 1 from enrolment e where e.cohort_id = c.id
                    and (e.invited_at is not null or e.status = 'accepted')) as announced
     from cohort c where id = any($1::uuid[])`,
    [cohortIds],
  );
  const past: (StoredPast & { cohortId: string })[] = await manager.query(
    `select cohort_id as "cohortId", revision, changed_at as "changedAt", schedule
     from past_schedule where cohort_id = any($1::uuid[])`,
    [cohortIds],
  );
  const notes: Of<ReminderNote>[] = await manager.query(
    `select id, cohort_id as "cohortId", written_at as "writtenAt", audience, enrolment_id as "enrolmentId"
     from note where cohort_id = any($1::uuid[])`,
    [cohortIds],
  );
  const halfDays: Of<ReminderHalfDay>[] = await manager.query(
    `select id, cohort_id as "cohortId", title, mode, starts_at as "startsAt", ends_at as "endsAt",
            signing_opened_at as "signingOpenedAt", signing_closed_at as "signingClosedAt"
     from half_day where cohort_id = any($1::uuid[])`,
    [cohortIds],
  );
  const enrolments: Of<ReminderEnrolment>[] = await manager.query(
    `select e.id, e.cohort_id as "cohortId", e.person_id as "personId", e.status,
            e.walk_in as "walkIn", e.withdrawn_at as "withdrawnAt",
            (select count(*)::int from message m where m.person_id = e.person_id
             and m.cohort_id = e.cohort_id and m.rule = 'withdrawn' and m.status = 'sent')
              as departures,
            ${told('e.person_id', 'e.cohort_id')} as "toldRevision",
            e.invited_at as "invitedAt", e.answer_before as "invitationExpiresAt",
            case when e.status in ('accepted', 'completed', 'not_completed')
              then coalesce(e.answered_at, e.created_at) end as "acceptedAt",
            exists (select 1 from quiz_attempt a where a.enrolment_id = any(e.earlier_ids || e.id)
                    and a.kind = 'positioning' and not a.again and a.status = 'submitted') as "positioningDone",
            ${signed('learner', 'e.person_id', 'e.cohort_id')} || array(
              select b.half_day_id::text from followed_before b where b.enrolment_id = e.id)
              as "signedHalfDayIds",
            coalesce((select json_agg(json_build_object('id', l.id, 'halfDayId', l.half_day_id,
                                                        'askedAt', l.asked_at)
                                      order by l.asked_at, l.id)
                      from signing_link l where l.enrolment_id = e.id), '[]') as "signingLinks",
            (select min(c.issued_at) from (${certificatesInForce('e.id')}) c)
              as "certificateIssuedAt",
            coalesce((select json_agg(json_build_object('id', d.id, 'askedAt', d.asked_at)
                                      order by d.asked_at, d.id)
                      from document_sending d where d.enrolment_id = e.id), '[]')
              as "documentSendings",
            (select json_build_object('certificateId', c.id, 'issuedAt', c.issued_at)
             from standing_certificate c
             where c.enrolment_id = e.id and c.version > 1 and c.kind <> 'assiduite'
               and exists (select from message m where m.person_id = e.person_id
                           and (m.rule = 'documents' and m.occurrence = e.id::text
                             or m.rule = 'documents-sent' and m.enrolment_id = e.id)
                           and m.status = 'sent')
             order by c.issued_at desc, c.id desc limit 1) as correction,
            array(select s.kind from survey_answer s where s.enrolment_id = e.id)
              as "surveysAnswered",
            (select json_build_object('plannedOn', k.day, 'saidAt', k.at)
             from (select 1 as rank, planned_on as day, updated_at as at from cafe
                   where enrolment_id = e.id
                   -- Who announced one straight away has a date too.
                   union all
                   select 2, (starts_at at time zone time_zone)::date, created_at from public_cafe
                   where enrolment_id = e.id and state in ('announced', 'told')
                     and hidden_at is null) k
             order by k.rank, k.at desc limit 1) as cafe,
            coalesce((select json_agg(k.at) from cohort h
                      join course_version v on v.id = h.course_version_id
                      join claim_correction k on k.slug = v.slug and k.at > v.imported_at
                      where h.id = e.cohort_id and e.status in ('completed', 'not_completed')),
                     '[]') as "claimsCorrectedAt",
            e.messages_paused_at is not null as paused
     from enrolment e
     where e.cohort_id = any($1::uuid[]) and ($2::uuid[] is null or e.id = any($2))
       and ${notErased('e.person_id')}`,
    [cohortIds, enrolmentIds],
  );
  // In JSON an instant is words.
  for (const enrolment of enrolments) {
    const { correction, cafe, signingLinks, documentSendings, claimsCorrectedAt } = enrolment;
    enrolment.claimsCorrectedAt = claimsCorrectedAt.map((at) => new Date(at));
    if (correction) correction.issuedAt = new Date(correction.issuedAt);
    if (cafe) cafe.saidAt = new Date(cafe.saidAt);
    for (const asked of [...signingLinks, ...documentSendings]) {
      asked.askedAt = new Date(asked.askedAt);
    }
  }
  const trainers: Of<ReminderTrainer>[] = await manager.query(
    `select t.cohort_id as "cohortId", t.person_id as "personId",
            ${told('t.person_id', 't.cohort_id')} as "toldRevision",
            ${signed('trainer', 't.person_id', 't.cohort_id')} as "countersignedHalfDayIds"
     from cohort_trainer t
     where t.cohort_id = any($1::uuid[]) and ${notErased('t.person_id')}`,
    [cohortIds],
  );
  const settingsOf = await ruleSettings(
    manager,
    cohorts.map(({ organisationId }) => organisationId),
  );
  const [halfDaysOf, enrolmentsOf, trainersOf, pastOf, notesOf] = [
    Map.groupBy(halfDays, (each) => each.cohortId),
    Map.groupBy(enrolments, (each) => each.cohortId),
    Map.groupBy(trainers, (each) => each.cohortId),
    Map.groupBy(past, (each) => each.cohortId),
    Map.groupBy(notes, (each) => each.cohortId),
  ];
  return new Map(
    cohorts.map(({ organisationId, ...cohort }) => [
      cohort.id,
      {
        cohort: {
          ...cohort,
          halfDays: halfDaysOf.get(cohort.id) ?? [],
          past: (pastOf.get(cohort.id) ?? []).map(knownSchedule),
        },
        notes: notesOf.get(cohort.id) ?? [],
        enrolments: enrolmentsOf.get(cohort.id) ?? [],
        trainers: trainersOf.get(cohort.id) ?? [],
        settings: settingsOf.get(organisationId) ?? {},
      },
    ]),
  );
}

/** What each of these hubs made of its rules; one that left them all as shipped is not there. */
export async function ruleSettings(
  manager: EntityManager,
  organisationIds: readonly string[],
): Promise<Map<string, RuleSettings>> {
  type Row = RuleSetting & { organisationId: string; rule: ReminderRule };
  const rows: Row[] = await manager.query(
    `select organisation_id as "organisationId", rule, delay, paused
     from (${standingRules}) standing where organisation_id = any($1::uuid[])`,
    [[...new Set(organisationIds)]],
  );
  const byHub = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return new Map(
    [...byHub].map(([id, set]) => [
      id,
      Object.fromEntries(set.map(({ rule, delay, paused }) => [rule, { delay, paused }])),
    ]),
  );
}
