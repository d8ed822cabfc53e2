import {
  crossings,
  seriesDays,
  titleOn,
  untimedTitle,
  workingDaysAfter,
  workingDaysApart,
} from './series';

describe('the first days of a series', () => {
  test.each([
    ['week', '2026-12-22', ['2026-12-22', '2026-12-29', '2027-01-05']],
    ['fortnight', '2026-12-22', ['2026-12-22', '2027-01-05', '2027-01-19']],
    // The fourth Tuesday of each month.
    ['month', '2026-11-24', ['2026-11-24', '2026-12-22', '2027-01-26']],
    // A fifth Monday is the last one where there are four.
    ['month', '2026-11-30', ['2026-11-30', '2026-12-28', '2027-01-25']],
    ['month', '2026-06-29', ['2026-06-29', '2026-07-27', '2026-08-31']],
    ['date', '2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-28']],
    ['date', '2026-11-24', ['2026-11-24', '2026-12-24', '2027-01-24']],
  ] as const)('%s, from %s', (rhythm, first, expected) => {
    expect(seriesDays(first, rhythm, 3)).toEqual(expected);
  });

  test('by month, always on the same weekday', () => {
    for (const day of seriesDays('2026-01-29', 'month', 24)) {
      expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(4);
    }
  });
});

test('working days are counted there, holidays and week-ends left out', () => {
  expect(workingDaysAfter('2026-11-27', 1, 'Europe/Paris')).toBe('2026-11-30');
  expect(workingDaysAfter('2026-12-18', 1, 'Indian/Reunion')).toBe('2026-12-21');
  const apart = workingDaysApart(['2026-12-24', '2026-12-28', '2026-12-24'], 'Europe/Paris');
  expect([...apart]).toEqual([
    ['2026-12-24', 0],
    ['2026-12-28', 1],
  ]);
  // Two days are never one, be they on a week-end.
  const weekend = workingDaysApart(['2026-11-28', '2026-11-29', '2026-11-30'], 'Europe/Paris');
  expect([...weekend.values()]).toEqual([0, 1, 2]);
});

test('sessions of a series that share a moment are pointed out, both of them', () => {
  const slot = (start: string, end: string) => ({
    startsAt: new Date(`2026-11-24T${start}Z`),
    endsAt: new Date(`2026-11-24T${end}Z`),
  });
  const morning = slot('08:00', '11:30');
  const late = slot('11:00', '14:00');
  expect(crossings([[morning], [late], [slot('14:00', '17:00')]])).toEqual([morning, late, null]);
});

test('the month of a title follows the session, and a title without one stays', () => {
  expect(titleOn('Café IA, Caen, novembre 2026', '2026-11-24', '2026-12-22')).toBe(
    'Café IA, Caen, décembre 2026',
  );
  expect(titleOn('Cafés du mardi', '2026-11-24', '2026-12-22')).toBe('Cafés du mardi');
  expect(untimedTitle('Café IA, Caen, novembre 2026', '2026-11-24')).toBe('Café IA, Caen');
});
