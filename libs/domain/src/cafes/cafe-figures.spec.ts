import fc from 'fast-check';
import { cafeFigures } from './cafe-figures';

const cafe = (month: string, departement: string, ages: [number, number, number]) => ({
  ...{ month, departement, cafes: 1, told: 1 },
  ...{ under25: ages[0], adults: ages[1], over60: ages[2] },
});

test('a year of cafés is summed by month and by département', () => {
  const { total, months, departements } = cafeFigures([
    cafe('2026-11', '14', [5, 10, 6]),
    cafe('2026-11', '61', [6, 5, 5]),
    cafe('2026-12', '14', [0, 8, 9]),
    { ...cafe('2026-12', '61', [0, 0, 0]), told: 0 },
  ]);
  expect(total).toEqual({
    ...{ name: '', cafes: 4, told: 3, came: 54 },
    ages: { under25: 11, adults: 23, over60: 20 },
  });
  expect(months).toEqual([
    expect.objectContaining({ name: '2026-11', cafes: 2, came: 37 }),
    expect.objectContaining({ name: '2026-12', cafes: 2, told: 1, came: 17 }),
  ]);
  expect(departements.map(({ name, came }) => [name, came])).toEqual([
    ['14', 38],
    ['61', 16],
  ]);
});

test('too few people are not told, nor too few of an age, and a neighbour hides them', () => {
  const { total, months } = cafeFigures([
    cafe('2026-10', '14', [0, 3, 0]),
    cafe('2026-11', '14', [0, 6, 6]),
    cafe('2026-12', '14', [9, 9, 9]),
  ]);
  expect(total.came).toBe(42);
  expect(months.map(({ came }) => came)).toEqual([null, null, 27]);
  expect(months.map(({ ages }) => ages !== null)).toEqual([false, false, true]);
  expect(cafeFigures([cafe('2026-10', '14', [0, 3, 0])]).total).toMatchObject({
    ...{ cafes: 1, came: null, ages: null },
  });
  expect(cafeFigures([cafe('2026-10', '14', [1, 9, 9])]).total).toMatchObject({
    ...{ came: 19, ages: null },
  });
});

test('no figure of fewer than five people is ever told, but zero', () => {
  const rows = fc.array(
    fc
      .record({
        month: fc.constantFrom('2026-10', '2026-11', '2026-12'),
        departement: fc.constantFrom('14', '61'),
        ages: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)),
      })
      .map(({ month, departement, ages }) => cafe(month, departement, ages)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(rows, (year) => {
      const { total, months, departements } = cafeFigures(year);
      for (const { came, ages } of [total, ...months, ...departements]) {
        for (const count of [came ?? 0, ...Object.values(ages ?? {})]) {
          expect(count === 0 || count >= 5).toBe(true);
        }
      }
      // What is not told is never a single month: the total would say it.
      const hidden = months.filter(({ came }) => came === null);
      if (total.came !== null && months.length > 1) expect(hidden.length).not.toBe(1);
    }),
  );
});
