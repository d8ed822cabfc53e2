import fc from 'fast-check';
import {
  addLocalDays,
  atLocalTime,
  frenchDate,
  frenchDateRange,
  frenchSlot,
  frenchTime,
  isTimeZone,
  localDate,
  localHour,
  timeZones,
  weekday,
} from './local-time';

const paris = 'Europe/Paris';
const zones = timeZones.map(({ zone }) => zone);

describe('an instant and its local day', () => {
  test.each([
    ['just before midnight in Paris', '2026-11-24T22:59:59Z', paris, '2026-11-24', 23],
    ['midnight in Paris', '2026-11-24T23:00:00Z', paris, '2026-11-25', 0],
    ['the same midnight in Nouméa', '2026-11-24T23:00:00Z', 'Pacific/Noumea', '2026-11-25', 10],
    ['the same midnight in Tahiti', '2026-11-24T23:00:00Z', 'Pacific/Tahiti', '2026-11-24', 13],
  ])('%s', (_, instant, zone, day, hour) => {
    expect(localDate(new Date(instant), zone)).toBe(day);
    expect(localHour(new Date(instant), zone)).toBe(hour);
  });
});

describe('a local time and its instant', () => {
  test.each([
    ['winter', '2026-11-24', '09:00', paris, '2026-11-24T08:00:00.000Z'],
    ['summer', '2026-07-01', '09:00', paris, '2026-07-01T07:00:00.000Z'],
    [
      'La Réunion has no summer time',
      '2026-07-01',
      '09:00',
      'Indian/Reunion',
      '2026-07-01T05:00:00.000Z',
    ],
    [
      'the Marquesas, half an hour off',
      '2026-07-01',
      '09:00',
      'Pacific/Marquesas',
      '2026-07-01T18:30:00.000Z',
    ],
    [
      'the morning after the clocks went forward',
      '2026-03-29',
      '09:00',
      paris,
      '2026-03-29T07:00:00.000Z',
    ],
    [
      'an hour that does not exist, an hour later',
      '2026-03-29',
      '02:30',
      paris,
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'an hour that New York skips, in a zone that skips none',
      '2026-03-08',
      '02:30',
      'America/Martinique',
      '2026-03-08T06:30:00.000Z',
    ],
    [
      'an hour that comes twice, the first',
      '2026-10-25',
      '02:30',
      paris,
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'the morning after the clocks went back',
      '2026-10-25',
      '09:00',
      paris,
      '2026-10-25T08:00:00.000Z',
    ],
  ])('%s', (_, day, time, zone, instant) => {
    expect(atLocalTime(day, time, zone).toISOString()).toBe(instant);
  });

  test('go there and back, everywhere, every day of ten years', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3650 }),
        fc.integer({ min: 4, max: 23 }),
        (zone, days, hour) => {
          const day = addLocalDays('2024-01-01', days);
          const instant = atLocalTime(day, `${String(hour).padStart(2, '0')}:00`, zone);
          expect([localDate(instant, zone), localHour(instant, zone)]).toEqual([day, hour]);
        },
      ),
    );
  });
});

test.each([
  ['2026-11-30', 1, '2026-12-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2026-03-28', 2, '2026-03-30'],
])('%s plus %i days', (day, days, sum) => {
  expect(addLocalDays(day, days)).toBe(sum);
});

test('weeks begin on Monday', () => {
  expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekday)).toEqual([1, 6, 7]);
});

describe('dates in French', () => {
  const morning = new Date('2026-11-24T08:00:00Z');

  test('a day', () => {
    expect(frenchDate(morning, paris)).toBe('mardi 24 novembre 2026');
  });

  test('the first of a month, and not the twenty-first', () => {
    expect(frenchDate(new Date('2026-12-01T08:00:00Z'), paris)).toBe('mardi 1er décembre 2026');
    expect(frenchDate(new Date('2026-12-21T08:00:00Z'), paris)).toBe('lundi 21 décembre 2026');
  });

  test.each([
    ['2026-11-24T08:00:00Z', '9\u00a0h'],
    ['2026-11-24T08:05:00Z', '9\u00a0h\u00a005'],
    ['2026-11-24T11:30:00Z', '12\u00a0h\u00a030'],
    ['2026-11-23T23:00:00Z', '0\u00a0h'],
  ])('the time of %s', (instant, text) => {
    expect(frenchTime(new Date(instant), paris)).toBe(text);
  });

  test('a slot', () => {
    expect(frenchSlot(morning, new Date('2026-11-24T11:30:00Z'), paris)).toBe(
      'mardi 24 novembre, 9\u00a0h\u00a0–\u00a012\u00a0h\u00a030',
    );
  });

  test.each([
    ['one day', '2026-11-24', '2026-11-24', 'mardi 24 novembre 2026'],
    ['two days', '2026-11-24', '2026-11-25', 'mardi 24 et mercredi 25 novembre 2026'],
    ['over a week-end', '2026-11-27', '2026-11-30', 'du vendredi 27 au lundi 30 novembre 2026'],
    ['over two months', '2026-11-30', '2026-12-01', 'lundi 30 novembre et mardi 1er décembre 2026'],
    [
      'over two years',
      '2026-12-31',
      '2027-01-04',
      'du jeudi 31 décembre 2026 au lundi 4 janvier 2027',
    ],
  ])('a range: %s', (_, first, last, text) => {
    const at = (day: string) => atLocalTime(day, '09:00', paris);
    expect(frenchDateRange(at(first), at(last), paris)).toBe(text);
  });

  test('never hold a narrow space', () => {
    for (const zone of zones) {
      expect(frenchSlot(morning, morning, zone) + frenchDate(morning, zone)).not.toMatch(/\u202f/);
    }
  });
});

describe('time zones', () => {
  test('offered are all real, each once', () => {
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(new Set(zones).size).toBe(zones.length);
  });

  test.each([
    '',
    'Paris',
    'Europe/Atlantide',
    'europe/paris',
    'Europe/paris',
    '+04:00',
    'Etc/GMT-4',
    'UTC',
    'Europe/Paris\0',
  ])('%p is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
