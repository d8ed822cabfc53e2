import { asWritten } from '../../shuffle';
import { refusalOf } from '../../testing/refusal-of';
import { aMultiple } from '../../testing/questions';
import { multiple } from './multiple';

const question = aMultiple([true, true, true, false, false]);
const chosen = (choiceIds: string[]) => ({ kind: 'multiple' as const, choiceIds });

test.each([[['a']], [['a', 'e']], [['a', 'b', 'c', 'd', 'e']]])('%j is an answer', (ids) => {
  expect(() => multiple.check(question, chosen(ids))).not.toThrow();
});

test.each([
  ['nothing: it is taken back instead', []],
  ['a choice of another question', ['a', 'z']],
  ['the same choice twice', ['a', 'a']],
])('not %s', (_, ids) => {
  expect(refusalOf(() => multiple.check(question, chosen(ids))).code).toBe('answer-invalid');
});

test.each([
  ['all the right ones', ['a', 'b', 'c'], [1, 1]],
  ['two right', ['a', 'b'], [2, 3]],
  ['two right, one wrong', ['a', 'b', 'd'], [1, 3]],
  ['as many wrong as right', ['a', 'd'], [0, 1]],
  ['more wrong than right', ['a', 'd', 'e'], [0, 1]],
  ['everything ticked', ['a', 'b', 'c', 'd', 'e'], [1, 3]],
])('right less wrong, over right, never below zero: %s', (_, ids, [numerator, denominator]) => {
  expect(multiple.grade(question, chosen(ids), null)).toEqual({ numerator, denominator });
});

test('says how many are expected', () => {
  expect(multiple.shown(question, asWritten).expected).toBe(3);
});
