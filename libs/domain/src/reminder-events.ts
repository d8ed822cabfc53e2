import { max } from 'date-fns/max';
import { signingWindow } from './attendance';
import { nextQuarter, quarterOf } from './cafes/claim-change';
import { localDate } from './local-time';
import type { Calendar } from './reminder-calendar';
import type { ReminderEnrolment, ReminderHalfDay } from './reminder-facts';
import { surveyWindow } from './survey/window';

/** Something that happens to a learner, once or at each half-day, and that rules count from. */
export interface Happening {
  /** What the message is known by. */
  occurrence: string;
  at: Date;
  /** Its cause: before, nothing can be said of it, whatever the delay. */
  since: Date | null;
  /** When it is over; null where it never is. */
  endsAt: Date | null;
  halfDay: ReminderHalfDay | null;
}

type Event = (learner: ReminderEnrolment, calendar: Calendar) => Happening[];

const once = (
  occurrence: string,
  at: Date,
  { since = null, endsAt = null }: Partial<Pick<Happening, 'since' | 'endsAt'>> = {},
): Happening[] => [{ occurrence, at, since, endsAt, halfDay: null }];

const survey =
  (kind: 'hot' | 'cold'): Event =>
  ({ id }, { startsAt, endsAt, halfDays }) => {
    const course = {
      firstEndsAt: startsAt,
      lastStartsAt: max(halfDays.map((each) => each.startsAt)),
      lastEndsAt: endsAt,
    };
    const window = surveyWindow(kind, { cancelled: false, course });
    return once(id, endsAt, { since: window?.from, endsAt: window?.until });
  };

/**
 * What rules count from. An occurrence that bears the enrolment alone is said once, whatever moves:
 * telling of a change is another message. Others bear the moment that they are about.
 */
export const events = {
  invited: ({ id, invitedAt, invitationExpiresAt }) =>
    invitedAt
      ? once(`${id}/${invitedAt.toISOString()}`, invitedAt, { endsAt: invitationExpiresAt })
      : [],
  /** Who left and came back is told again. It ends with its first half-day. */
  'first-day': ({ id, acceptedAt, departures }, { startsAt, halfDays }) =>
    once(departures > 0 ? `${id}/${departures}` : id, startsAt, {
      since: acceptedAt,
      endsAt: halfDays.find((each) => each.startsAt.getTime() === startsAt.getTime())?.endsAt,
    }),
  'half-day': ({ id, acceptedAt }, { halfDays }) =>
    halfDays.map((halfDay) => ({
      occurrence: `${id}/${halfDay.id}/${halfDay.startsAt.toISOString()}`,
      at: max([halfDay.startsAt, acceptedAt ?? halfDay.startsAt]),
      since: null,
      endsAt: halfDay.endsAt,
      halfDay,
    })),
  /** The last link asked for each half-day, as long as it may be signed. */
  'link-asked': ({ signingLinks }, { halfDays }) =>
    halfDays.flatMap((halfDay) => {
      const link = signingLinks.findLast(({ halfDayId }) => halfDayId === halfDay.id);
      if (!link) return [];
      const { lateUntil: endsAt } = signingWindow(halfDay);
      return [{ occurrence: link.id, at: link.askedAt, since: null, endsAt, halfDay }];
    }),
  'last-day': ({ id }, { endsAt }) => once(id, endsAt),
  'documents-issued': ({ id, certificateIssuedAt }, { endsAt }) =>
    once(id, endsAt, { since: certificateIssuedAt }),
  /** The last time that the team asked for it: what was asked before says nothing more. */
  'documents-asked': ({ documentSendings }) => {
    const last = documentSendings.at(-1);
    return last ? once(last.id, last.askedAt) : [];
  },
  'document-corrected': ({ id, correction }) =>
    correction ? once(`${id}/${correction.certificateId}`, correction.issuedAt) : [],
  'end-survey': survey('hot'),
  'later-survey': survey('cold'),
  /** Each quarter that had corrections, told when the next begins: once a person, whatever they followed. */
  'quarter-of-corrections': ({ claimsCorrectedAt }, { timeZone, at }) => {
    const days = claimsCorrectedAt.map((instant) => localDate(instant, timeZone));
    const byQuarter = new Map(days.map((day) => [quarterOf(day), nextQuarter(day)]));
    return [...byQuarter].flatMap(([quarter, begins]) => once(quarter, at(begins, 0, '00:00')));
  },
  'cafe-announced': ({ id, cafe }, { at }) =>
    cafe ? once(id, cafe.saidAt, { endsAt: at(cafe.plannedOn, 1, '00:00') }) : [],
  'cafe-day': ({ id, cafe }, { at }) =>
    cafe ? once(`${id}/${cafe.plannedOn}`, at(cafe.plannedOn, 0, '12:00')) : [],
} as const satisfies Record<string, Event>;
export type EventName = keyof typeof events;

/** The local day of an event, from which days are counted. */
export const dayOf = ({ at }: Pick<Happening, 'at'>, { timeZone }: Calendar) =>
  localDate(at, timeZone);
