import type { CourseQuiz } from '@percolateur/content';
import { followsCourse, mySigning, Refusal } from '@percolateur/domain';
import type { HalfDaySignature, MySigning, QuizWindow } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Cafe } from '../../record/cafe.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PastSchedule } from '../../record/past-schedule.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { namesChecked } from '../../record/names-then';
import { LessonProgress } from '../../record/lesson-progress.entity';
import { StandingValidation } from '../../record/standing-validation.view';
import { hubQuizzesOf, windowsIn } from '../../learning/course/hub-quiz';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

type MySignature = HalfDaySignature & { halfDayId: string; signedAt: Date };

/** Everything that one learner did and received in one cohort. */
export interface LearnerFacts {
  enrolment: Enrolment;
  /** With its half-days in order, and its trainers. */
  cohort: Cohort;
  organisation: Organisation;
  signatures: MySignature[];
  progress: LessonProgress[];
  attempts: QuizAttempt[];
  /** Quizzes of the hub that the cohort has, and how all quizzes stand in it. */
  hubQuizzes: CourseQuiz[];
  windows: ReadonlyMap<string, QuizWindow>;
  /** How the cohort was before it changed, these last two weeks. */
  past: PastSchedule[];
  /** When each document in force was issued, the newest first. */
  documents: { issuedAt: Date }[];
  cafe: Pick<Cafe, 'plannedOn' | 'place'> | null;
  /** The surveys that I answered. */
  surveys: Pick<SurveyAnswer, 'kind'>[];
  /** The session that they were moved from, and the half-days signed there. */
  cameFrom: { title: string; halfDaysSigned: string[] } | null;
  /** My name as documents will bear it, while I have not said that it is well spelt. */
  nameToCheck: { firstName: string; lastName: string } | null;
  /** A trainer has validated the observation of my rehearsal. */
  validated: boolean;
}

/** How long a page says what changed. */
const changeShownDays = 14;

/** @throws Refusal `not-found` unless the caller follows the course of this cohort */
export async function learnerFacts(
  manager: EntityManager,
  caller: Caller,
  cohortId: string,
  now: Date,
): Promise<LearnerFacts> {
  const enrolment = await manager.findOne(Enrolment, {
    where: { cohortId, personId: caller.id },
    relations: { cohort: { organisation: true, halfDays: true, trainers: true } },
    order: { cohort: { halfDays: { position: 'ASC' } } },
  });
  const organisation = enrolment?.cohort?.organisation;
  if (!enrolment?.cohort || !organisation || !followsCourse(enrolment.status)) {
    throw new Refusal('not-found');
  }
  const enrolmentId = enrolment.id;
  const line = [...enrolment.earlierIds, enrolmentId];
  const [
    signatures,
    progress,
    attempts,
    documents,
    cafe,
    past,
    validated,
    hubQuizzes,
    windows,
    surveys,
    cameFrom,
    checked,
  ] = await Promise.all([
    manager.query<MySignature[]>(mySignatures, [caller.id, cohortId]),
    manager.findBy(LessonProgress, { enrolmentId }),
    manager.findBy(QuizAttempt, { enrolmentId: In(line) }),
    manager.query<{ issuedAt: Date }[]>(myDocuments, [enrolmentId]),
    manager.findOne(Cafe, {
      select: { plannedOn: true, place: true },
      where: { enrolmentId },
    }),
    manager.findBy(PastSchedule, {
      cohortId,
      changedAt: MoreThan(subDays(now, changeShownDays)),
    }),
    manager.existsBy(StandingValidation, { enrolmentId: In(line) }),
    hubQuizzesOf(manager, cohortId),
    windowsIn(manager, cohortId, now),
    manager.find(SurveyAnswer, {
      select: { kind: true },
      where: [{ enrolmentId }, { enrolmentId: In(line), kind: 'needs' }],
    }),
    cameFromOf(manager, enrolment),
    namesChecked(manager, [enrolmentId]),
  ]);
  return {
    ...{ enrolment, cohort: enrolment.cohort, organisation, signatures, progress, attempts },
    ...{ documents, cafe, past, validated, hubQuizzes, windows, surveys, cameFrom },
    nameToCheck: checked.has(enrolmentId)
      ? null
      : { firstName: caller.firstName, lastName: caller.lastName },
  };
}

async function cameFromOf(
  manager: EntityManager,
  { earlierIds }: Enrolment,
): Promise<LearnerFacts['cameFrom']> {
  const before = earlierIds.at(-1);
  if (!before) return null;
  const [found] = await manager.query<NonNullable<LearnerFacts['cameFrom']>[]>(earlierSession, [
    before,
  ]);
  return found ?? null;
}

const earlierSession = `
  select c.title, array(
    select h.title from half_day h join standing_signature s on s.half_day_id = h.id
      and s.person_id = e.person_id and s.role = 'learner' and s.state = 'counts'
    where h.cohort_id = c.id order by h.position) as "halfDaysSigned"
  from enrolment e join cohort c on c.id = e.cohort_id where e.id = $1`;

const mySignatures = `
  select half_day_id as "halfDayId", server_time as "signedAt", late, agreed
  from standing_signature where person_id = $1 and cohort_id = $2 and role = 'learner'`;

const myDocuments = `
  select c.issued_at as "issuedAt" from standing_certificate c
  where c.enrolment_id = $1 order by c.issued_at desc`;

/** Where the learner stands with one half-day, and when it was signed. */
export function signingOf(
  { signatures }: LearnerFacts,
  halfDay: HalfDay,
  now: Date,
): { signing: MySigning; signedAt: Date | null } {
  const signature = signatures.find(({ halfDayId }) => halfDayId === halfDay.id) ?? null;
  return {
    signing: mySigning(halfDay, signature, now),
    signedAt: signature?.signedAt ?? null,
  };
}
