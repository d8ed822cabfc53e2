import { TZDate } from '@date-fns/tz';
import type { Schedule, ScheduledHalfDay } from '@percolateur/domain';
import { fullName, isRemote, scheduledSlot, typeset } from '@percolateur/domain';
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { ICalCalendarData, ICalEventData } from 'ical-generator';
import type { Letter } from './layout';
import { placeLines } from './letter-context';
import type { LetterContext } from './letter-context';
import { asciiAddress } from './sender';
import { vtimezone } from '../../platform/vtimezone';

/** What an entry of a diary speaks of. */
export type DiaryContext = Pick<LetterContext, 'cohort' | 'halfDays' | 'now' | 'sequence'> & {
  person: Pick<LetterContext['person'], 'id' | 'firstName' | 'lastName' | 'email'>;
  /** Where the person finds the session. */
  home: string;
};

type Files = NonNullable<Letter['attachments']>;

/**
 * The half-days as invitations to put in a diary, a file each (RFC 5546 §3.2.2 allows one entry a
 * REQUEST). One UID for ever for this half-day and this person, with a SEQUENCE that grows: what was
 * put in the diary before is replaced, where a PUBLISH would be added beside it.
 */
export function calendarRequests(context: LetterContext): Files {
  const { halfDays, cohort } = context;
  const schedule = { ...cohort, halfDays };
  return halfDays.map((halfDay) =>
    entry(
      context,
      schedule,
      halfDay,
      ICalCalendarMethod.REQUEST,
      `demi-journee-${halfDay.position}`,
    ),
  );
}

/** The half-days that a change took away, as cancelled entries. */
export function calendarRemovals(context: LetterContext): Files {
  const { known, halfDays } = context;
  const stays = new Set(halfDays.map(({ id }) => id));
  const gone = known?.halfDays.filter(({ id }) => !stays.has(id)) ?? [];
  return known ? gone.map((halfDay, index) => cancelled(context, known, halfDay, index)) : [];
}

/** Every half-day in the person’s diary, as cancelled entries: those told last, and those there are. */
export function calendarCancellations(context: LetterContext): Files {
  const { known, halfDays, cohort } = context;
  const present = { ...cohort, halfDays };
  return [
    ...calendarRemovals(context),
    ...halfDays.map((halfDay, index) => {
      const told = known?.halfDays.find(({ id }) => id === halfDay.id);
      return told && known
        ? cancelled(context, known, told, index)
        : cancelled(context, present, halfDay, index);
    }),
  ].map((file, index) => ({ ...file, filename: `annulation-${index + 1}.ics` }));
}

const cancelled = (
  context: LetterContext,
  schedule: Schedule,
  halfDay: ScheduledHalfDay,
  index: number,
) => entry(context, schedule, halfDay, ICalCalendarMethod.CANCEL, `annulation-${index + 1}`);

/** Every half-day in one file, to be put in a diary by hand: under the UIDs of the letters. */
export const calendarFile = (context: DiaryContext): string => written(entriesOf(context));

/**
 * Half-days of several sessions, for a diary that reads them again by itself every few hours: what
 * is no more there goes from it. A session called off stays, and says so.
 */
export function calendarFeed(
  name: string,
  contexts: readonly DiaryContext[],
  others: readonly Entry[] = [],
): string {
  const events = contexts.flatMap((context) =>
    entriesOf(context).map((event) =>
      context.cohort.cancelledAt
        ? {
            ...event,
            ...{ status: ICalEventStatus.CANCELLED, alarms: [] },
            summary: typeset(`Annulée : ${event.summary}`),
          }
        : event,
    ),
  );
  return written([...events, ...others], { name, ttl: readAgainSeconds });
}

const readAgainSeconds = 4 * 60 * 60;

const entriesOf = (context: DiaryContext) =>
  context.halfDays.map((halfDay) =>
    eventOf(
      context,
      { ...context.cohort, halfDays: context.halfDays },
      halfDay,
      ICalEventStatus.CONFIRMED,
    ),
  );

function entry(
  context: LetterContext,
  schedule: Schedule,
  halfDay: ScheduledHalfDay,
  method: ICalCalendarMethod,
  filename: string,
): Files[number] {
  const { CANCELLED, CONFIRMED } = ICalEventStatus;
  const status = method === ICalCalendarMethod.CANCEL ? CANCELLED : CONFIRMED;
  return {
    filename: `${filename}.ics`,
    content: written([eventOf(context, schedule, halfDay, status)], { method }),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}

/** A calendar object, with what its time zones are; RFC 5545 §3.1: every line ends so, the last too. */
export function written(events: readonly Entry[], about: ICalCalendarData = {}): string {
  const year = Math.min(...events.map(({ start }) => start.getUTCFullYear()));
  const timezone = { name: null, generator: (name: string) => vtimezone(name, year) };
  return `${ical({ ...about, prodId, timezone, events: [...events] }).toString()}\r\n`;
}

const prodId = { company: 'Percolateur', product: 'Percolateur', language: 'FR' };

export type Entry = ICalEventData & { start: Date };

/** How long before it a half-day rings: time to go there, or to open the link. */
export const alarmMinutes = { room: 60, remote: 15 };

function eventOf(
  context: DiaryContext,
  schedule: Schedule,
  halfDay: ScheduledHalfDay,
  status: ICalEventStatus,
): Entry {
  const { cohort, home, now, person, sequence } = context;
  const { organisation } = cohort;
  const { timeZone } = schedule;
  const summary = `${cohort.title} : ${halfDay.title}`;
  return {
    id: `${halfDay.id}.${person.id}@percolateur`,
    sequence,
    stamp: now,
    timezone: timeZone,
    start: new TZDate(halfDay.startsAt, timeZone),
    end: new TZDate(halfDay.endsAt, timeZone),
    status,
    summary,
    location:
      halfDay.mode === 'remote'
        ? schedule.remoteLink
        : [schedule.venueName, schedule.venueAddress].filter(Boolean).join(', '),
    description: [
      ...(isRemote(schedule) ? [scheduledSlot(halfDay, schedule)] : []),
      ...placeLines(context),
    ].join('\n'),
    url: home,
    organizer: { name: organisation.name, email: asciiAddress(organisation.contactEmail) },
    attendees: [
      {
        name: fullName(person),
        email: asciiAddress(person.email),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
    // What is cancelled rings no more.
    alarms:
      status === ICalEventStatus.CANCELLED
        ? []
        : [
            {
              ...{ type: ICalAlarmType.display, description: summary },
              triggerBefore: alarmMinutes[halfDay.mode] * 60,
            },
          ],
  };
}
