import { fullName } from '@percolateur/domain';
import type { Elsewhere, PreAuditFacts } from '@percolateur/domain';
import type { CertificateRow } from '@percolateur/contract';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { followedCourses } from '../../learning/completion/followed-course';
import { Enrolment } from '../../record/enrolment.entity';
import { marksOf } from '../../record/marks';
import { Person } from '../../record/person.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { standingSignatures } from '../../record/standing-signatures';
import { sessionFacts } from '../../training/programme/session-facts';

/** Of other sessions, the half-days of whoever learns or teaches in this one, while it lasts. */
const elsewhere = `
  with here as (
    select person_id from enrolment
    where cohort_id = $1 and status in ('accepted', 'completed', 'not_completed')
    union select person_id from cohort_trainer where cohort_id = $1)
  select p.first_name as "firstName", p.last_name as "lastName",
         h.starts_at as "startsAt", h.ends_at as "endsAt",
         case when c.organisation_id = $2 then c.title end as "cohortTitle"
  from here join person p on p.id = here.person_id
  join lateral (
    select e.cohort_id from enrolment e where e.person_id = here.person_id
      and e.status in ('accepted', 'completed', 'not_completed')
    union select t.cohort_id from cohort_trainer t where t.person_id = here.person_id) m on true
  join cohort c on c.id = m.cohort_id and c.id <> $1 and c.status not in ('draft', 'cancelled')
  join half_day h on h.cohort_id = c.id
  where h.starts_at < (select max(ends_at) from half_day where cohort_id = $1)
    and h.ends_at > (select min(starts_at) from half_day where cohort_id = $1)
  order by h.starts_at, p.last_name, p.first_name`;

const quizzes = `
  select jsonb_path_exists(v.document, '$.quizzes[*] ? (@.kind == "positioning")') as positioning
  from cohort c join course_version v on v.id = c.course_version_id where c.id = $1`;

const attempts = `
  select enrolment_id as "enrolmentId",
         bool_or(kind = 'positioning' and not again) as positioned,
         bool_or(kind = 'final') as assessed
  from quiz_attempt where enrolment_id = any($1) and status = 'submitted' group by enrolment_id`;

/** Loads all that is looked at in one session; `rows`: its documents, as lists tell of them. */
export async function auditedSession(
  manager: EntityManager,
  cohortId: string,
  rows: readonly CertificateRow[],
  now: Date,
): Promise<PreAuditFacts> {
  const { cohort, course, halfDays } = await sessionFacts(manager, cohortId);
  const signatures = (
    await standingSignatures(
      manager,
      halfDays.map(({ id }) => id),
    )
  ).filter(({ state }) => state === 'counts');
  const marks = await marksOf(
    manager,
    signatures.map(({ id }) => id),
  );
  const enrolments = await manager.find(Enrolment, {
    where: { id: In(rows.map(({ enrolmentId }) => enrolmentId)) },
    relations: { person: true },
    order: { person: { lastName: 'ASC', firstName: 'ASC' } },
  });
  const ids = enrolments.map(({ id }) => id);
  const followed = await followedCourses(manager, ids);
  const [asked] = await manager.query<{ positioning: boolean }[]>(quizzes, [cohortId]);
  const taken = await manager.query<
    { enrolmentId: string; positioned: boolean; assessed: boolean }[]
  >(attempts, [ids]);
  const certificates = await latestCertificates(manager, ids);
  const signed = (id: string, role: 'learner' | 'trainer') =>
    signatures.some((each) => each.halfDayId === id && each.role === role);
  const away = await manager.query<
    (Omit<Elsewhere, 'cohortTitle' | 'name'> & {
      firstName: string;
      lastName: string;
      cohortTitle: string | null;
    })[]
  >(elsewhere, [cohortId, cohort.organisationId]);
  const signers = await manager.findBy(Person, {
    id: In(signatures.map(({ personId }) => personId)),
  });
  return {
    ...{ cohortTitle: cohort.title, courseTitle: course.title, timeZone: cohort.timeZone, now },
    durationMinutes: course.programme.durationMinutes,
    ...{ asksPositioning: asked.positioning, asksAssessment: true },
    halfDays: halfDays.map(({ id, title, startsAt, endsAt }) => ({
      ...{ id, title, startsAt, endsAt },
      ...{ signedByLearner: signed(id, 'learner'), signedByTrainer: signed(id, 'trainer') },
    })),
    signatures: signatures.map((each) => ({
      ...each,
      drawing: marks.get(each.id)?.drawing ?? null,
      onPaper: each.way === 'paper',
    })),
    people: enrolments.map(({ id, person, personId }) => {
      const lived = followed.get(id)!;
      const done = taken.find(({ enrolmentId }) => enrolmentId === id);
      return {
        ...{ personId, name: fullName(person!), halfDaysSigned: lived.halfDaysSigned },
        minutes: lived.halfDays.map(({ halfDay, minutesFollowed }) => ({
          followed: minutesFollowed,
          planned: (halfDay.endsAt.getTime() - halfDay.startsAt.getTime()) / 60_000,
        })),
        minutesFollowed: lived.minutesFollowed,
        ...{ positioned: done?.positioned ?? false, assessed: done?.assessed ?? false },
      };
    }),
    names: new Map(signers.map((person) => [person.id, fullName(person)])),
    // Of another hub one learns that it is, and no more.
    elsewhere: away.map(({ firstName, lastName, cohortTitle, ...slot }) => ({
      ...slot,
      name: fullName({ firstName, lastName }),
      cohortTitle: cohortTitle ?? 'une session d’un autre organisme',
    })),
    documents: certificates
      .filter(({ status }) => status === 'issued')
      .map(({ enrolmentId, kind, number, snapshot }) => ({
        ...{ number, name: fullName(snapshot.learner), cohortTitle: snapshot.cohortTitle },
        courseTitle: snapshot.course.title,
        halfDayTitles: snapshot.halfDays.map(({ title }) => title),
        minutesFollowed: snapshot.minutesFollowed,
        minutesOfHalfDays: snapshot.halfDays.reduce((sum, each) => sum + each.minutesFollowed, 0),
        disagreements:
          rows.find((row) => row.enrolmentId === enrolmentId)?.[kind].disagreements ?? [],
      })),
  };
}
