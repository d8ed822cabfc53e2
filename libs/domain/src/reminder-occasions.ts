import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { localDate } from './local-time';
import { calendarOf } from './reminder-calendar';
import type { Calendar } from './reminder-calendar';
import { conditions } from './reminder-conditions';
import { dayOf, events } from './reminder-events';
import type { Happening } from './reminder-events';
import type {
  Delay,
  Occasion,
  Reminder,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderRule,
  ReminderTrainer,
  RuleSettings,
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
import { clockRules, editable, eveningRule, newsRules } from './reminder-rules';
import type { ClockRule, Limit } from './reminder-rules';
import { followsCourse } from './seats';

/** The delay of a rule as a hub set it, else as shipped; null: at once. */
export const delayOf = (rule: ReminderRule, settings: RuleSettings): Delay | null =>
  settings[rule]?.delay ?? editable(rule).delay;

/** Why a rule is silent for a whole cohort, in French; null when it speaks. Nothing silences what is owed. */
export function silenced(
  rule: ReminderRule,
  { cohort, settings }: Pick<ReminderFacts, 'cohort' | 'settings'>,
): string | null {
  if (editable(rule).mandatory !== null) return null;
  if (settings[rule]?.paused) return 'ce message est suspendu dans votre organisme';
  return cohort.paused ? 'les messages de cette session sont suspendus' : null;
}

const instantOf = (delay: Delay | null, happening: Happening, calendar: Calendar): Date => {
  if (!delay) return happening.at;
  return 'minutes' in delay
    ? addMinutes(happening.at, delay.minutes)
    : calendar.at(dayOf(happening, calendar), delay.days, delay.time);
};

function limitOf(
  limit: Limit,
  dueAt: Date,
  happening: Happening,
  calendar: Calendar,
  settings: RuleSettings,
): Date | null {
  if (limit === 'event-ends') return happening.endsAt;
  if (limit === 'course-begins') return calendar.startsAt;
  if (limit === 'course-ends') return calendar.endsAt;
  if ('daysLater' in limit) return addHours(dueAt, limit.daysLater * 24);
  if ('days' in limit) return instantOf(limit, happening, calendar);
  return instantOf(delayOf(limit.yieldsTo, settings), happening, calendar);
}

/** What a rule says to a learner of one happening, or why it says nothing. */
function saidOf(
  rule: ClockRule,
  learner: ReminderEnrolment,
  happening: Happening,
  calendar: Calendar,
  settings: RuleSettings,
): Saying | string {
  const { condition, late, until, night, againWhenMoved } = clockRules[rule];
  if (learner.paused && editable(rule).mandatory === null)
    return 'les messages à cette personne sont suspendus';
  const no = conditions[condition](learner, {
    halfDay: happening.halfDay,
    startsAt: calendar.startsAt,
  });
  if (no) return no;
  const { since } = happening;
  const usual = instantOf(delayOf(rule, settings), happening, calendar);
  const isLate = since !== null && since > usual;
  if (isLate && late === 'is-not-owed') return 'a accepté plus tard : la convocation a tout dit';
  const dueAt = isLate ? since : usual;
  const limits = until.map((limit) => limitOf(limit, dueAt, happening, calendar, settings));
  const expiresAt = min(limits.filter((limit) => limit !== null));
  const answers = night === 'prompt' || (isLate && late === 'leaves-at-once');
  return {
    occurrence: againWhenMoved
      ? `${happening.occurrence}/${calendar.firstDay}`
      : happening.occurrence,
    dueAt,
    expiresAt,
    ...(answers && { promptUntil: addHours(dueAt, promptHours) }),
    ...(night === 'urgent' && { promptUntil: expiresAt }),
  };
}

/** What a rule says to a learner, or why it says nothing: once for each happening, once at least. */
export function saidToLearner(
  rule: ClockRule,
  learner: ReminderEnrolment,
  calendar: Calendar,
  settings: RuleSettings,
): (Saying | string)[] {
  const spec = clockRules[rule];
  const happenings = events[spec.event](learner, calendar);
  if (happenings.length > 0) {
    return happenings.map((each) => saidOf(rule, learner, each, calendar, settings));
  }
  const { startsAt } = calendar;
  return [conditions[spec.condition](learner, { halfDay: null, startsAt }) ?? 'rien à lui dire'];
}

/** One message an evening, at its hour or when the day is over, while a half-day lacks anything (`lackOf`). */
export function trainerEvenings(
  { countersignedHalfDayIds }: ReminderTrainer,
  calendar: Calendar,
  learners: readonly ReminderEnrolment[],
  settings: RuleSettings,
): Saying[] {
  const incomplete = ({ id }: ReminderHalfDay) =>
    learners.some(({ signedHalfDayIds }) => !signedHalfDayIds.includes(id)) ||
    (learners.length > 0 && !countersignedHalfDayIds.includes(id));
  const dayOfHalf = ({ startsAt }: ReminderHalfDay) => localDate(startsAt, calendar.timeZone);
  const days = new Set(calendar.halfDays.filter(incomplete).map(dayOfHalf));
  const { time } = (settings['trainer-evening']?.delay ?? eveningRule.delay) as { time: string };
  return [...days].map((day) => {
    const ends = calendar.halfDays
      .filter((each) => dayOfHalf(each) === day)
      .map((each) => each.endsAt);
    return {
      occurrence: `${calendar.id}/${day}`,
      dueAt: max([calendar.at(day, 0, time), ...ends]),
      expiresAt: calendar.at(day, eveningRule.until.days, eveningRule.until.time),
    };
  });
}

type Said = { rule: ReminderRule; sayings: Saying[] };

/** What is said to one trainer, in the cohort’s life as it is. */
function toTrainer(
  trainer: ReminderTrainer,
  calendar: Calendar,
  learners: readonly ReminderEnrolment[],
  facts: ReminderFacts,
): Said[] {
  if (calendar.status === 'cancelled') {
    return [{ rule: 'cancelled', sayings: cancelledFor(calendar) }];
  }
  if (!eveningRule.during.includes(calendar.status)) return [];
  return [
    ...(silenced('trainer-evening', facts)
      ? []
      : [
          {
            rule: 'trainer-evening' as const,
            sayings: trainerEvenings(trainer, calendar, learners, facts.settings),
          },
        ]),
    { rule: 'changed', sayings: changedForTrainer(trainer, calendar) },
  ];
}

const news = {
  changed: changedForLearner,
  cancelled: cancelledForLearner,
  withdrawn,
};
type NewsRule = keyof typeof news;
export const isNews = (rule: ReminderRule): rule is NewsRule => rule in news;
export const isClock = (rule: ReminderRule): rule is ClockRule => rule in clockRules;

/** What a rule that tells of an act says to a learner. */
export const newsFor = (rule: NewsRule, learner: ReminderEnrolment, calendar: Calendar) =>
  news[rule](learner, calendar);

/** Every message of a cohort whose condition holds now, whenever it is due; dead ones left out. */
export function occasions(facts: ReminderFacts): Occasion[] {
  const { cohort, enrolments, trainers, notes, settings } = facts;
  if (cohort.halfDays.length === 0) return [];
  const calendar = calendarOf(cohort);
  const said = (
    rule: ReminderRule,
    to: Pick<Reminder, 'personId' | 'enrolmentId'>,
    sayings: Saying[],
  ): Occasion[] => {
    const calm = isClock(rule) && clockRules[rule].calm === true;
    return sayings.map((saying) => ({ rule, ...to, promptUntil: null, calm, ...saying }));
  };
  const spoken = (Object.keys(clockRules) as ClockRule[]).filter(
    (rule) => clockRules[rule].during.includes(cohort.status) && !silenced(rule, facts),
  );
  const told = (Object.keys(newsRules) as NewsRule[]).filter((rule) =>
    newsRules[rule].during.some((status) => status === cohort.status),
  );
  const toLearners = enrolments.flatMap((enrolment) => {
    const to = { personId: enrolment.personId, enrolmentId: enrolment.id };
    return [
      ...spoken.flatMap((rule) => {
        const words = saidToLearner(rule, enrolment, calendar, settings);
        return said(
          rule,
          to,
          words.filter((each) => typeof each !== 'string'),
        );
      }),
      ...told.flatMap((rule) => said(rule, to, newsFor(rule, enrolment, calendar))),
      ...notes.flatMap((note) => said('note', to, noted(note, enrolment))),
    ];
  });
  const learners = enrolments.filter(({ status }) => followsCourse(status));
  const toTrainers = trainers.flatMap((trainer) =>
    toTrainer(trainer, calendar, learners, facts).flatMap(({ rule, sayings }) =>
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
