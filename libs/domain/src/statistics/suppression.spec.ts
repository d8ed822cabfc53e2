import fc from 'fast-check';
import { fewestOutside, suppressed } from './suppression';

describe('what is not told of small groups', () => {
  test.each([
    [
      [12, 9, 30],
      [false, false, false],
    ],
    [
      [12, 0, 30],
      [false, false, false],
    ],
    [
      [3, 4, 30],
      [true, true, false],
    ],
    [
      [2, 2, 9, 30],
      [true, true, true, false],
    ],
    [
      [3, 9, 30],
      [true, true, false],
    ],
    [[3], [true]],
  ])('%j', (counts, hidden) => {
    expect(suppressed(counts)).toEqual(hidden);
  });

  test('cannot be found by taking from the total what is told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const hidden = suppressed(counts);
        const sizes = counts.filter((_, place) => hidden[place]);
        const rest = counts.filter((count, place) => count > 0 && !hidden[place]);
        const total = sizes.reduce((sum, count) => sum + count, 0);
        const enough = sizes.length >= 2 && total >= fewestOutside;
        expect(sizes.length === 0 || enough || rest.length === 0).toBe(true);
        expect(rest.every((count) => count >= fewestOutside)).toBe(true);
      }),
    );
  });
});
