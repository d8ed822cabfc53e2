import { TZDate } from '@date-fns/tz';
import { fullName } from '@percolateur/domain';
import {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { Gathering } from '../../record/gathering.entity';
import type { GatheringSeries } from '../../record/gathering-series.entity';
import type { Person } from '../../record/person.entity';
import { alarmMinutes, written } from './calendar';
import type { Entry } from './calendar';
import type { Letter } from './layout';
import { asciiAddress } from './sender';

/** A gathering in the diary of who signed up. */
export interface GatheringDiary {
  gathering: Pick<
    Gathering,
    'id' | 'startsAt' | 'endsAt' | 'cancelledAt' | 'theme' | 'host' | 'link' | 'schedule'
  >;
  series: Pick<GatheringSeries, 'title' | 'host' | 'link' | 'timeZone'>;
  person: Pick<Person, 'id' | 'firstName' | 'lastName' | 'email'>;
  /** Who invites: the nation. */
  organizer: { name: string; email: string };
  publicUrl: string;
  /** When the entry is written down. */
  now: Date;
}

export const gatheringsPage = (publicUrl: string) => `${publicUrl}/cafes-animation`;

/** As half-days are: one UID for ever, and a SEQUENCE that grows with what was told. */
export function gatheringEvent(context: GatheringDiary): Entry {
  const { gathering, series, person, organizer, publicUrl, now } = context;
  const { timeZone } = series;
  const { CANCELLED, CONFIRMED } = ICalEventStatus;
  const summary = [series.title, gathering.theme].filter(Boolean).join(' : ');
  const link = gathering.link || series.link;
  const host = gathering.host || series.host;
  return {
    id: `${gathering.id}.${person.id}@percolateur`,
    sequence: gathering.schedule,
    stamp: now,
    timezone: timeZone,
    start: new TZDate(gathering.startsAt, timeZone),
    end: new TZDate(gathering.endsAt, timeZone),
    status: gathering.cancelledAt ? CANCELLED : CONFIRMED,
    summary,
    location: link,
    description: [host && `Avec ${host}`, link].filter(Boolean).join('\n'),
    url: gatheringsPage(publicUrl),
    organizer: { name: organizer.name, email: asciiAddress(organizer.email) },
    attendees: [
      {
        ...{ name: fullName(person), email: asciiAddress(person.email), rsvp: false },
        ...{ role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED },
      },
    ],
    alarms: gathering.cancelledAt
      ? []
      : [
          {
            ...{ type: ICalAlarmType.display, description: summary },
            triggerBefore: alarmMinutes.remote * 60,
          },
        ],
  };
}

/** The entry of a letter: it replaces the former in the diary, or takes it away. */
export function gatheringFile(context: GatheringDiary): NonNullable<Letter['attachments']>[number] {
  const { REQUEST, CANCEL } = ICalCalendarMethod;
  const method = context.gathering.cancelledAt ? CANCEL : REQUEST;
  return {
    filename: 'cafe-animation.ics',
    content: written([gatheringEvent(context)], { method }),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}
