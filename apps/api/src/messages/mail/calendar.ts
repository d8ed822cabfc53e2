import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Letter } from './layout';
import { learnerPage, placeLines } from './letter-context';
import type { LetterContext } from './letter-context';

/**
 * One iCalendar file per half-day (RFC 5545, published as of RFC 5546 §3.2.1): the same UID for ever,
 * a SEQUENCE that grows with each change of the cohort, instants in UTC.
 */
export function calendarFiles(context: LetterContext): NonNullable<Letter['attachments']> {
  const { cohort, halfDays, now, publicUrl } = context;
  const { organisation } = cohort;
  return halfDays.map((halfDay) => {
    const calendar = ical({
      method: ICalCalendarMethod.PUBLISH,
      prodId: { company: 'Percolateur', product: 'Percolateur', language: 'FR' },
      events: [
        {
          id: `${halfDay.id}@${new URL(publicUrl).hostname}`,
          sequence: cohort.revision,
          stamp: now,
          start: halfDay.startsAt,
          end: halfDay.endsAt,
          status: ICalEventStatus.CONFIRMED,
          summary: `${cohort.title} : ${halfDay.title}`,
          location:
            halfDay.mode === 'remote'
              ? cohort.remoteLink
              : [cohort.venueName, cohort.venueAddress].filter(Boolean).join(', '),
          description: placeLines(context).join('\n'),
          url: learnerPage(context),
          organizer: { name: organisation.name, email: organisation.contactEmail },
        },
      ],
    });
    return {
      filename: `demi-journee-${halfDay.position}.ics`,
      content: calendar.toString(),
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    };
  });
}
