import { atLocalTime } from '@percolateur/domain';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { VEvent } from 'node-ical';
import type { HalfDay } from '../../record/half-day.entity';
import { calendarCancellations, calendarRequests } from './calendar';
import type { LetterContext } from './letter-context';

interface Case {
  title?: string;
  venueName?: string;
  remoteLink?: string;
  mode?: HalfDay['mode'];
  timeZone?: string;
  day?: string;
  start?: string;
  end?: string;
}

/** What a letter about one half-day speaks of, as far as its calendar file reads it. */
function contextOf({
  title = 'Animer un Café IA',
  venueName = 'Le Dôme',
  remoteLink = '',
  mode = 'room',
  timeZone = 'Europe/Paris',
  day = '2027-03-26',
  start = '09:00',
  end = '12:30',
}: Case): LetterContext {
  const halfDay = {
    id: '01a222d1-83a0-7676-9b6a-f5deaf499ea4',
    position: 1,
    title: 'Découvrir',
    mode,
    startsAt: atLocalTime(day, start, timeZone),
    endsAt: atLocalTime(day, end, timeZone),
  };
  return {
    now: new Date('2027-03-01T09:00:00Z'),
    publicUrl: 'https://percolateur.example',
    person: { id: 'p', firstName: 'Léa', lastName: 'Noël', email: 'léa@café.example' },
    cohort: {
      ...{ id: 'c', title, venueName, remoteLink, timeZone, venueAddress: '', venueAccess: '' },
      organisation: { name: 'L’Escale', contactEmail: 'bonjour@escale.example' },
    },
    halfDays: [halfDay],
    known: null,
    home: 'https://percolateur.example/ma-formation/c',
    sequence: 3,
  } as unknown as LetterContext;
}

/** The one event of a file, as two parsers of other people read it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as never);
  const [zone, ...others] = calendar.getAllSubcomponents('vtimezone');
  expect(others).toEqual([]);
  // What the file says of its zone, and nothing that the parser knows.
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone!);
  const theirs = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  const [event] = Object.values(nodeIcal.sync.parseICS(content)).filter(
    (each) => each?.type === 'VEVENT',
  ) as VEvent[];
  const text = (value: unknown) =>
    typeof value === 'object' ? (value as { val: string }).val : value;
  expect(text(event!.summary)).toBe(theirs.summary);
  expect(text(event!.location)).toBe(theirs.location);
  expect(event!.start.toISOString()).toBe(theirs.startDate.toJSDate().toISOString());
  expect(event!.end!.toISOString()).toBe(theirs.endDate.toJSDate().toISOString());
  return theirs;
}

const fileOf = (given: Case) => calendarRequests(contextOf(given))[0]!.content;

/** RFC 5545 §3.1: lines of 75 octets at most, ended by CRLF, no character cut in two. */
function checkLines(content: string): void {
  expect(content.endsWith('\r\n')).toBe(true);
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of content.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
}

test.each(Array.from({ length: 24 }, (_, index) => 46 + index))(
  'a flower after %i letters, wherever the line is folded, comes out whole',
  (letters) => {
    const title = `${'é'.repeat(letters % 3)}${'a'.repeat(letters)}🌸 fin`;
    const content = fileOf({ title });
    checkLines(content);
    expect(read(content).summary).toBe(`${title} : Découvrir`);
  },
);

test.each([
  ['commas, semicolons, backslashes', 'Salle A, B; C\\D'],
  ['a line break', 'Maison des associations\nSalle 2'],
])('a place with %s reads as it was written', (_, venueName) => {
  const content = fileOf({ venueName });
  checkLines(content);
  expect(read(content).location).toBe(venueName);
});

test('a link of four hundred letters stays one link', () => {
  const remoteLink = `https://visio.example/${'x'.repeat(378)}`;
  const content = fileOf({ remoteLink, mode: 'remote' });
  checkLines(content);
  expect(read(content).location).toBe(remoteLink);
});

