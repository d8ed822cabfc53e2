import { aSingle } from '../../testing/questions';
import { refusalOf } from '../../testing/refusal-of';
import type { Answer, Question } from '../question';
import { awaitsReading, checkNextReading } from './reading';

const question: Question<'open'> = {
  ...{ id: 'q', kind: 'open', prompt: 'Votre pas ?', explanation: 'Voilà.', example: 'Un petit.' },
  criteria: ['pas', 'quand'].map((id) => ({ id, text: id, levels: ['Absent', 'Vague', 'Précis'] })),
};
const answer: Answer = { kind: 'open', text: 'Inviter une collègue.' };
const single = aSingle([true, false]);
const chosen: Answer = { kind: 'single', choiceId: 'a' };

test('only words that were given and not read await a reading', () => {
  expect(awaitsReading(question, answer, null)).toBe(true);
  expect(awaitsReading(question, answer, { pas: 0, quand: 0 })).toBe(false);
  expect(awaitsReading(question, null, null)).toBe(false);
  expect(awaitsReading(question, chosen, null)).toBe(false);
  expect(awaitsReading(single, chosen, null)).toBe(false);
});

test.each([
  ['first', null, { pas: 0, quand: 0 }],
  ['higher', { pas: 1, quand: 0 }, { pas: 1, quand: 1 }],
  ['as high otherwise', { pas: 2, quand: 0 }, { pas: 1, quand: 1 }],
])('a reading may be %s', (_, before, reading) => {
  expect(() => checkNextReading(question, answer, { before, reading })).not.toThrow();
});

test.each([
  ['lower', answer, { pas: 1, quand: 0 }, 'reading-lowers'],
  ['of another grid', answer, { pas: 1 }, 'answer-invalid'],
  ['of what nobody answered', null, { pas: 2, quand: 2 }, 'not-found'],
])('never %s', (_, given, reading, code) => {
  const before = { pas: 1, quand: 1 };
  expect(refusalOf(() => checkNextReading(question, given, { before, reading })).code).toBe(code);
});

test('what is marked by its key is read by nobody', () => {
  const reading = { before: null, reading: {} };
  expect(refusalOf(() => checkNextReading(single, chosen, reading)).code).toBe('not-found');
});
