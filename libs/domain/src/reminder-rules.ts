import { CohortStatus } from './cohort';
import type { MailChoice } from './mail-choice';
import type { ConditionName } from './reminder-conditions';
import type { EventName } from './reminder-events';
import type { Delay, ReminderRule } from './reminder-facts';

/** What a hub may set a delay to, ends included: outside, the message would make no sense. */
export type Bounds =
  | { days: readonly [number, number]; times: readonly [string, string] }
  | { minutes: readonly [number, number] };

/**
 * From when a message is pointless, the earliest of all: so many days after the day of its event, so
 * many after it was due, when its event ends, the course begins or ends, or the next rule is due.
 */
export type Limit =
  | { days: number; time: string }
  | { daysLater: number }
  | { yieldsTo: ReminderRule }
  | 'event-ends'
  | 'course-begins'
  | 'course-ends';

/** One rule, as data: the letter of the same name is its template, and mail its channel. */
export interface RuleSpec {
  during: readonly CohortStatus[];
  event: EventName;
  /** After the event; null: at once. */
  delay: Delay | null;
  /** Null where a hub may not change the delay. */
  bounds: Bounds | null;
  /** To whom. */
  condition: ConditionName;
  /** What becomes of it when its cause comes after the delay. */
  late: 'leaves-at-once' | 'leaves-by-day' | 'is-not-owed';
  /** The catch-up window. */
  until: readonly Limit[];
  /** At night too: for an hour, as the answer to an act; or as long as it has a point. */
  night?: 'prompt' | 'urgent';
  /** Not urgent: waits for the end of a public holiday. */
  calm?: true;
  /** Said again when its day moves; else once a person. */
  againWhenMoved?: true;
  /** The kind of letters that people refuse it with, or why nobody may do without. */
  unlessRefused: MailChoice | Owed;
}

/** Why a letter is sent whatever its reader, or their hub, would like: said to both. */
export interface Owed {
  /** In French, after « Ce message ne se refuse pas : ». */
  why: string;
  /** Useful rather than owed: its hub may pause it all the same. */
  mayPause?: true;
}

const beforeAndDuring: readonly CohortStatus[] = [CohortStatus.open, CohortStatus.running];
const everHeld: readonly CohortStatus[] = [...beforeAndDuring, 'closed', 'archived'];

const owedNews: Owed = {
  why: 'toute personne inscrite doit connaître les dates, le lieu et les conditions de sa formation (Code du travail, article L6353-8)',
};
const toSign: Owed = {
  why: 'une heure qui n’est pas signée n’est pas prouvée, et peut être perdue pour qui l’a suivie',
};
const workingHours = ['08:00', '19:00'] as const;

/** The rules whose time the clock decides, with an event, a delay and a condition. */
export type ClockRule = Exclude<
  ReminderRule,
  'trainer-evening' | 'changed' | 'cancelled' | 'withdrawn' | 'note'
>;