test.each([
  [
    'Europe/Paris',
    '2027-03-28',
    '01:30',
    '04:00',
    '2027-03-28T00:30:00.000Z',
    '2027-03-28T02:00:00.000Z',
  ],
  [
    'Europe/Paris',
    '2027-03-28',
    '09:00',
    '12:30',
    '2027-03-28T07:00:00.000Z',
    '2027-03-28T10:30:00.000Z',
  ],
  [
    'Europe/Paris',
    '2027-10-31',
    '01:30',
    '03:30',
    '2027-10-30T23:30:00.000Z',
    '2027-10-31T02:30:00.000Z',
  ],
  [
    'America/Miquelon',
    '2027-03-15',
    '09:00',
    '12:30',
    '2027-03-15T11:00:00.000Z',
    '2027-03-15T14:30:00.000Z',
  ],
  [
    'Pacific/Marquesas',
    '2027-03-15',
    '09:00',
    '12:30',
    '2027-03-15T18:30:00.000Z',
    '2027-03-15T22:00:00.000Z',
  ],
  [
    'Pacific/Noumea',
    '2027-03-15',
    '09:00',
    '12:30',
    '2027-03-14T22:00:00.000Z',
    '2027-03-15T01:30:00.000Z',
  ],
  [
    'America/Miquelon',
    '2027-03-13',
    '09:00',
    '12:30',
    '2027-03-13T12:00:00.000Z',
    '2027-03-13T15:30:00.000Z',
  ],
  [
    'America/Martinique',
    '2027-03-28',
    '09:00',
    '12:30',
    '2027-03-28T13:00:00.000Z',
    '2027-03-28T16:30:00.000Z',
  ],
  [
    'Indian/Reunion',
    '2027-03-15',
    '18:33',
    '20:33',
    '2027-03-15T14:33:00.000Z',
    '2027-03-15T16:33:00.000Z',
  ],
])('in %s, %s %s to %s is that very moment', (timeZone, day, start, end, from, to) => {
  const event = read(fileOf({ timeZone, day, start, end }));
  expect(event.startDate.toJSDate().toISOString()).toBe(from);
  expect(event.endDate.toJSDate().toISOString()).toBe(to);
});

test('a half-day rings in time to go there, or to open the link, and no more once cancelled', () => {
  const ringsBefore = (content: string) =>
    new ICAL.Component(ICAL.parse(content) as never)
      .getFirstSubcomponent('vevent')!
      .getAllSubcomponents('valarm')
      .map((alarm) =>
        ['action', 'trigger'].map((name) => String(alarm.getFirstPropertyValue(name))),
      );
  expect(ringsBefore(fileOf({}))).toEqual([['DISPLAY', '-PT1H']]);
  expect(ringsBefore(fileOf({ mode: 'remote' }))).toEqual([['DISPLAY', '-PT15M']]);
  expect(ringsBefore(calendarCancellations(contextOf({}))[0]!.content)).toEqual([]);
});

test('one may follow from elsewhere: whose clock it is stands in the entry', () => {
  const event = read(
    fileOf({
      timeZone: 'Indian/Reunion',
      mode: 'remote',
      remoteLink: "https://visio.example/l'ia",
      start: '18:33',
      end: '20:33',
    }),
  );
  expect(event.description.replaceAll('\u00a0', ' ')).toContain(
    '18 h 33 – 20 h 33, heure de La Réunion',
  );
});

test('a request and its cancellation are of one entry, to one person, in ASCII domains', () => {
  const context = contextOf({});
  const [request, cancellation] = [
    calendarRequests(context)[0]!,
    calendarCancellations(context)[0]!,
  ];
  expect(read(request.content).uid).toBe(read(cancellation.content).uid);
  for (const { content } of [request, cancellation]) {
    expect(content).toMatch(/ORGANIZER[^\r]*:mailto:bonjour@escale\.example/i);
    expect(content.replaceAll('\r\n ', '')).toMatch(
      /ATTENDEE[^\r]*:mailto:léa@xn--caf-dma\.example/i,
    );
  }
  expect(cancellation.contentType).toBe('text/calendar; charset=utf-8; method=CANCEL');
  expect(cancellation.content).toContain('STATUS:CANCELLED');
});
