import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { CohortStatus } from './cohort';
import { localDate } from './local-time';
import { byDay, calendarOf } from './reminder-calendar';
import type { Calendar } from './reminder-calendar';
import type {
  Occasion,
  Reminder,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderRule,
  ReminderTrainer,
  Saying,
} from './reminder-facts';
import {
  cancelledFor,
  cancelledForLearner,
  changedForLearner,
  changedForTrainer,
  noted,
  promptHours,
  withdrawn,
} from './reminder-news';
import { followsCourse } from './seats';

const beforeAndDuring: readonly CohortStatus[] = [CohortStatus.open, CohortStatus.running];
const everHeld: readonly CohortStatus[] = [...beforeAndDuring, 'closed', 'archived'];

/**
 * The clock’s messages before the course are owed to those who were there when they fell due: whoever
 * accepts later gets the joining instructions at once, and they say it all.
 */
const wasThere = ({ status, acceptedAt }: ReminderEnrolment, dueAt: Date) =>
  status === 'accepted' && !(acceptedAt && acceptedAt > dueAt);

type LearnerRule = (enrolment: ReminderEnrolment, calendar: Calendar) => Saying[];

/** Rule by rule, the messages whose condition holds for one enrolment. */
const learnerRules: Record<
  Exclude<ReminderRule, 'trainer-evening' | 'note'>,
  { during: readonly CohortStatus[]; say: LearnerRule }
> = {
  invitation: {
    during: beforeAndDuring,
    say: ({ id, status, invitedAt, invitationExpiresAt }, { endsAt }) =>
      status === 'invited' && invitedAt
        ? [
            {
              occurrence: `${id}/${invitedAt.toISOString()}`,
              dueAt: invitedAt,
              expiresAt: invitationExpiresAt ?? endsAt,
              promptUntil: addHours(invitedAt, promptHours),
            },
          ]
        : [],
  },
  'invitation-again': {
    during: beforeAndDuring,
    say: ({ id, status, invitedAt, invitationExpiresAt }, { startsAt, timeZone, at }) => {
      if (status !== 'invited' || !invitedAt) return [];
      const deadline = min([invitationExpiresAt ?? startsAt, startsAt]);
      const onDay = (days: number) => at(localDate(invitedAt, timeZone), days, '09:00');
      return [
        { days: 3, until: 7 },
        { days: 7, until: 14 },
      ].map(({ days, until }) => ({
        occurrence: `${id}/${invitedAt.toISOString()}/J+${days}`,
        dueAt: onDay(days),
        expiresAt: min([onDay(until), deadline]),
      }));
    },
  },
  joining: {
    during: beforeAndDuring,
    say: ({ id, status, acceptedAt, walkIn, departures }, { firstDay, startsAt, endsAt, at }) => {
      if (status !== 'accepted') return [];
      // Who walks in is there already.
      if (walkIn && acceptedAt && acceptedAt >= addHours(startsAt, -1)) return [];
      const usual = at(firstDay, -15, '09:00');
      const late = acceptedAt && acceptedAt > usual ? acceptedAt : null;
      return [
        {
          // Who left and came back is told again.
          occurrence: departures > 0 ? `${id}/${departures}` : id,
          dueAt: late ?? usual,
          expiresAt: endsAt,
          ...(late && { promptUntil: addHours(late, promptHours) }),
        },
      ];
    },
  },
  prepare: {
    during: beforeAndDuring,
    say: (enrolment, { firstDay, at }) => {
      const dueAt = at(firstDay, -7, '09:00');
      if (enrolment.positioningDone || !wasThere(enrolment, dueAt)) return [];
      return [{ occurrence: enrolment.id, dueAt, expiresAt: at(firstDay, -1, '16:00') }];
    },
  },
  eve: {
    during: beforeAndDuring,
    say: (enrolment, { firstDay, at }) => {
      const dueAt = at(firstDay, -1, '16:00');
      if (!wasThere(enrolment, dueAt)) return [];
      const occurrence = `${enrolment.id}/${firstDay}`;
      return [{ occurrence, dueAt, expiresAt: at(firstDay, -1, '20:00') }];
    },
  },
  sign: {
    during: beforeAndDuring,
    say: ({ id, status, acceptedAt, signedHalfDayIds }, { halfDays }) =>
      status === 'accepted'
        ? halfDays
            .filter((halfDay) => isSigningOpen(halfDay) && !signedHalfDayIds.includes(halfDay.id))
            .map((halfDay) => ({
              occurrence: `${id}/${halfDay.id}/${halfDay.startsAt.toISOString()}`,
              dueAt: addMinutes(max([halfDay.startsAt, acceptedAt ?? halfDay.startsAt]), 30),
              expiresAt: halfDay.endsAt,
              promptUntil: halfDay.endsAt,
            }))
        : [],
  },
  documents: {
    during: everHeld,
    say: ({ id, certificateIssuedAt }, calendar) => {
      if (!certificateIssuedAt) return [];
      const usual = calendar.at(calendar.lastDay, 1, '10:00');
      const dueAt = byDay(max([usual, certificateIssuedAt]), calendar);
      return [{ occurrence: id, dueAt, expiresAt: addHours(dueAt, 30 * 24) }];
    },
  },
  corrected: {
    during: everHeld,
    say: ({ id, correction }, calendar) => {
      if (!correction) return [];
      const dueAt = byDay(correction.issuedAt, calendar);
      const occurrence = `${id}/${correction.certificateId}`;
      return [{ occurrence, dueAt, expiresAt: addHours(dueAt, 30 * 24) }];
    },
  },
  'cafe-plan': {
    during: everHeld,
    say: ({ id, status, cafePlanned }, { lastDay, at }) =>
      status === 'completed' && !cafePlanned
        ? [
            {
              occurrence: id,
              dueAt: at(lastDay, 7, '10:00'),
              expiresAt: at(lastDay, 30, '10:00'),
            },
          ]
        : [],
  },
  changed: { during: beforeAndDuring, say: changedForLearner },
  cancelled: { during: ['cancelled'], say: cancelledForLearner },
  withdrawn: { during: beforeAndDuring, say: withdrawn },
};

