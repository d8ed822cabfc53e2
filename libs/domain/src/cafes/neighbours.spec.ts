import { departementName } from '../departement';
import { bordersBetween } from './neighbours';

const mainland = [
  ...Array.from({ length: 95 }, (_, place) => String(place + 1).padStart(2, '0')),
].filter((code) => code !== '20');

test.each([
  ['14', '14', 0],
  ['14', '61', 1],
  ['14', '72', 2],
  ['14', '83', null],
  ['2A', '2B', 1],
  ['974', '974', 0],
  ['974', '976', null],
  ['75', '93', 1],
  ['', '', 0],
])('from %s to %s: %s', (one, other, borders) => {
  expect(bordersBetween(one, other)).toBe(borders);
  expect(bordersBetween(other, one)).toBe(borders);
});

test('every département of the mainland has a neighbour that exists, and all are joined', () => {
  for (const code of mainland) {
    const near = mainland.filter((other) => bordersBetween(code, other, 1) === 1);
    expect([departementName(code), near.length > 0]).toEqual([departementName(code), true]);
    expect(bordersBetween('75', code, 15)).not.toBeNull();
  }
  expect(bordersBetween('75', '2A', 15)).toBeNull();
});
