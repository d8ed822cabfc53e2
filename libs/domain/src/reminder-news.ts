import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { max } from 'date-fns/max';
import type { Calendar } from './reminder-calendar';
import type {
  ReminderEnrolment,
  ReminderFacts,
  ReminderNote,
  ReminderTrainer,
  Saying,
} from './reminder-facts';
import { knownSchedule, scheduleChanges } from './schedule';
import type { PastSchedule, Schedule } from './schedule';
import { followsCourse } from './seats';

/** How long a message still answers what was just done. */
export const promptHours = 1;
/** A course this near does not wait for the morning. */
const nearHours = 36;
/** What was cancelled or written is told for so long, were the mail away meanwhile. */
const tellingDays = 3;

/** At once, at any hour; found late, by day, unless the course is about to begin. */
function atOnce(since: Date, { startsAt }: Calendar, expiresAt: Date): Date {
  return startsAt < addHours(since, nearHours) ? expiresAt : addHours(since, promptHours);
}

/**
 * Dates, hours or place have changed since this person was told of them. The occurrence bears what
 * they know, so that two changes make one message, which tells the sum.
 */
function changed(calendar: Calendar, isKnown: (past: PastSchedule) => boolean): Saying[] {
  const known = knownSchedule(calendar.past, isKnown);
  if (!known || scheduleChanges(known.schedule, calendar).length === 0) return [];
  const dueAt = max(calendar.past.map(({ changedAt }) => changedAt));
  const ends = known.schedule.halfDays.map(({ endsAt }) => endsAt);
  const expiresAt = max([calendar.endsAt, ...ends]);
  return [
    {
      occurrence: `${calendar.id}/${known.revision}`,
      dueAt,
      expiresAt,
      promptUntil: atOnce(dueAt, calendar, expiresAt),
    },
  ];
}

/** Whether a learner still believes in a schedule that is past: told of it, or there when it stood. */
const learnerKnows =
  ({ toldRevision, acceptedAt }: ReminderEnrolment) =>
  ({ revision, changedAt }: PastSchedule) =>
    toldRevision === null
      ? acceptedAt === null || changedAt > acceptedAt
      : revision >= toldRevision;

const trainerKnows =
  ({ personId, toldRevision }: ReminderTrainer) =>
  ({ revision, schedule }: PastSchedule) =>
    schedule.trainerIds.includes(personId) && revision >= (toldRevision ?? 0);

/** The past schedule that a person of the cohort still believes in; null when they know the present one. */
export function scheduleKnownBy(
  { cohort, enrolments, trainers }: ReminderFacts,
  personId: string,
): Schedule | null {
  const learner = enrolments.find((each) => each.personId === personId);
  const trainer = trainers.find((each) => each.personId === personId);
  const isKnown = learner ? learnerKnows(learner) : trainer && trainerKnows(trainer);
  return (isKnown && knownSchedule(cohort.past, isKnown)?.schedule) ?? null;
}

/** To who has a seat, or an invitation that left. */
export function changedForLearner(learner: ReminderEnrolment, calendar: Calendar): Saying[] {
  const { status, toldRevision } = learner;
  if (status !== 'accepted' && !(status === 'invited' && toldRevision !== null)) return [];
  return changed(calendar, learnerKnows(learner));
}

/** To who already led the cohort when it changed. */
export function changedForTrainer(trainer: ReminderTrainer, calendar: Calendar): Saying[] {
  return changed(calendar, trainerKnows(trainer));
}

/** Whether the person knows of the cohort, and counts on it. */
const counted = (
  { status, invitedAt }: Pick<ReminderEnrolment, 'status' | 'invitedAt'>,
  announced: boolean,
) =>
  followsCourse(status) ||
  (status === 'invited' && invitedAt !== null) ||
  (status === 'waitlisted' && announced);

/** Those whom a cancellation, or a change, is told. */
export function whoIsTold<T extends Pick<ReminderEnrolment, 'status' | 'invitedAt'>>(
  enrolments: readonly T[],
): T[] {
  const announced = enrolments.some(
    ({ status, invitedAt }) => followsCourse(status) || invitedAt !== null,
  );
  return enrolments.filter((each) => counted(each, announced));
}

export function cancelledFor(calendar: Calendar): Saying[] {
  const { id, cancelledAt, endsAt } = calendar;
  if (!cancelledAt) return [];
  const expiresAt = max([endsAt, addDays(cancelledAt, tellingDays)]);
  const promptUntil = atOnce(cancelledAt, calendar, expiresAt);
  return [{ occurrence: id, dueAt: cancelledAt, expiresAt, promptUntil }];
}

export const cancelledForLearner = (learner: ReminderEnrolment, calendar: Calendar): Saying[] =>
  counted(learner, calendar.announced) ? cancelledFor(calendar) : [];

/** To who counted on it: the seat was theirs, or offered. */
export function withdrawn(learner: ReminderEnrolment, calendar: Calendar): Saying[] {
  const { id, status, withdrawnAt, invitedAt, walkIn } = learner;
  if (status !== 'withdrawn' || !withdrawnAt || !(invitedAt || walkIn)) return [];
  const expiresAt = max([calendar.endsAt, addDays(withdrawnAt, tellingDays)]);
  const promptUntil = atOnce(withdrawnAt, calendar, expiresAt);
  const occurrence = `${id}/${withdrawnAt.toISOString()}`;
  return [{ occurrence, dueAt: withdrawnAt, expiresAt, promptUntil }];
}

/** What the team wrote, to those it was written for and who still are among them. */
export function noted(
  { id, writtenAt, audience, enrolmentId }: ReminderNote,
  enrolment: ReminderEnrolment,
): Saying[] {
  const hadSeat = followsCourse(enrolment.status) && !isAfter(enrolment.acceptedAt, writtenAt);
  const isAsked = enrolment.status === 'invited' && !isAfter(enrolment.invitedAt, writtenAt);
  const among = {
    accepted: hadSeat,
    invited: isAsked && enrolment.invitedAt !== null,
    all: hadSeat || (isAsked && enrolment.invitedAt !== null) || enrolment.status === 'waitlisted',
  };
  if (!among[audience] || (enrolmentId ?? enrolment.id) !== enrolment.id) return [];
  return [
    {
      occurrence: id,
      dueAt: writtenAt,
      expiresAt: addDays(writtenAt, tellingDays),
      promptUntil: addHours(writtenAt, promptHours),
    },
  ];
}

const isAfter = (instant: Date | null, other: Date) => instant !== null && instant > other;
