import fc from 'fast-check';
import {
  checkHalfDayEdit,
  checkHalfDays,
  defaultHalfDays,
  formatHours,
  minutesOf,
  overlaps,
  slotOn,
} from './half-day';
import {
  addLocalDays,
  atLocalTime,
  frenchSlot,
  frenchTime,
  localDate,
  sameClock,
  timeZones,
} from './local-time';
import { refusalOf } from './testing/refusal-of';

const paris = 'Europe/Paris';
const slot = (start: string, end: string, day = '2026-11-24') => ({
  startsAt: new Date(`${day}T${start}:00+01:00`),
  endsAt: new Date(`${day}T${end}:00+01:00`),
});
const said = (firstDay: string, zone: string) =>
  defaultHalfDays(firstDay, zone).map(({ startsAt, endsAt }) =>
    frenchSlot(startsAt, endsAt, zone).replaceAll('\u00a0', ' '),
  );

describe('the customary half-days', () => {
  test('of a Tuesday and a Wednesday', () => {
    expect(said('2026-11-24', paris)).toEqual([
      'mardi 24 novembre, 9 h – 12 h 30',
      'mardi 24 novembre, 13 h 30 – 17 h',
      'mercredi 25 novembre, 9 h – 12 h 30',
      'mercredi 25 novembre, 13 h 30 – 17 h',
    ]);
  });

  test.each([
    [1, ['09:00']],
    [3, ['09:00', '13:30', '09:00']],
    [5, ['09:00', '13:30', '09:00', '13:30', '09:00']],
  ])('as many as the course has: %i', (count, starts) => {
    const slots = defaultHalfDays('2026-11-26', paris, count);
    expect(slots.map(({ startsAt }) => startsAt)).toEqual(
      starts.map(
        (start, index) =>
          slot(start, '17:00', ['2026-11-26', '2026-11-27', '2026-11-30'][index >> 1]).startsAt,
      ),
    );
  });

  test.each([
    ['a Friday goes on the Monday after', '2026-11-27', 'lundi 30 novembre, 9 h – 12 h 30'],
    ['a Saturday too', '2026-11-28', 'lundi 30 novembre, 9 h – 12 h 30'],
    ['a Sunday goes on the next day', '2026-11-29', 'lundi 30 novembre, 9 h – 12 h 30'],
    ['a Thursday goes on the next day', '2026-11-26', 'vendredi 27 novembre, 9 h – 12 h 30'],
    ['an eve of Christmas skips the holiday', '2026-12-24', 'lundi 28 décembre, 9 h – 12 h 30'],
    ['an eve of Ascension skips it', '2027-05-05', 'vendredi 7 mai, 9 h – 12 h 30'],
    ['a Maundy Thursday goes on Good Friday', '2027-03-25', 'vendredi 26 mars, 9 h – 12 h 30'],
  ])('%s', (_, firstDay, third) => {
    expect(said(firstDay, paris)[2]).toBe(third);
  });

  test('keep their hours around a change of clocks', () => {
    expect(said('2026-10-23', paris)[2]).toBe('lundi 26 octobre, 9 h – 12 h 30');
  });

  test('are four of 3 h 30, in order and apart, everywhere and always', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...timeZones.map(({ zone }) => zone)),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const halfDays = defaultHalfDays(date.toISOString().slice(0, 10), zone);
          expect(halfDays.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
          expect(halfDays.map(minutesOf)).toEqual([210, 210, 210, 210]);
          expect(() => checkHalfDays(halfDays, 'Europe/Paris')).not.toThrow();
        },
      ),
    );
  });
});

describe('overlapping', () => {
  test.each([
    ['apart', slot('09:00', '12:30'), slot('13:30', '17:00'), false],
    ['end to end', slot('09:00', '12:30'), slot('12:30', '17:00'), false],
    ['by a minute', slot('09:00', '12:31'), slot('12:30', '17:00'), true],
    ['one inside the other', slot('09:00', '17:00'), slot('10:00', '11:00'), true],
    ['the same', slot('09:00', '12:30'), slot('09:00', '12:30'), true],
  ])('%s', (_, one, other, shared) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([shared, shared]);
  });
});

describe('the half-days of a cohort', () => {
  test('may be told in any order', () => {
    const halfDays = [slot('13:30', '17:00'), slot('09:00', '12:30')];
    expect(() => checkHalfDays(halfDays, 'Europe/Paris')).not.toThrow();
  });

  test.each([
    ['none', [], 'half-day-invalid'],
    ['one that ends before it begins', [slot('12:30', '09:00')], 'half-day-invalid'],
    ['one that ends as it begins', [slot('09:00', '09:00')], 'half-day-invalid'],
    ['one of a quarter of an hour', [slot('09:00', '09:15')], 'half-day-invalid'],
    ['one of seven hours', [slot('09:00', '16:00')], 'half-day-invalid'],
    ['a date that is none', [slot('neuf', '12:30')], 'half-day-invalid'],
    [
      'two that share an hour',
      [slot('12:00', '17:00'), slot('09:00', '13:00')],
      'half-day-overlaps',
    ],
  ])('are not %s', (_, halfDays, code) => {
    expect(refusalOf(() => checkHalfDays(halfDays, 'Europe/Paris')).code).toBe(code);
  });

  test('two that overlap are named by their dates', () => {
    const halfDays = [slot('12:00', '17:00'), slot('09:00', '13:00')];
    expect(refusalOf(() => checkHalfDays(halfDays, 'Europe/Paris')).details).toEqual({
      slot: expect.stringMatching(/^mardi 24 novembre, 9.h.–.13.h$/),
      other: expect.stringMatching(/^mardi 24 novembre, 12.h.–.17.h$/),
    });
  });
});

