import fc from 'fast-check';
import { numbersIn, rangesOf } from './ranges';

test.each([
  [[1, 2, 3, 7], '1-3,7'],
  [[2, 1], '1-2'],
  [[5], '5'],
  [[], ''],
])('%j is written %s', (numbers, ranges) => expect(rangesOf(numbers)).toBe(ranges));

test('what is written is read again, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (numbers) => {
      const sorted = numbers.toSorted((one, other) => one - other);
      expect(numbersIn(rangesOf(numbers), 300)).toEqual(sorted);
    }),
  );
});

test('nothing is counted beyond the most there can be', () => {
  expect(numbersIn('3-999999999999', 5)).toEqual([3, 4, 5]);
});
