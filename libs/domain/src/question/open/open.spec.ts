import { fraction } from '../../fraction';
import { refusalOf } from '../../testing/refusal-of';
import type { Question } from '../question';
import { checkReading, open } from './open';

const question: Question<'open'> = {
  ...{ id: 'q', kind: 'open', prompt: 'Votre pas ?', explanation: 'Voilà.', example: 'Un petit.' },
  criteria: [
    { id: 'pas', text: 'Un pas précis', levels: ['Absent', 'Vague', 'Précis'] },
    { id: 'quand', text: 'Un moment', levels: ['Absent', 'Dit'] },
  ],
};
const answer = { kind: 'open' as const, text: ' Inviter une collègue. ' };

test('is worth nothing until it is read, then its levels', () => {
  expect(open.grade(question, answer, null)).toEqual(fraction(0));
  expect(open.why(question, answer, null)).toMatch(/^En attente de lecture/);
  expect(open.grade(question, answer, { pas: 1, quand: 1 })).toEqual(fraction(2, 3));
  expect(open.why(question, answer, { pas: 1, quand: 1 })).toContain('2\u00a0niveaux sur 3');
  expect(open.grade(question, answer, { pas: 2, quand: 1 })).toEqual(fraction(1));
});

test('is shown with what will be looked for, and corrected with the levels seen', () => {
  expect(open.shown(question, (list) => [...list])).toEqual({
    kind: 'open',
    criteria: [
      { id: 'pas', text: 'Un pas précis' },
      { id: 'quand', text: 'Un moment' },
    ],
  });
  expect(open.corrected(question, answer, { pas: 1, quand: 0 }).criteria).toMatchObject([
    { id: 'pas', level: 1 },
    { id: 'quand', level: 0 },
  ]);
});

test.each([
  ['a criterion without a level', { pas: 1 }],
  ['a criterion of another grid', { pas: 1, quand: 1, constructor: 1 }],
  ['a level too high', { pas: 3, quand: 1 }],
  ['a level below nothing', { pas: -1, quand: 1 }],
  ['half a level', { pas: 0.5, quand: 1 }],
])('%s is no reading', (_, reading) => {
  expect(refusalOf(() => checkReading(question, reading)).code).toBe('answer-invalid');
});

test('a level for each is one', () => {
  expect(() => checkReading(question, { pas: 0, quand: 1 })).not.toThrow();
});
