import fc from 'fast-check';
import { asNumber, fraction } from '../fraction';
import { aMultiple, aSingle } from '../testing/questions';
import { anyAnswered, anyQuestion, sampleOf } from '../testing/samples';
import { asWritten } from '../shuffle';
import { refusalOf } from '../testing/refusal-of';
import {
  checkAnswer,
  checkWhole,
  answerInWords,
  correctedQuestion,
  gradeQuestion,
  gradingRule,
  leftIn,
  questionKinds,
  questionTexts,
  rightAnswer,
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
  for (const kind of questionKinds) expect(gradingRule[kind]).toMatch(/\.$/);
});

test('an answer is read again in the words of its question', () => {
  const chosen: Answer = { kind: 'multiple', choiceIds: ['c', 'a'] };
  expect(answerInWords(shownQuestion(multiple, asWritten), chosen)).toBe('Choix 0 ; Choix 2');
  expect(answerInWords(shownQuestion(single, asWritten), null)).toBe('');
  expect(answerInWords(shownQuestion(single, asWritten), some)).toBe('');
});

describe('what an answer leaves open', () => {
  const pairs: Question<'matching'> = {
    ...{ id: 'paires', kind: 'matching', prompt: 'Qui va avec qui ?', explanation: 'Voilà.' },
    items: ['jeu', 'débat'].map((id) => ({
      id,
      text: `Un *${id}*`,
      targetId: 'x',
      explanation: '',
    })),
    targets: ['x', 'y'].map((id) => ({ id, text: id })),
  };
  const gaps: Question<'gap'> = {
    ...{ id: 'trous', kind: 'gap', prompt: 'Complétez.', explanation: 'Voilà.' },
    text: '[[un]] et [[deux]]',
    gaps: ['un', 'deux'].map((id) => ({
      ...{ id, accepted: [id], choices: null, tolerance: 0, explanation: '' },
    })),
  };
  const whole: Question<'scenario'> = {
    ...{ id: 'scène', kind: 'scenario', prompt: 'Le silence.', explanation: 'Voilà.' },
    parts: [single, pairs],
  };
  const jeu: Answer<'matching'> = { kind: 'matching', pairs: [{ itemId: 'jeu', targetId: 'y' }] };
  const left = (question: Question, answer: Answer | null) =>
    leftIn(shownQuestion(question, asWritten), answer);

  test('is told in the words of the question', () => {
    expect(left(pairs, jeu)).toEqual([expect.stringContaining('débat')]);
    expect(left(gaps, { kind: 'gap', filled: [{ gapId: 'deux', text: 'deux' }] })).toEqual([
      'trou 1 sur 2',
    ]);
    const first = { questionId: single.id, answer: one } as const;
    const second = { questionId: 'paires', answer: jeu } as const;
    expect(left(whole, { kind: 'scenario', parts: [first] })).toEqual([
      'Question 2\u00a0: Qui va avec qui ?',
    ]);
    expect(left(whole, { kind: 'scenario', parts: [first, second] })).toEqual([
      expect.stringMatching(/^Question 2\u00a0: .*débat/),
    ]);
  });

  test('is nothing of a right answer, of none, nor of one of another kind', () => {
    for (const question of [pairs, gaps, whole, single, multiple]) {
      expect(left(question, rightAnswer(question))).toEqual([]);
      expect(left(question, null)).toEqual([]);
      expect(left(question, { kind: 'open', text: 'Voilà' })).toEqual([]);
    }
  });

  test('locks only where the person leaves it as it is', () => {
    expect(refusalOf(() => checkWhole(pairs, jeu, false)).code).toBe('answer-incomplete');
    expect(() => checkWhole(pairs, jeu, true)).not.toThrow();
    expect(() => checkWhole(pairs, rightAnswer(pairs), false)).not.toThrow();
  });
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

describe('whatever the kind', () => {
  const shareOf = (question: Question, answer: Answer) => asNumber(gradeQuestion(question, answer));

  test('an answer is worth from nothing to the whole point, and says why', () => {
    fc.assert(
      fc.property(anyAnswered, ({ question, answer }) => {
        expect(() => checkAnswer(question, answer)).not.toThrow();
        const { share, right, why } = correctedQuestion(question, answer);
        expect(share).toBe(shareOf(question, answer));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(right).toBe(share === 1);
        expect(why).toMatch(/^[\p{Lu}\d].+\.$/u);
        expect(answerInWords(shownQuestion(question, asWritten), answer)).not.toBe('');
      }),
    );
  });

  test('the key is an answer, and obtains the whole point', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const key = rightAnswer(question);
        if (key === null) return expect(question.kind).toBe('open');
        expect(() => checkAnswer(question, key)).not.toThrow();
        expect(gradeQuestion(question, key)).toEqual(fraction(1));
      }),
    );
  });

  test('the order of giving changes nothing', () => {
    fc.assert(
      fc.property(anyAnswered, ({ question, answer }) => {
        const turned = sampleOf(question).turned(answer);
        expect(gradeQuestion(question, turned)).toEqual(gradeQuestion(question, answer));
        expect(correctedQuestion(question, turned)).toEqual(correctedQuestion(question, answer));
      }),
    );
  });

  test('putting one thing right never costs', () => {
    fc.assert(
      fc.property(anyAnswered, ({ question, answer }) => {
        for (const better of sampleOf(question).better(question, answer)) {
          expect(() => checkAnswer(question, better)).not.toThrow();
          expect(shareOf(question, better)).toBeGreaterThanOrEqual(shareOf(question, answer));
        }
      }),
    );
  });

  test('what is no answer is refused, and breaks nothing had it slipped through', () => {
    fc.assert(
      fc.property(anyQuestion, anyAnswered, (question, { answer: other }) => {
        const foreign = other.kind === question.kind ? [] : [other];
        for (const answer of [...sampleOf(question).hostile(question), ...foreign]) {
          expect(refusalOf(() => checkAnswer(question, answer)).code).toBe('answer-invalid');
          const { share } = correctedQuestion(question, answer);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
          answerInWords(shownQuestion(question, asWritten), answer);
        }
      }),
    );
  });

  /** Two questions that differ by their key alone, but for how many are right, are shown alike. */
  test('what is shown tells nothing of the key', () => {
    const pair = anyQuestion.chain((question) =>
      fc.tuple(fc.constant(question), sampleOf(question).rekeyed(question)),
    );
    fc.assert(
      fc.property(pair, ([question, other]) => {
        expect(shownQuestion(question, asWritten)).toEqual(shownQuestion(other, asWritten));
      }),
    );
  });

  test('every text is given to what makes it ready, and nothing else changes', () => {
    const marked = (text: string) => `<${text}>`;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const ready = questionTexts(question, marked);
        expect(ready.prompt).toBe(marked(question.prompt));
        expect(ready.explanation).toBe(marked(question.explanation));
        expect(rightAnswer(ready)).toEqual(rightAnswer(question));
        const written = JSON.stringify(question).match(/(?:Voici|Parce que)/g);
        expect(JSON.stringify(ready).match(/<(?:Voici|Parce que)/g)).toEqual(
          written?.map((text) => `<${text}`),
        );
      }),
    );
  });
});