describe('a slot of local hours', () => {
  test.each([
    ['Europe/Paris', '2027-03-28', '01:30', '04:00', 90],
    ['Europe/Paris', '2027-03-28', '09:00', '12:30', 210],
    ['Europe/Paris', '2027-10-31', '01:30', '03:30', 180],
    ['America/Miquelon', '2027-03-14', '01:30', '04:00', 90],
    ['Indian/Reunion', '2027-03-28', '01:30', '04:00', 150],
    ['Pacific/Marquesas', '2027-03-28', '09:00', '12:30', 210],
    ['Europe/Paris', '2026-11-24', '18:00', '00:00', 360],
    ['Pacific/Tahiti', '2026-11-24', '18:00', '00:00', 360],
    ['Europe/Paris', '2026-11-24', '00:00', '03:00', 180],
    ['Europe/Paris', '2026-11-24', '22:30', '01:00', 150],
    ['Europe/Paris', '2027-03-27', '22:30', '04:00', 270],
  ])('in %s on %s, from %s to %s, lasts %i minutes', (zone, day, start, end, minutes) => {
    expect(minutesOf(slotOn(day, start, end, zone))).toBe(minutes);
  });

  test('begins that day there and lasts its true time, in every zone of France, across both changes', () => {
    const daysAroundChanges = fc
      .constantFrom('2027-03-14', '2027-03-28', '2027-10-31', '2027-11-07')
      .chain((day) => fc.integer({ min: -2, max: 2 }).map((days) => addLocalDays(day, days)));
    const clock = fc
      .tuple(fc.integer({ min: 4, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...timeZones.map(({ zone }) => zone)),
        daysAroundChanges,
        clock,
        fc.integer({ min: 2, max: 24 }),
        (zone, day, start, quarters) => {
          const startsAt = atLocalTime(day, start, zone);
          const endsAt = new Date(startsAt.getTime() + quarters * 900_000);
          // Past four the next morning no change of time is left behind.
          const crossesNight =
            localDate(endsAt, zone) !== day && frenchTime(endsAt, zone) !== '0\u00a0h';
          fc.pre(!crossesNight);
          const [hour, minute = '00'] = frenchTime(endsAt, zone).split(/\u00a0h(?:\u00a0)?/);
          const end = `${hour.padStart(2, '0')}:${minute || '00'}`;
          const slot = slotOn(day, start, end, zone);
          expect(localDate(slot.startsAt, zone)).toBe(day);
          expect(slot.endsAt).toEqual(endsAt);
        },
      ),
    );
  });

  test('at midnight it ends at 24 h', () => {
    const { startsAt, endsAt } = slotOn('2026-11-24', '18:00', '00:00', 'Indian/Reunion');
    expect(frenchSlot(startsAt, endsAt, 'Indian/Reunion').replaceAll('\u00a0', ' ')).toBe(
      'mardi 24 novembre, 18 h – 24 h',
    );
    expect(sameClock(startsAt, 'Indian/Reunion', 'Europe/Paris')).toBe(false);
    expect(sameClock(startsAt, 'America/Martinique', 'America/Guadeloupe')).toBe(true);
  });
});

describe('moving half-days', () => {
  const morning = { id: 'am', signatureCount: 3, ...slot('09:00', '12:30') };
  const afternoon = { id: 'pm', signatureCount: 0, ...slot('13:30', '17:00') };

  test('is free where nobody has signed', () => {
    const after = [morning, { id: 'pm', ...slot('14:00', '17:30') }, slot('18:00', '19:00')];
    expect(() => checkHalfDayEdit([morning, afternoon], after, 'Europe/Paris')).not.toThrow();
  });

  test.each([
    ['moved', [{ ...morning, ...slot('09:30', '12:30') }, afternoon]],
    ['shortened', [{ ...morning, ...slot('09:00', '12:00') }, afternoon]],
    ['removed', [afternoon]],
  ])('a half-day with signatures is not %s', (_, after) => {
    const refusal = refusalOf(() => checkHalfDayEdit([morning, afternoon], after, 'Europe/Paris'));
    expect(refusal.code).toBe('half-day-has-signatures');
  });

  test('the outcome is checked like any other', () => {
    const after = [morning, { id: 'pm', ...slot('12:00', '17:00') }];
    const refusal = refusalOf(() => checkHalfDayEdit([morning, afternoon], after, 'Europe/Paris'));
    expect(refusal.code).toBe('half-day-overlaps');
  });
});

test.each([
  [840, '14\u00a0h'],
  [630, '10\u00a0h\u00a030'],
  [65, '1\u00a0h\u00a005'],
  [45, '0\u00a0h\u00a045'],
  [0, '0\u00a0h'],
])('%i minutes in hours', (minutes, text) => {
  expect(formatHours(minutes)).toBe(text);
});
