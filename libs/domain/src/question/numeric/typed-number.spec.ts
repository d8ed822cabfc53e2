import fc from 'fast-check';
import { parseNumber } from './number';
import { readNumber } from './typed-number';

test.each([
  ['2 600', 2600],
  ['2600', 2600],
  ['2\u202f600', 2600],
  ['environ 2 600', 2600],
  ['Environ 2600.', 2600],
  ['à peu près 2600', 2600],
  ['2600 environ', 2600],
  ['~2600', 2600],
  ['≈ 2 600', 2600],
  ['2 600 tokens', 2600],
  ['environ 2 600 jetons', 2600],
  ['2600 tokens environ', 2600],
  ['2,6 mille', 2600],
  ['3 %', 3],
  ['3 sur 100', 3],
  ['3 pour cent', 3],
  ['3,3%', 3.3],
  ['1,5 million', 1_500_000],
  ['2 milliards de mots', 2_000_000_000],
])('« %s » is %d where nothing has a unit', (typed, value) => {
  expect(readNumber(typed, [])).toEqual({ value, unit: null });
});

test.each([
  ['72', 72, null],
  ['72 Wh', 72, 'Wh'],
  ['72Wh', 72, 'Wh'],
  ['72 wh', 72, 'Wh'],
  ['72 wattheures', 72, 'Wh'],
  ['72 watts-heures', 72, 'Wh'],
  ['environ 0,072 kWh', 0.072, 'kWh'],
  ['0.072 KWH', 0.072, 'kWh'],
  ['0,072 kilowatt-heure', 0.072, 'kWh'],
])('« %s » is %d, in %s, among Wh and kWh', (typed, value, unit) => {
  expect(readNumber(typed, ['Wh', 'kWh'])).toEqual({ value, unit });
});

test.each(['77 %', '77%', '77 pour cent', '77 pourcent', '77 sur 100', '77/100'])(
  '« %s » is so many per cent',
  (typed) => {
    expect(readNumber(typed, ['%'])).toEqual({ value: 77, unit: '%' });
  },
);

test.each([
  '',
  'environ',
  'douze',
  'entre 2 et 3',
  '2 à 3',
  '2-3',
  '12 000 à 15 000',
  '20 sur 26',
  '3 Wh et demi',
  '1 2 3',
  'Wh',
])('« %s » is no number', (typed) => {
  expect(readNumber(typed, ['Wh', '%'])).toBeNull();
  if (typed !== '3 Wh et demi') expect(readNumber(typed, [])).toBeNull();
});

test('3 km is not 3 Wh', () => {
  expect(readNumber('3 km', ['Wh'])).toBeNull();
});

test('whatever is a number alone is the same number here, and nothing breaks it', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (typed, units) => {
      const read = readNumber(typed, units);
      const alone = parseNumber(typed);
      if (alone !== null) expect(read?.value).toBe(alone);
      expect(read === null || typeof read.value === 'number').toBe(true);
    }),
  );
});