const isSigningOpen = ({ signingOpenedAt, signingClosedAt }: ReminderHalfDay) =>
  signingOpenedAt !== null && signingClosedAt === null;

/** One message an evening, at 18 h or when the day is over, while a half-day lacks anything (`lackOf`). */
function trainerEvenings(
  { countersignedHalfDayIds }: ReminderTrainer,
  calendar: Calendar,
  learners: readonly ReminderEnrolment[],
): Saying[] {
  const incomplete = ({ id }: ReminderHalfDay) =>
    learners.some(({ signedHalfDayIds }) => !signedHalfDayIds.includes(id)) ||
    (learners.length > 0 && !countersignedHalfDayIds.includes(id));
  const dayOf = ({ startsAt }: ReminderHalfDay) => localDate(startsAt, calendar.timeZone);
  const days = new Set(calendar.halfDays.filter(incomplete).map(dayOf));
  return [...days].map((day) => {
    const ends = calendar.halfDays.filter((each) => dayOf(each) === day).map((each) => each.endsAt);
    return {
      occurrence: `${calendar.id}/${day}`,
      dueAt: byDay(max([calendar.at(day, 0, '18:00'), ...ends]), calendar),
      expiresAt: calendar.at(day, 1, '12:00'),
    };
  });
}

/** What a rule says to one trainer, in the cohort’s life as it is. */
function toTrainer(
  trainer: ReminderTrainer,
  calendar: Calendar,
  learners: readonly ReminderEnrolment[],
): { rule: ReminderRule; sayings: Saying[] }[] {
  if (calendar.status === 'cancelled') {
    return [{ rule: 'cancelled', sayings: cancelledFor(calendar) }];
  }
  if (!beforeAndDuring.includes(calendar.status)) return [];
  return [
    { rule: 'trainer-evening', sayings: trainerEvenings(trainer, calendar, learners) },
    { rule: 'changed', sayings: changedForTrainer(trainer, calendar) },
  ];
}

/** Every message of a cohort whose condition holds now, whenever it is due; dead ones left out. */
export function occasions({ cohort, enrolments, trainers, notes }: ReminderFacts): Occasion[] {
  if (cohort.halfDays.length === 0) return [];
  const calendar = calendarOf(cohort);
  const said = (
    rule: ReminderRule,
    to: Pick<Reminder, 'personId' | 'enrolmentId'>,
    sayings: Saying[],
  ): Occasion[] => sayings.map((saying) => ({ rule, ...to, promptUntil: null, ...saying }));
  const rules = Object.entries(learnerRules).filter(([, { during }]) =>
    during.includes(cohort.status),
  );
  const toLearners = enrolments.flatMap((enrolment) => {
    const to = { personId: enrolment.personId, enrolmentId: enrolment.id };
    return [
      ...rules.flatMap(([rule, { say }]) =>
        said(rule as ReminderRule, to, say(enrolment, calendar)),
      ),
      ...notes.flatMap((note) => said('note', to, noted(note, enrolment))),
    ];
  });
  const learners = enrolments.filter(({ status }) => followsCourse(status));
  const toTrainers = trainers.flatMap((trainer) =>
    toTrainer(trainer, calendar, learners).flatMap(({ rule, sayings }) =>
      said(rule, { personId: trainer.personId, enrolmentId: null }, sayings),
    ),
  );
  // Somebody who both learns and teaches is told of a thing once.
  const once = new Map(
    [...toTrainers, ...toLearners].map((each) => [
      `${each.personId} ${each.rule} ${each.occurrence}`,
      each,
    ]),
  );
  return [...once.values()].filter(({ dueAt, expiresAt }) => dueAt < expiresAt);
}
