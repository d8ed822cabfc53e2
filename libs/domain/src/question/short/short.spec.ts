import { fraction } from '../../fraction';
import type { Question } from '../question';
import { short } from './short';

const question: Question<'short'> = {
  ...{ id: 'q', kind: 'short', prompt: 'Qui était ELIZA ?', explanation: 'Voilà.', tolerance: 1 },
  accepted: [
    { text: 'un programme', percent: 100 },
    { text: 'un robot', percent: 33.33333 },
  ],
  mistakes: [{ text: 'une progamme', explanation: 'Une faute connue.' }],
};
const given = (text: string) => ({ kind: 'short' as const, text });
const graded = (text: string) => short.grade(question, given(text), null);
const why = (text: string) => short.why(question, given(text), null);

test('is right whatever the case, the accents and the article', () => {
  expect(graded(' LE PROGRÀMME. ')).toEqual(fraction(1));
  expect(why('programme')).toBe('C’est une réponse acceptée.');
});

test('forgives a slip, and says so', () => {
  expect(graded('un programe')).toEqual(fraction(1));
  expect(why('un programe')).toMatch(/faute de frappe/);
});

test('a known mistake is one, however near what is accepted', () => {
  expect(graded('progamme')).toEqual(fraction(0));
  expect(short.corrected(question, given('progamme'), null)).toMatchObject({
    given: 'progamme',
    accepted: ['un programme'],
    mistake: 'Une faute connue.',
  });
});

test('a third is a third', () => {
  expect(graded('robot')).toEqual(fraction(1, 3));
  expect(why('robot')).toContain('33 %');
});

test('anything else is nothing', () => {
  expect(graded('une thérapeute')).toEqual(fraction(0));
  expect(short.corrected(question, given('une thérapeute'), null).mistake).toBeNull();
});