/** The shipped set. Delays of rules that follow each other are bounded apart, so that none overtakes. */
export const clockRules: Readonly<Record<ClockRule, RuleSpec>> = {
  invitation: {
    during: beforeAndDuring,
    event: 'invited',
    delay: null,
    bounds: null,
    condition: 'has-not-answered',
    late: 'leaves-at-once',
    until: ['event-ends', 'course-ends'],
    night: 'prompt',
    unlessRefused: {
      why: 'c’est une place qui est proposée, une seule fois, et que l’on peut décliner',
    },
  },
  'invitation-again': {
    during: beforeAndDuring,
    event: 'invited',
    delay: { days: 3, time: '09:00' },
    bounds: { days: [1, 5], times: workingHours },
    condition: 'has-not-answered',
    late: 'leaves-by-day',
    until: [{ yieldsTo: 'invitation-last' }, 'event-ends', 'course-begins'],
    calm: true,
    unlessRefused: 'again',
  },
  'invitation-last': {
    during: beforeAndDuring,
    event: 'invited',
    delay: { days: 7, time: '09:00' },
    bounds: { days: [6, 14], times: workingHours },
    condition: 'has-not-answered',
    late: 'leaves-by-day',
    until: [{ daysLater: 7 }, 'event-ends', 'course-begins'],
    calm: true,
    unlessRefused: 'again',
  },
  joining: {
    during: beforeAndDuring,
    event: 'first-day',
    delay: { days: -15, time: '09:00' },
    bounds: { days: [-30, -8], times: workingHours },
    condition: 'is-expected',
    late: 'leaves-at-once',
    until: ['course-ends'],
    unlessRefused: owedNews,
  },
  prepare: {
    during: beforeAndDuring,
    event: 'first-day',
    delay: { days: -7, time: '09:00' },
    bounds: { days: [-7, -2], times: workingHours },
    condition: 'is-unprepared',
    late: 'is-not-owed',
    until: [{ yieldsTo: 'eve' }],
    calm: true,
    unlessRefused: 'tips',
  },
  eve: {
    during: beforeAndDuring,
    event: 'first-day',
    delay: { days: -1, time: '16:00' },
    bounds: { days: [-1, -1], times: ['08:00', '18:00'] },
    condition: 'has-a-seat',
    late: 'is-not-owed',
    until: [{ days: -1, time: '20:00' }],
    againWhenMoved: true,
    unlessRefused: { ...owedNews, mayPause: true },
  },
  welcome: {
    during: beforeAndDuring,
    event: 'first-day',
    delay: { days: 0, time: '08:00' },
    bounds: { days: [0, 0], times: ['08:00', '10:00'] },
    condition: 'has-a-seat',
    late: 'is-not-owed',
    until: ['event-ends'],
    againWhenMoved: true,
    unlessRefused: 'tips',
  },
  sign: {
    during: beforeAndDuring,
    event: 'half-day',
    delay: { minutes: 30 },
    bounds: { minutes: [10, 120] },
    condition: 'has-not-signed',
    late: 'leaves-at-once',
    until: ['event-ends'],
    night: 'urgent',
    unlessRefused: toSign,
  },
  'sign-link': {
    during: everHeld,
    event: 'link-asked',
    delay: null,
    bounds: null,
    condition: 'may-sign-by-link',
    late: 'leaves-at-once',
    until: ['event-ends'],
    night: 'urgent',
    unlessRefused: toSign,
  },
  documents: {
    during: everHeld,
    event: 'documents-issued',
    delay: { days: 1, time: '10:00' },
    bounds: { days: [0, 7], times: workingHours },
    condition: 'has-documents-unsent',
    late: 'leaves-by-day',
    until: [{ daysLater: 30 }],
    calm: true,
    unlessRefused: { why: 'les documents d’une formation sont dus à qui l’a suivie' },
  },
  'documents-sent': {
    during: everHeld,
    event: 'documents-asked',
    delay: null,
    bounds: null,
    condition: 'has-documents',
    late: 'leaves-at-once',
    until: [{ daysLater: 4 }],
    night: 'prompt',
    unlessRefused: { why: 'les documents d’une formation sont dus à qui l’a suivie' },
  },
  corrected: {
    during: everHeld,
    event: 'document-corrected',
    delay: null,
    bounds: null,
    condition: 'has-a-corrected-document',
    late: 'leaves-by-day',
    until: [{ daysLater: 30 }],
    calm: true,
    unlessRefused: { why: 'qui détient un document remplacé doit l’apprendre' },
  },
  satisfaction: {
    during: everHeld,
    event: 'end-survey',
    delay: { days: 1, time: '10:00' },
    bounds: { days: [0, 3], times: workingHours },
    condition: 'has-not-told-at-the-end',
    late: 'leaves-by-day',
    until: [{ yieldsTo: 'satisfaction-again' }, 'event-ends'],
    calm: true,
    unlessRefused: 'surveys',
  },
  'satisfaction-again': {
    during: everHeld,
    event: 'end-survey',
    delay: { days: 4, time: '10:00' },
    bounds: { days: [4, 14], times: workingHours },
    condition: 'has-not-told-at-the-end',
    late: 'leaves-by-day',
    until: [{ daysLater: 10 }, 'event-ends'],
    calm: true,
    unlessRefused: 'surveys',
  },
  'cafe-plan': {
    during: everHeld,
    event: 'last-day',
    delay: { days: 7, time: '10:00' },
    bounds: { days: [3, 20], times: workingHours },
    condition: 'has-no-cafe',
    late: 'leaves-by-day',
    until: [{ yieldsTo: 'cafe-again' }],
    calm: true,
    unlessRefused: 'cafe',
  },
  'cafe-again': {
    during: everHeld,
    event: 'last-day',
    delay: { days: 30, time: '10:00' },
    bounds: { days: [21, 50], times: workingHours },
    condition: 'has-no-cafe',
    late: 'leaves-by-day',
    until: [{ daysLater: 14 }],
    calm: true,
    unlessRefused: 'cafe',
  },
  'cafe-announced': {
    during: everHeld,
    event: 'cafe-announced',
    delay: null,
    bounds: null,
    condition: 'has-a-cafe',
    late: 'leaves-at-once',
    until: [{ daysLater: 3 }, 'event-ends'],
    night: 'prompt',
    calm: true,
    unlessRefused: 'cafe',
  },
  'cafe-held': {
    during: everHeld,
    event: 'cafe-day',
    delay: { days: 1, time: '10:00' },
    bounds: { days: [1, 7], times: workingHours },
    condition: 'has-a-cafe',
    late: 'leaves-by-day',
    until: [{ daysLater: 7 }],
    calm: true,
    unlessRefused: 'cafe',
  },
  cold: {
    during: everHeld,
    event: 'later-survey',
    delay: { days: 60, time: '10:00' },
    bounds: { days: [60, 120], times: workingHours },
    condition: 'has-not-told-later',
    late: 'leaves-by-day',
    until: [{ daysLater: 21 }, 'event-ends'],
    calm: true,
    unlessRefused: 'surveys',
  },
  'claims-corrected': {
    during: everHeld,
    event: 'quarter-of-corrections',
    delay: { days: 6, time: '10:00' },
    bounds: { days: [0, 30], times: workingHours },
    condition: 'learnt-otherwise',
    late: 'leaves-by-day',
    until: [{ daysLater: 30 }],
    calm: true,
    unlessRefused: 'changes',
  },
};

