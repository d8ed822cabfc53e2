import { tzOffset } from '@date-fns/tz';
import { timeZones } from '@percolateur/domain';
import ICAL from 'ical.js';
import { vtimezone } from './vtimezone';

/** A zone as a parser of other people reads it. */
const zoneOf = (name: string, year: number) =>
  new ICAL.Timezone(new ICAL.Component(ICAL.parse(vtimezone(name, year)) as never));

const hour = 60 * 60_000;
const offset = (name: string, at: number) => tzOffset(name, new Date(at));

test.each([
  ...timeZones.map(({ zone }) => zone),
  // No yearly rule: summer time stops for Ramadan.
  'Africa/Casablanca',
])('%s is told as it is, every six hours of eight years', (name) => {
  const zone = zoneOf(name, 2026);
  const wrong: string[] = [];
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2033, 11, 31); at += 6 * hour) {
    const [before, minutes, after] = [-1, 0, 1].map((hours) => offset(name, at + hours * hour));
    // An hour that comes twice is one or the other.
    if (before !== minutes || after !== minutes) continue;
    const shown = ICAL.Time.fromJSDate(new Date(at + minutes * 60_000), true);
    shown.zone = ICAL.Timezone.localTimezone;
    if (zone.utcOffset(shown) !== minutes * 60) wrong.push(new Date(at).toISOString());
  }
  expect(wrong).toEqual([]);
});

test('Paris is two yearly rules, which hold long after', () => {
  expect(vtimezone('Europe/Paris', 2027).split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260329T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20261025T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]);
  expect(vtimezone('America/Miquelon', 2027)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
  expect(vtimezone('Pacific/Marquesas', 2027)).toContain('TZOFFSETTO:-0930');
});
