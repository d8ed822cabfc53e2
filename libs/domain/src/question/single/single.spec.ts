import { fraction } from '../../fraction';
import { refusalOf } from '../../testing/refusal-of';
import { aSingle } from '../../testing/questions';
import { single } from './single';

const question = aSingle([false, true, false]);
const chosen = (choiceId: string) => ({ kind: 'single' as const, choiceId });

test.each(['a', 'b'])('choice %s is an answer', (choiceId) => {
  expect(() => single.check(question, chosen(choiceId))).not.toThrow();
});

test.each([
  ['a choice of another question', 'z'],
  ['the name of an object’s own property', 'constructor'],
])('%s is not', (_, choiceId) => {
  expect(refusalOf(() => single.check(question, chosen(choiceId))).code).toBe('answer-invalid');
});

test('all or nothing', () => {
  expect(single.grade(question, chosen('b'), null)).toEqual(fraction(1));
  expect(single.grade(question, chosen('a'), null)).toEqual(fraction(0));
});

test('is corrected choice by choice', () => {
  expect(single.corrected(question, chosen('a'), null).choices).toMatchObject([
    { id: 'a', right: false, chosen: true },
    { id: 'b', right: true, chosen: false },
    { id: 'c', right: false, chosen: false },
  ]);
  expect(single.corrected(question, null, null).choices.some((each) => each.chosen)).toBe(false);
});
