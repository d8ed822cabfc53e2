import fc from 'fast-check';
import { asWritten, orderOf } from '../../shuffle';
import { refusalOf } from '../../testing/refusal-of';
import type { Question } from '../question';
import { ordering } from './ordering';

/** The right order is the order of these letters. */
const of = (letters: string): Question<'ordering'> => ({
  ...{ id: 'q', kind: 'ordering', prompt: 'Dans quel ordre ?', explanation: 'Voilà.' },
  items: [...letters].map((id) => ({ id, text: `Étape ${id}`, explanation: 'Pour cela.' })),
});
const question = of('dbac');
const given = (letters: string) => ({ kind: 'ordering' as const, itemIds: [...letters] });

test.each([
  ['nothing', ''],
  ['a part of it', 'dba'],
  ['one twice', 'dbaa'],
  ['one too many', 'dbacz'],
  ['one of another question', 'dbaz'],
])('%s is no answer', (_, letters) => {
  expect(refusalOf(() => ordering.check(question, given(letters))).code).toBe('answer-invalid');
});

test.each([
  ['as it should be', 'dbac', [1, 1], 'Tout est dans le bon ordre.'],
  [
    'two neighbours exchanged',
    'bdac',
    [2, 3],
    'Sur 6 paires, 5 dans le bon ordre moins 1 à l’envers.',
  ],
  [
    'one moved from the end to the beginning',
    'cdba',
    [0, 1],
    'Sur 6 paires, 3 dans le bon ordre moins 3 à l’envers.',
  ],
  [
    'all the other way round',
    'cabd',
    [0, 1],
    'Sur 6 paires, 0 dans le bon ordre moins 6 à l’envers, sans descendre sous zéro.',
  ],
])('pairs in order less pairs the other way round: %s', (_, letters, share, why) => {
  const [numerator, denominator] = share;
  expect(ordering.grade(question, given(letters), null)).toEqual({ numerator, denominator });
  expect(ordering.why(question, given(letters), null)).toBe(why);
});

test('is shown in one order whatever the key, and never in the right one', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2 });
  fc.assert(
    fc.property(letters, fc.nat(), fc.string(), (ids, turn, seed) => {
      const keyed = orderOf(String(turn))(ids).join('');
      const shown = (key: string) =>
        ordering
          .shown(of(key), orderOf(seed))
          .items.map(({ id }) => id)
          .join('');
      expect([...shown(keyed)].toSorted()).toEqual(ids.toSorted());
      expect(shown(keyed)).not.toBe(keyed);
      const blind = orderOf(seed)(ids.toSorted()).join('');
      if (keyed !== blind) expect(shown(keyed)).toBe(blind);
    }),
  );
});

test('is corrected in the right order, with the place that each was given', () => {
  const places = ordering.corrected(question, given('cdba'), null).items;
  expect(places.map(({ id, place }) => [id, place])).toEqual([
    ['d', 1],
    ['b', 2],
    ['a', 3],
    ['c', 0],
  ]);
  expect(ordering.corrected(question, null, null).items[0]?.place).toBeNull();
});

test('is read again as it was put', () => {
  const shown = ordering.shown(question, asWritten);
  expect(ordering.inWords(shown, given('dbac'))).toBe(
    '1. Étape d\u00a0; 2. Étape b\u00a0; 3. Étape a\u00a0; 4. Étape c',
  );
});
