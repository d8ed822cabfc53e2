import type { CohortStatus } from './cohort';
import { typeset } from './french';
import { calendarOf, mayLeaveFrom } from './reminder-calendar';
import type { Calendar } from './reminder-calendar';
import { reminderLabels } from './reminder-facts';
import type {
  Occasion,
  ReminderEnrolment,
  ReminderFacts,
  ReminderKey,
  ReminderRule,
  ReminderTrainer,
  Saying,
} from './reminder-facts';
import { cancelledFor, changedForTrainer } from './reminder-news';
import { isClock, newsFor, saidToLearner, silenced, trainerEvenings } from './reminder-occasions';
import { clockRules, eveningRule, newsRules } from './reminder-rules';
import { followsCourse } from './seats';
import type { MessageStatus } from './vocabulary';

/** A rule that decides by itself to whom it speaks; a note is written. */
export type DecidingRule = Exclude<ReminderRule, 'note'>;
export const decidingRules = (Object.keys(reminderLabels) as ReminderRule[]).filter(
  (rule): rule is DecidingRule => rule !== 'note',
);

/** What became, or will become, of a message: `missed` is too late, `stuck` could not be handed over. */
export const recipientVerdicts = ['sent', 'due', 'ahead', 'missed', 'stuck', 'not'] as const;

export interface Recipient {
  personId: string;
  enrolmentId: string | null;
  verdict: (typeof recipientVerdicts)[number];
  /** When it left, or will; null where it does not. */
  at: Date | null;
  /** Why it does not, in French; empty where it does. */
  why: string;
}

/** A message that is claimed already. */
export interface ClaimedMessage extends ReminderKey {
  status: MessageStatus;
  sentAt: Date | null;
}

const notWhile: Readonly<Record<CohortStatus, string>> = {
  draft: 'la session n’est pas encore ouverte',
  open: 'la session n’est pas annulée',
  running: 'la session n’est pas annulée',
  closed: 'la session est close',
  archived: 'la session est close',
  cancelled: 'la session est annulée',
};

const during = (rule: DecidingRule): readonly CohortStatus[] => {
  if (isClock(rule)) return clockRules[rule].during;
  return rule === 'trainer-evening' ? eveningRule.during : newsRules[rule].during;
};

const unconcerned = {
  changed: 'sait déjà tout de la session',
  cancelled: 'ne comptait pas sur la session',
  withdrawn: 'son inscription n’est pas retirée',
};

type Said = readonly (Saying | string)[];
const orWhy = (sayings: Saying[], why: string): Said => (sayings.length > 0 ? sayings : [why]);

function toLearner(
  rule: DecidingRule,
  learner: ReminderEnrolment,
  calendar: Calendar,
  { settings }: ReminderFacts,
): Said {
  if (isClock(rule)) return saidToLearner(rule, learner, calendar, settings);
  if (rule === 'trainer-evening') return [];
  return orWhy(newsFor(rule, learner, calendar), unconcerned[rule]);
}

function toTrainer(
  rule: DecidingRule,
  trainer: ReminderTrainer,
  calendar: Calendar,
  { enrolments, settings }: ReminderFacts,
): Said {
  const learners = enrolments.filter(({ status }) => followsCourse(status));
  if (rule === 'trainer-evening') {
    return orWhy(
      trainerEvenings(trainer, calendar, learners, settings),
      'aucune signature ne manque',
    );
  }
  if (rule === 'changed') return orWhy(changedForTrainer(trainer, calendar), unconcerned.changed);
  return rule === 'cancelled' ? orWhy(cancelledFor(calendar), unconcerned.cancelled) : [];
}

/**
 * Who receives the message of a rule in a cohort, when, and why the others do not: a line for each
 * person, or for each occasion of those who have several. The same words as the sweep’s, so that what
 * is announced is what happens, as long as nothing changes. `refusing`: who chose to do without.
 */
export function recipients(
  rule: DecidingRule,
  facts: ReminderFacts,
  claimed: readonly ClaimedMessage[],
  now: Date,
  refusing: ReadonlySet<string> = new Set(),
): Recipient[] {
  const { cohort, enrolments, trainers } = facts;
  const calendar = cohort.halfDays.length > 0 ? calendarOf(cohort) : null;
  const silent =
    silenced(rule, facts) ??
    (calendar ? null : 'la session n’a pas encore de dates') ??
    (during(rule).includes(cohort.status) ? null : notWhile[cohort.status]);
  const calm = isClock(rule) && clockRules[rule].calm === true;
  const linesOf = (to: Pick<Recipient, 'personId' | 'enrolmentId'>, say: (c: Calendar) => Said) => {
    const own = claimed.filter((each) => each.rule === rule && each.personId === to.personId);
    const sent = own.filter(({ status }) => status === 'sent');
    const gone = sent.map(({ sentAt }): Recipient => ({
      ...to,
      verdict: 'sent',
      at: sentAt,
      why: '',
    }));
    const no = silent ?? (refusing.has(to.personId) ? 'a choisi de ne plus le recevoir' : null);
    const said = no !== null || !calendar ? [no ?? ''] : say(calendar);
    const sayings = said.filter((each) => typeof each !== 'string');
    const left = sayings
      .filter(({ occurrence }) => !sent.some((each) => each.occurrence === occurrence))
      .map((saying): Recipient => {
        const row = own.find(({ occurrence }) => occurrence === saying.occurrence);
        return { ...to, ...verdictOf({ calm, ...saying }, row, calendar!, now) };
      });
    const lines = [...gone, ...left];
    const why = said.find((each) => typeof each === 'string');
    if (lines.length > 0 || why === undefined) return lines;
    return [{ ...to, verdict: 'not' as const, at: null, why: typeset(why) }];
  };
  const toTrainers = ['trainer-evening', 'changed', 'cancelled'].includes(rule) ? trainers : [];
  return [
    ...toTrainers.flatMap((trainer) =>
      linesOf({ personId: trainer.personId, enrolmentId: null }, (c) =>
        toTrainer(rule, trainer, c, facts),
      ),
    ),
    ...enrolments.flatMap((learner) =>
      rule === 'trainer-evening'
        ? []
        : linesOf({ personId: learner.personId, enrolmentId: learner.id }, (c) =>
            toLearner(rule, learner, c, facts),
          ),
    ),
  ];
}

function verdictOf(
  saying: Saying & Pick<Occasion, 'calm'>,
  claimed: ClaimedMessage | undefined,
  calendar: Calendar,
  now: Date,
): Pick<Recipient, 'verdict' | 'at' | 'why'> {
  const { dueAt, expiresAt } = saying;
  if (claimed?.status === 'dead' || claimed?.status === 'suppressed') {
    return { verdict: 'stuck', at: null, why: 'n’a pas pu partir : voir la liste des messages' };
  }
  if (now >= expiresAt || dueAt >= expiresAt) {
    return { verdict: 'missed', at: null, why: 'trop tard pour que ce message serve' };
  }
  const at = mayLeaveFrom(dueAt > now ? dueAt : now, { promptUntil: null, ...saying }, calendar);
  if (at >= expiresAt) {
    return { verdict: 'missed', at: null, why: 'trop tard pour que ce message serve' };
  }
  return { verdict: at > now ? 'ahead' : 'due', at, why: '' };
}
