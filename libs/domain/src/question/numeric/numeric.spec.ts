import fc from 'fast-check';
import { fraction } from '../../fraction';
import type { Question } from '../question';
import { parseNumber } from './number';
import { numeric } from './numeric';

test.each([
  ['12', 12],
  [' 3,5 ', 3.5],
  ['3.5', 3.5],
  ['1 234,5', 1234.5],
  ['1\u202f234\u00a0567', 1234567],
  ['1’234,5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234.567', 1234567],
  ['1,234', 1.234],
  ['−3', -3],
  ['–0,5', -0.5],
  ['+4', 4],
  ['1e3', 1000],
  ['1,5E−2', 0.015],
  ['5.', 5],
  [',5', 0.5],
])('« %s » is %d', (typed, value) => {
  expect(parseNumber(typed)).toBe(value);
});

test.each(['', ' ', 'douze', '12 34', '1,2,3', '1.23.456', '1..2', '--1', '1e', '0x10', '١٢'])(
  '« %s » is no number',
  (typed) => {
    expect(parseNumber(typed)).toBeNull();
  },
);

test('nothing that is typed breaks it, and what French writes is read back', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const value = parseNumber(typed);
      expect(value === null || typeof value === 'number').toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
      const value = cents / 100;
      expect(parseNumber(value.toLocaleString('fr-FR'))).toBe(value);
      expect(parseNumber(value.toLocaleString('en-GB', { useGrouping: false }))).toBe(value);
    }),
  );
});

const question: Question<'numeric'> = {
  ...{ id: 'q', kind: 'numeric', prompt: 'Combien ?', explanation: 'Voilà.' },
  accepted: [
    { value: 0.3, tolerance: 0.1, percent: 100 },
    { value: 0.3, tolerance: 0.3, percent: 50 },
  ],
  units: [
    { name: 'Wh', factor: 1 },
    { name: 'kWh', factor: 1000 },
  ],
  mistakes: [{ value: 3, tolerance: 0, explanation: 'Dix fois trop.' }],
};
const given = (value: string, unit = 'Wh') => ({ kind: 'numeric' as const, value, unit });
const graded = (value: string, unit?: string) => numeric.grade(question, given(value, unit), null);

test.each([
  ['0,3', 'Wh', 1, 1],
  ['0,4', 'Wh', 1, 1],
  ['0,2', 'Wh', 1, 1],
  ['0,41', 'Wh', 1, 2],
  ['0,6', 'Wh', 1, 2],
  ['0,61', 'Wh', 0, 1],
  ['0.0003', 'kWh', 1, 1],
  ['0,3', 'kWh', 0, 1],
])('%s %s obtains %i/%i, bounds among it', (value, unit, numerator, denominator) => {
  expect(graded(value, unit)).toEqual(fraction(numerator, denominator));
});

test('a known mistake says why, and what was understood is told', () => {
  expect(numeric.corrected(question, given('3'), null)).toMatchObject({
    ...{ given: '3\u00a0Wh', mistake: 'Dix fois trop.' },
    accepted: [{ value: 0.3, tolerance: 0.1, unit: 'Wh' }],
  });
  expect(numeric.why(question, given('0,0004', 'kWh'), null)).toBe(
    'Compris comme 0,4\u00a0Wh, dans la fourchette acceptée.',
  );
});
