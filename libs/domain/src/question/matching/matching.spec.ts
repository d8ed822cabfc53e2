import { asWritten } from '../../shuffle';
import { refusalOf } from '../../testing/refusal-of';
import type { Question } from '../question';
import { matching } from './matching';

const question: Question<'matching'> = {
  ...{ id: 'q', kind: 'matching', prompt: 'Quelle durée pour quoi ?', explanation: 'Voilà.' },
  items: [
    { id: 'jeu', text: 'Un jeu', targetId: 'court', explanation: 'Il lasse vite.' },
    { id: 'debat', text: 'Un débat', targetId: 'long', explanation: 'Il faut le temps.' },
    { id: 'accueil', text: 'L’accueil', targetId: 'court', explanation: 'On commence.' },
  ],
  targets: [
    { id: 'court', text: '10 min' },
    { id: 'long', text: '45 min' },
    { id: 'bref', text: '5 min' },
  ],
};
const given = (...pairs: [string, string][]) => ({
  kind: 'matching' as const,
  pairs: pairs.map(([itemId, targetId]) => ({ itemId, targetId })),
});

test.each([
  ['nothing: it is taken back instead', []],
  ['an item of another question', [['cafe', 'court']]],
  ['a target of another question', [['jeu', 'heure']]],
  [
    'an item told twice',
    [
      ['jeu', 'court'],
      ['jeu', 'long'],
    ],
  ],
] as [string, [string, string][]][])('%s is no answer', (_, pairs) => {
  expect(refusalOf(() => matching.check(question, given(...pairs))).code).toBe('answer-invalid');
});

test.each([
  [
    'all right',
    [
      ['jeu', 'court'],
      ['debat', 'long'],
      ['accueil', 'court'],
    ],
    [1, 1],
    '3',
  ],
  [
    'one right, one wrong',
    [
      ['jeu', 'court'],
      ['debat', 'bref'],
    ],
    [1, 3],
    '1',
  ],
  ['one right alone', [['jeu', 'court']], [1, 3], '1'],
  ['none', [['jeu', 'long']], [0, 1], '0'],
] as [string, [string, string][], [number, number], string][])(
  'right pairs over items: %s',
  (_, pairs, [numerator, denominator], count) => {
    expect(matching.grade(question, given(...pairs), null)).toEqual({ numerator, denominator });
    expect(matching.why(question, given(...pairs), null)).toMatch(
      new RegExp(`^${count}\\u00a0associations? justes? sur 3\\.$`),
    );
  },
);

test('shows its targets in the order of a dictionary, numbers as numbers', () => {
  const { targets } = matching.shown(question, asWritten);
  expect(targets.map(({ text }) => text)).toEqual(['5 min', '10 min', '45 min']);
});

test('is corrected item by item, and read again pair by pair', () => {
  const answer = given(['debat', 'bref'], ['jeu', 'court']);
  expect(matching.corrected(question, answer, null).items).toMatchObject([
    { id: 'jeu', right: true, targetId: 'court', chosenId: 'court' },
    { id: 'debat', right: false, targetId: 'long', chosenId: 'bref' },
    { id: 'accueil', right: false, targetId: 'court', chosenId: null },
  ]);
  expect(matching.inWords(matching.shown(question, asWritten), answer)).toBe(
    'Un jeu\u00a0: 10 min\u00a0; Un débat\u00a0: 5 min',
  );
});
