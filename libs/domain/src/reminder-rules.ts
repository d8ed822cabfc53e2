import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { CohortStatus } from './cohort';
import { localDate } from './local-time';
import { byDay, calendarOf } from './reminder-calendar';
import type { Calendar } from './reminder-calendar';
import type {
  Reminder,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderRule,
  ReminderTrainer,
} from './reminder-facts';
import { followsCourse } from './seats';

/** A message whose condition holds now, be it due already or not. */
export interface Occasion extends Reminder {
  /** Until when it may leave at night too: it answers what somebody has just done. */
  promptUntil: Date | null;
}

/** What a rule says; to whom is added by `occasions`. */
type Saying = Pick<Occasion, 'occurrence' | 'dueAt' | 'expiresAt'> & { promptUntil?: Date };

/** How long a message still answers what was just done. */
const promptHours = 1;

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
  Exclude<ReminderRule, 'trainer-evening'>,
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
    say: ({ id, status, acceptedAt }, { firstDay, endsAt, at }) => {
      if (status !== 'accepted') return [];
      const usual = at(firstDay, -15, '09:00');
      const late = acceptedAt && acceptedAt > usual ? acceptedAt : null;
      return [
        {
          occurrence: id,
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
    say: ({ id, status, signedHalfDayIds }, { halfDays }) =>
      status === 'accepted'
        ? halfDays
            .filter((halfDay) => isSigningOpen(halfDay) && !signedHalfDayIds.includes(halfDay.id))
            .map((halfDay) => ({
              occurrence: `${id}/${halfDay.id}/${halfDay.startsAt.toISOString()}`,
              dueAt: addMinutes(halfDay.startsAt, 30),
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
};

const isSigningOpen = ({ signingOpenedAt, signingClosedAt }: ReminderHalfDay) =>
  signingOpenedAt !== null && signingClosedAt === null;

/** One message an evening, at 18 h or when the day is over, while a signature is missing. */
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

/** Every message of a cohort whose condition holds now, whenever it is due; dead ones left out. */
export function occasions({ cohort, enrolments, trainers }: ReminderFacts): Occasion[] {
  if (cohort.halfDays.length === 0) return [];
  const calendar = calendarOf(cohort);
  const toLearners = Object.entries(learnerRules)
    .filter(([, { during }]) => during.includes(cohort.status))
    .flatMap(([rule, { say }]) =>
      enrolments.flatMap((enrolment) =>
        say(enrolment, calendar).map((saying) => ({
          rule: rule as ReminderRule,
          personId: enrolment.personId,
          enrolmentId: enrolment.id,
          promptUntil: null,
          ...saying,
        })),
      ),
    );
  const learners = enrolments.filter(({ status }) => followsCourse(status));
  const toTrainers = trainers
    .filter(() => beforeAndDuring.includes(cohort.status))
    .flatMap((trainer) =>
      trainerEvenings(trainer, calendar, learners).map((saying) => ({
        rule: 'trainer-evening' as const,
        personId: trainer.personId,
        enrolmentId: null,
        promptUntil: null,
        ...saying,
      })),
    );
  return [...toLearners, ...toTrainers].filter(({ dueAt, expiresAt }) => dueAt < expiresAt);
}