/** The trainer’s evening, counted from the day of each half-day that lacks anything. */
export const eveningRule = {
  during: beforeAndDuring,
  delay: { days: 0, time: '18:00' },
  bounds: { days: [0, 0], times: ['17:00', '19:00'] },
  until: { days: 1, time: '12:00' },
  unlessRefused: { why: 'les signatures de la session en dépendent', mayPause: true },
} as const satisfies Pick<RuleSpec, 'during' | 'bounds' | 'unlessRefused'> & {
  delay: Delay;
  until: Limit;
};

/** What tells of an act as soon as it is done; what a coordinator writes has no status to wait for. */
export const newsRules = {
  changed: { during: beforeAndDuring, unlessRefused: owedNews },
  cancelled: { during: [CohortStatus.cancelled], unlessRefused: owedNews },
  withdrawn: {
    during: beforeAndDuring,
    unlessRefused: { why: 'qui n’est plus attendu doit l’apprendre avant de se déplacer' },
  },
} as const satisfies Partial<Record<ReminderRule, Pick<RuleSpec, 'during' | 'unlessRefused'>>>;

/** What somebody of the team writes by hand. */
const noteRule: Pick<RuleSpec, 'delay' | 'bounds' | 'unlessRefused'> = {
  delay: null,
  bounds: null,
  unlessRefused: { why: 'l’équipe de la session l’écrit elle-même, à qui elle choisit' },
};

function specOf(rule: ReminderRule): Pick<RuleSpec, 'delay' | 'bounds' | 'unlessRefused'> {
  if (rule === 'trainer-evening') return eveningRule;
  if (rule === 'note') return noteRule;
  if (rule === 'changed' || rule === 'cancelled' || rule === 'withdrawn') {
    return { ...newsRules[rule], delay: null, bounds: null };
  }
  return clockRules[rule];
}

/** What a hub may make of a rule: its shipped delay, its bounds, and why it may not be paused, in French. */
export function editable(rule: ReminderRule): {
  delay: Delay | null;
  bounds: Bounds | null;
  mandatory: string | null;
} {
  const { delay, bounds, unlessRefused } = specOf(rule);
  const mandatory =
    typeof unlessRefused === 'string' || unlessRefused.mayPause
      ? null
      : `Ce message ne se suspend pas\u00a0: ${unlessRefused.why}.`;
  return { delay, bounds, mandatory };
}

/** The kind of letters that people refuse this rule’s with; null for those that nobody may do without. */
export function choiceOf(rule: ReminderRule): MailChoice | null {
  const { unlessRefused } = specOf(rule);
  return typeof unlessRefused === 'string' ? unlessRefused : null;
}

/** Why nobody may do without the letters of this rule, a sentence in French; null where one may. */
export function whyAlways(rule: ReminderRule): string | null {
  const { unlessRefused } = specOf(rule);
  return typeof unlessRefused === 'string'
    ? null
    : `Ce message ne se refuse pas\u00a0: ${unlessRefused.why}.`;
}
