import type { Schedule, ScheduledHalfDay } from '@percolateur/domain';
import { isRemote, scheduledSlot } from '@percolateur/domain';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { ICalCalendar, ICalEventData } from 'ical-generator';
import type { Letter } from './layout';
import { learnerPage, placeLines } from './letter-context';
import type { LetterContext } from './letter-context';
import { asciiAddress } from './mailer';

/** What an entry of a diary speaks of. */
export type DiaryContext = Pick<
  LetterContext,
  'cohort' | 'halfDays' | 'now' | 'publicUrl' | 'sequence'
> & { person: Pick<LetterContext['person'], 'id' | 'firstName' | 'lastName' | 'email'> };

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
export function calendarFile(context: DiaryContext): string {
  const { halfDays, cohort } = context;
  const schedule = { ...cohort, halfDays };
  const events = halfDays.map((halfDay) =>
    eventOf(context, schedule, halfDay, ICalEventStatus.CONFIRMED),
  );
  return ended(ical({ prodId, events }));
}

function entry(
  context: LetterContext,
  schedule: Schedule,
  halfDay: ScheduledHalfDay,
  method: ICalCalendarMethod,
  filename: string,
): Files[number] {
  const { CANCELLED, CONFIRMED } = ICalEventStatus;
  const status = method === ICalCalendarMethod.CANCEL ? CANCELLED : CONFIRMED;
  const events = [eventOf(context, schedule, halfDay, status)];
  return {
    filename: `${filename}.ics`,
    content: ended(ical({ method, prodId, events })),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}

/** RFC 5545 §3.1: every line ends so, the last one too. */
const ended = (calendar: ICalCalendar) => `${calendar.toString()}\r\n`;

const prodId = { company: 'Percolateur', product: 'Percolateur', language: 'FR' };

function eventOf(
  context: DiaryContext,
  schedule: Schedule,
  halfDay: ScheduledHalfDay,
  status: ICalEventStatus,
): ICalEventData {
  const { cohort, now, person, sequence } = context;
  const { organisation } = cohort;
  return {
    id: `${halfDay.id}.${person.id}@percolateur`,
    sequence,
    stamp: now,
    start: halfDay.startsAt,
    end: halfDay.endsAt,
    status,
    summary: `${cohort.title} : ${halfDay.title}`,
    location:
      halfDay.mode === 'remote'
        ? schedule.remoteLink
        : [schedule.venueName, schedule.venueAddress].filter(Boolean).join(', '),
    description: [
      ...(isRemote(schedule) ? [scheduledSlot(halfDay, schedule)] : []),
      ...placeLines(context),
    ].join('\n'),
    url: learnerPage(context),
    organizer: { name: organisation.name, email: asciiAddress(organisation.contactEmail) },
    attendees: [
      {
        name: `${person.firstName} ${person.lastName}`,
        email: asciiAddress(person.email),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  };
}
