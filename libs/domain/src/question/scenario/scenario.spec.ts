import { asWritten } from '../../shuffle';
import { aMultiple, aSingle } from '../../testing/questions';
import { refusalOf } from '../../testing/refusal-of';
import {
  answerInWords,
  checkAnswer,
  correctedQuestion,
  gradeQuestion,
  shownQuestion,
} from '../question';
import type { Answer, PartKind, Question } from '../question';

const question: Question<'scenario'> = {
  ...{ id: 'q', kind: 'scenario', prompt: 'Le silence s’installe.', explanation: 'Voilà.' },
  parts: [aSingle([false, true, false], 'un'), aMultiple([true, true, true, false], 'deux')],
};
const one: Answer<PartKind> = { kind: 'single', choiceId: 'b' };
const some: Answer<PartKind> = { kind: 'multiple', choiceIds: ['a'] };
const given = (parts: Record<string, Answer<PartKind>>): Answer<'scenario'> => ({
  kind: 'scenario',
  parts: Object.entries(parts).map(([questionId, answer]) => ({ questionId, answer })),
});

test('is answered by one part at least', () => {
  expect(() => checkAnswer(question, given({ deux: some }))).not.toThrow();
});

test.each([
  ['by none', given({})],
  ['by a part of another', given({ trois: one })],
  ['by an answer of another kind', given({ un: some })],
  ['by what its part would not take', given({ un: { kind: 'single', choiceId: 'z' } })],
])('but not %s', (_, answer) => {
  expect(refusalOf(() => checkAnswer(question, answer)).code).toBe('answer-invalid');
});

test.each([
  [
    { un: one, deux: some },
    [2, 3],
    'Ses 2 questions obtiennent 1\u00a0; 0,33\u00a0: la moyenne est 0,67.',
  ],
  [{ deux: some }, [1, 6], 'Ses 2 questions obtiennent 0\u00a0; 0,33\u00a0: la moyenne est 0,17.'],
] as [Record<string, Answer<PartKind>>, [number, number], string][])(
  'is worth the mean of its parts, exactly: %j',
  (parts, [numerator, denominator], why) => {
    expect(gradeQuestion(question, given(parts))).toEqual({ numerator, denominator });
    expect(correctedQuestion(question, given(parts)).why).toBe(why);
  },
);

test('says in fewer words that all is right', () => {
  const all: Answer<PartKind> = { kind: 'multiple', choiceIds: ['a', 'b', 'c'] };
  const { why } = correctedQuestion(question, given({ un: one, deux: all }));
  expect(why).toBe('Ses 2 questions obtiennent chacune leur point.');
});

test('keeps the order of its story, and shuffles within each part', () => {
  const { parts } = shownQuestion(question, (list) => list.toReversed()) as {
    parts: { id: string; choices: { id: string }[] }[];
  };
  expect(parts.map(({ id }) => id)).toEqual(['un', 'deux']);
  expect(parts[0]?.choices.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('is corrected part by part', () => {
  expect(correctedQuestion(question, given({ un: one }))).toMatchObject({
    share: 0.5,
    parts: [
      { questionId: 'un', share: 1, why: 'C’est la bonne réponse.' },
      { questionId: 'deux', share: 0, why: 'Sans réponse, pas de point.' },
    ],
  });
});

test('is read again part by part', () => {
  const shown = shownQuestion(question, asWritten);
  expect(answerInWords(shown, given({ deux: some }))).toBe('1) sans réponse\u00a0; 2) Choix 0');
});
