import { firstPositioning, positioningAgain } from '@percolateur/content';
import type { CourseDocument, CourseQuiz, HalfDay as TaughtHalfDay } from '@percolateur/content';
import type { MyHalfDay, NextStep, Today } from '@percolateur/contract';
import {
  allowedTo,
  checkStart,
  fullName,
  learnerStep,
  learnerSurveys,
  mayObserve,
  Refusal,
  scheduleChanges,
  surveyState,
} from '@percolateur/domain';
import type { LearnerHalfDay } from '@percolateur/domain';
import type { HalfDay } from '../../record/half-day.entity';
import { stateOf } from '../../learning/course/lesson-state';
import { quizSetting } from '../../learning/course/quiz-setting';
import { knownSchedule, scheduleOf } from '../../record/schedule';
import { surveyDates } from '../survey/survey-dates';
import { signingOf } from './learner-facts';
import type { LearnerFacts } from './learner-facts';

/** The page of the day: what to do now, and where one is. */
export function todayOf(facts: LearnerFacts, course: CourseDocument, now: Date): Today {
  const { cohort, organisation, enrolment, documents } = facts;
  const halfDays = cohort.halfDays.map((halfDay) => myHalfDay(facts, course, halfDay, now));
  return {
    cohortId: cohort.id,
    title: cohort.title,
    organisationName: organisation.name,
    status: enrolment.status,
    cohortStatus: cohort.status,
    timeZone: cohort.timeZone,
    venueName: cohort.venueName,
    venueAddress: cohort.venueAddress,
    venueAccess: cohort.venueAccess,
    remoteLink: cohort.remoteLink,
    trainers: cohort.trainers.map(fullName).sort(),
    contactEmail: organisation.contactEmail,
    contactPhone: organisation.contactPhone,
    now: now.toISOString(),
    next: nextOf(facts, course, now),
    quizzes: facts.hubQuizzes
      .filter((quiz) => mayTake(facts, course, quiz, now) && !handedIn(facts, quiz))
      .map(({ id, title }) => ({ id, title })),
    surveys: openSurveys(facts, now),
    cameFrom: facts.cameFrom,
    change: changeOf(facts),
    halfDays,
    signedCount: halfDays.filter(({ signing }) => signing === 'signed').length,
    documentCount: documents.length,
    rehearsal: rehearsalIn(facts, course, now),
    cafe: facts.cafe,
    // Once they are issued, a fault is corrected by the coordination.
    nameToCheck: documents.length === 0 && cohort.status !== 'cancelled' ? facts.nameToCheck : null,
  };
}

const openSurveys = ({ cohort, surveys }: LearnerFacts, now: Date) =>
  learnerSurveys.filter(
    (kind) =>
      surveyState(kind, surveyDates(cohort), now) === 'open' &&
      !surveys.some((answered) => answered.kind === kind),
  );

/** What differs from the oldest schedule that this person may still believe in. */
function changeOf({ past, cohort, enrolment }: LearnerFacts): Today['change'] {
  const since = enrolment.answeredAt ?? enrolment.createdAt;
  const schedules = past.map(knownSchedule).filter(({ changedAt }) => changedAt > since);
  const [oldest] = schedules.sort((a, b) => a.revision - b.revision);
  const last = schedules.at(-1);
  if (!oldest || !last) return null;
  const lines = scheduleChanges(oldest.schedule, scheduleOf(cohort));
  return lines.length > 0 ? { at: last.changedAt.toISOString(), lines } : null;
}

function rehearsalIn(
  { cohort, validated }: LearnerFacts,
  { observation, halfDays, completion }: CourseDocument,
  now: Date,
): Today['rehearsal'] {
  if (!observation) return null;
  const taught = halfDays.find(({ lessons }) =>
    lessons.some(({ id }) => id === observation.lessonId),
  );
  const halfDay = cohort.halfDays.find(({ position }) => position === taught?.position);
  const { status } = cohort;
  return {
    open: mayObserve('peer', { status, startsAt: halfDay?.startsAt ?? null, now }),
    validated,
    asked: completion.observation === true,
  };
}

