import fc from 'fast-check';
import { levelName, levelOf, levelsOf } from './territory-levels';
import { outlines } from './territory-outlines';

it.each([
  [[], []],
  [[0, null], []],
  [[7], ['7']],
  [[3, 3, 3], ['3']],
  [
    [1, 2, 3, 4],
    ['1', '2', '3', '4'],
  ],
  [
    [1, 1, 1, 1, 1, 9, 40, 41],
    ['1', '9', '40 à 41'],
  ],
])('%j is parted in %j', (counts, names) => {
  expect(levelsOf(counts).map(levelName)).toEqual(names);
});

it('gives every count its level, a greater one never a lower', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 101 }), (counts) => {
      const levels = levelsOf(counts);
      expect(levels.length).toBeLessThanOrEqual(4);
      const sorted = counts.toSorted((a, b) => a - b).map((count) => levelOf(count, levels));
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      expect(counts.every((count) => count > 0 === levelOf(count, levels) > 0)).toBe(true);
    }),
  );
});

it('every département is drawn, and weighs little', () => {
  expect(Object.keys(outlines)).toHaveLength(107);
  expect(JSON.stringify(outlines).length).toBeLessThan(40_000);
});
