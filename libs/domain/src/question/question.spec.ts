import fc from 'fast-check';
import { aMultiple, aSingle } from '../testing/questions';
import { asWritten } from '../shuffle';
import { refusalOf } from '../testing/refusal-of';
import {
  checkAnswer,
  answerInWords,
  correctedQuestion,
  gradeQuestion,
  gradingRule,
  questionKinds,
  shownQuestion,
} from './question';
import type { Answer, Question } from './question';

const single = aSingle([false, true, false]);
const multiple = aMultiple([true, true, false]);
const one: Answer = { kind: 'single', choiceId: 'b' };
const some: Answer = { kind: 'multiple', choiceIds: ['a'] };

test('an answer of another kind is refused, and worth nothing had it slipped through', () => {
  for (const [question, answer] of [
    [single, some],
    [multiple, one],
  ] as const) {
    expect(refusalOf(() => checkAnswer(question, answer)).code).toBe('answer-invalid');
    expect(gradeQuestion(question, answer)).toEqual({ numerator: 0, denominator: 1 });
    expect(correctedQuestion(question, answer)).toMatchObject({ kind: question.kind, share: 0 });
  }
});

test('any answer may be taken back, and then is worth nothing', () => {
  for (const question of [single, multiple]) {
    expect(() => checkAnswer(question, null)).not.toThrow();
    expect(gradeQuestion(question, null)).toEqual({ numerator: 0, denominator: 1 });
  }
});

test('every kind says how it is marked', () => {
  expect(questionKinds).toEqual(['single', 'multiple']);
  for (const kind of questionKinds) expect(gradingRule[kind]).toMatch(/\.$/);
});

test('an answer is read again in the words of its question', () => {
  const chosen: Answer = { kind: 'multiple', choiceIds: ['c', 'a'] };
  expect(answerInWords(shownQuestion(multiple, asWritten), chosen)).toBe('Choix 0 ; Choix 2');
  expect(answerInWords(shownQuestion(single, asWritten), null)).toBe('');
  expect(answerInWords(shownQuestion(single, asWritten), some)).toBe('');
});

test('a correction says what was obtained and why', () => {
  expect(correctedQuestion(multiple, some)).toMatchObject({
    questionId: 'q2',
    share: 0.5,
    right: false,
    why: '1\u00a0bonne réponse sur 2.',
    explanation: 'Il prédit la suite.',
  });
});

/** Two questions that differ by their key alone are shown alike, but for how many are right. */
test('what is shown tells nothing of the key', () => {
  const pair = fc
    .tuple(fc.integer({ min: 3, max: 8 }), fc.nat(), fc.nat())
    .map(([length, one, other]): [Question, Question] => {
      const rights = (at: number) => Array.from({ length }, (_, n) => n === at % length);
      return [aSingle(rights(one)), aSingle(rights(other))];
    });
  const turned = fc
    .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 2, max: 7 }))
    .filter(([length, count]) => count < length)
    .map(([length, count]): [Question, Question] => {
      const rights = Array.from({ length }, (_, n) => n < count);
      return [aMultiple(rights), aMultiple(rights.toReversed())];
    });
  fc.assert(
    fc.property(fc.oneof(pair, turned), ([question, other]) => {
      expect(shownQuestion(question, asWritten)).toEqual(shownQuestion(other, asWritten));
    }),
  );
});