/** Half-days of a cohort and of its course go together by position. */
const taughtIn = ({ halfDays }: CourseDocument, { position }: HalfDay) =>
  halfDays.find((taught) => taught.position === position);

function lessonsOf({ progress }: LearnerFacts, taught: TaughtHalfDay | undefined) {
  return (taught?.lessons ?? []).map(({ id, title }) => ({
    id,
    title,
    state: stateOf(progress.find(({ lessonId }) => lessonId === id)),
  }));
}

function myHalfDay(
  facts: LearnerFacts,
  course: CourseDocument,
  halfDay: HalfDay,
  now: Date,
): MyHalfDay {
  const taught = taughtIn(course, halfDay);
  const lessons = lessonsOf(facts, taught);
  const { signing, signedAt } = signingOf(facts, halfDay, now);
  return {
    id: halfDay.id,
    contentId: taught?.id ?? null,
    position: halfDay.position,
    theme: taught?.theme ?? null,
    title: halfDay.title,
    startsAt: halfDay.startsAt.toISOString(),
    endsAt: halfDay.endsAt.toISOString(),
    mode: halfDay.mode,
    signing,
    signedAt: signedAt?.toISOString() ?? null,
    lessonsDone: lessons.filter(({ state }) => state === 'done').length,
    lessonCount: lessons.length,
  };
}

function nextOf(facts: LearnerFacts, course: CourseDocument, now: Date): NextStep {
  const { cohort, enrolment, documents, cafe } = facts;
  const quizById = (quizId: string | undefined) => course.quizzes.find(({ id }) => id === quizId);
  const halfDays = cohort.halfDays.map((halfDay): LearnerHalfDay => {
    const taught = taughtIn(course, halfDay);
    const quiz = quizById(taught?.quizId);
    return {
      id: halfDay.id,
      position: halfDay.position,
      startsAt: halfDay.startsAt,
      endsAt: halfDay.endsAt,
      signing: signingOf(facts, halfDay, now).signing,
      lessons: lessonsOf(facts, taught),
      quiz: quiz && mayTake(facts, course, quiz, now) && !handedIn(facts, quiz) ? quiz : null,
    };
  });
  const owed = (quiz: CourseQuiz | undefined) =>
    quiz && mayTake(facts, course, quiz, now) && !handedIn(facts, quiz) ? quiz : null;
  const final = quizById(course.completion.finalQuizId);
  const step = learnerStep({
    now,
    cancelled: cohort.status === 'cancelled',
    halfDays,
    positioning: owed(firstPositioning(course)),
    again: owed(positioningAgain(course)),
    final: final && mayTake(facts, course, final, now) ? final : null,
    documentsIssuedAt: documents[0]?.issuedAt ?? null,
    rehearsalAwaited:
      course.completion.observation === true &&
      !facts.validated &&
      (cohort.status === 'open' || cohort.status === 'running') &&
      cohort.halfDays.every(({ endsAt }) => now > endsAt),
    cafeAwaited: enrolment.status === 'completed' && !cafe,
  });
  return 'until' in step ? { ...step, until: step.until.toISOString() } : step;
}

const attemptsAt = ({ attempts }: LearnerFacts, quiz: CourseQuiz) =>
  attempts.filter(({ quizId }) => quizId === quiz.id);

const handedIn = (facts: LearnerFacts, quiz: CourseQuiz) =>
  attemptsAt(facts, quiz).some(({ status }) => status !== 'started');

/** Whether the rules let a quiz be started, or resumed, now. */
function mayTake(
  facts: LearnerFacts,
  course: CourseDocument,
  quiz: CourseQuiz,
  now: Date,
): boolean {
  try {
    const window = facts.windows.get(quiz.id);
    const setting = quizSetting(course, quiz, facts.cohort, window);
    const granted = window?.granted.get(facts.enrolment.id) ?? 0;
    const allowed = { ...quiz, maxAttempts: allowedTo(quiz, granted) };
    checkStart(allowed, attemptsAt(facts, quiz), setting, now);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
