import fc from 'fast-check';
import { fraction } from './fraction';
import { checkAnswer, gradeAttempt, gradeQuestion } from './quiz';
import type { Answers, Question, Quiz } from './quiz';
import { refusalOf } from './testing/refusal-of';

const question = (id: string, kind: Question['kind'], rights: boolean[]): Question => ({
  id,
  kind,
  prompt: 'Que calcule un modèle de texte ?',
  explanation: 'Il prédit la suite.',
  choices: rights.map((right, index) => ({
    id: 'abcdefgh'[index],
    text: `Choix ${index}`,
    right,
    explanation: 'Parce que.',
  })),
});

const single = question('q1', 'single', [false, true, false]);
const multiple = question('q2', 'multiple', [true, true, true, false, false]);

const quizOf = (questions: Question[], passPercent: number | null = 70): Quiz => ({
  id: 'final',
  kind: 'final',
  title: 'Évaluation finale',
  questions,
  passPercent,
  maxAttempts: 3,
});

/** Twenty single-choice questions, the first so many answered right. */
const twenty = quizOf(Array.from({ length: 20 }, (_, n) => ({ ...single, id: `q${n}` })));
const answered = (right: number): Answers =>
  Object.fromEntries(twenty.questions.map(({ id }, n) => [id, [n < right ? 'b' : 'a']]));

describe('an answer may be saved', () => {
  test.each([
    ['one choice of a single', single, ['b']],
    ['several of a multiple', multiple, ['a', 'e']],
    ['all of a multiple', multiple, ['a', 'b', 'c', 'd', 'e']],
    ['none, which clears the answer', single, []],
  ])('%s', (_, asked, chosen) => {
    expect(() => checkAnswer(asked, chosen)).not.toThrow();
  });

  test.each([
    ['two choices for a single', single, ['a', 'b']],
    ['a choice of another question', single, ['z']],
    ['the same choice twice', multiple, ['a', 'a']],
    ['the id of an object’s own property', multiple, ['constructor']],
  ])('not %s', (_, asked, chosen) => {
    expect(refusalOf(() => checkAnswer(asked, chosen)).code).toBe('answer-invalid');
  });
});

describe('a single choice is all or nothing', () => {
  test.each([
    ['the right one', ['b'], 1],
    ['a wrong one', ['a'], 0],
    ['nothing', [], 0],
    ['both, had it slipped through', ['a', 'b'], 0],
  ])('%s', (_, chosen, share) => {
    expect(gradeQuestion(single, chosen)).toEqual(fraction(share));
  });
});

describe('a multiple choice: right less wrong, over right, never below zero', () => {
  test.each([
    ['all the right ones', ['a', 'b', 'c'], [1, 1]],
    ['two right', ['a', 'b'], [2, 3]],
    ['two right, one wrong', ['a', 'b', 'd'], [1, 3]],
    ['as many wrong as right', ['a', 'd'], [0, 1]],
    ['more wrong than right', ['a', 'd', 'e'], [0, 1]],
    ['everything ticked', ['a', 'b', 'c', 'd', 'e'], [1, 3]],
    ['nothing', [], [0, 1]],
  ])('%s', (_, chosen, [numerator, denominator]) => {
    expect(gradeQuestion(multiple, chosen)).toEqual({ numerator, denominator });
  });
});

describe('an attempt', () => {
  test('with nothing answered is worth nothing and is not passed', () => {
    expect(gradeAttempt(twenty, {})).toMatchObject({ percent: 0, possible: 20, passed: false });
  });

  test('at fourteen of twenty is exactly at the pass mark', () => {
    expect(gradeAttempt(twenty, answered(14))).toMatchObject({ percent: 70, passed: true });
  });

  test('at thirteen of twenty is not', () => {
    expect(gradeAttempt(twenty, answered(13))).toMatchObject({ percent: 65, passed: false });
  });

  test('shown as 70 % but a hair below does not pass', () => {
    const hundred = Array.from({ length: 200 }, (_, n) => ({ ...single, id: `q${n}` }));
    const answers = Object.fromEntries(hundred.slice(0, 139).map(({ id }) => [id, ['b']]));
    expect(gradeAttempt(quizOf(hundred), answers)).toMatchObject({ percent: 70, passed: false });
  });

  test.each([
    ['1 of 8, 12.5 %, up to 13', 8, 1, 13],
    ['1 of 3, 33.3 %, down to 33', 3, 1, 33],
    ['2 of 3, 66.7 %, up to 67', 3, 2, 67],
  ])('rounds half up: %s', (_, length, right, percent) => {
    const questions = Array.from({ length }, (__, n) => ({ ...single, id: `q${n}` }));
    const answers = Object.fromEntries(questions.slice(0, right).map(({ id }) => [id, ['b']]));
    expect(gradeAttempt(quizOf(questions), answers).percent).toBe(percent);
  });

  test('adds thirds without losing any', () => {
    const thirds = ['q1', 'q2', 'q3'].map((id) => ({ ...multiple, id }));
    const grade = gradeAttempt(quizOf(thirds, null), { q1: ['a'], q2: ['a'], q3: ['a'] });
    expect(grade.points).toEqual({ numerator: 1, denominator: 1 });
    expect(grade.percent).toBe(33);
  });

  test('at a quiz without pass mark is neither passed nor failed', () => {
    expect(gradeAttempt(quizOf([single], null), { q1: ['b'] }).passed).toBeNull();
  });

  test('tells question by question', () => {
    const { perQuestion } = gradeAttempt(quizOf([single, multiple]), { q1: ['b'], q2: ['a'] });
    expect(perQuestion).toEqual([
      { questionId: 'q1', share: fraction(1), right: true },
      { questionId: 'q2', share: fraction(1, 3), right: false },
    ]);
  });
});

describe('the algebra of marks', () => {
  const anyQuestion = fc
    .record({ rights: fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), pick: fc.nat() })
    .map(({ rights, pick }) => {
      const count = rights.filter(Boolean).length;
      if (count >= 2 && count < rights.length) return question('q', 'multiple', rights);
      return question(
        'q',
        'single',
        rights.map((_, index) => index === pick % rights.length),
      );
    });
  const quizAndAnswers = fc
    .array(anyQuestion, { minLength: 1, maxLength: 25 })
    .map((list) => quizOf(list.map((each, n) => ({ ...each, id: `q${n}` }))))
    .chain((quiz) =>
      fc.record({
        quiz: fc.constant(quiz),
        answers: fc
          .tuple(
            ...quiz.questions.map(({ choices }) => fc.subarray(choices.map((choice) => choice.id))),
          )
          .map((chosen): Answers => Object.fromEntries(chosen.map((ids, n) => [`q${n}`, ids]))),
      }),
    );

  test('stays between nothing and everything, and passes only at the mark', () => {
    fc.assert(
      fc.property(quizAndAnswers, ({ quiz, answers }) => {
        const { points, possible, percent, passed } = gradeAttempt(quiz, answers);
        const exact = (100 * points.numerator) / (points.denominator * possible);
        expect(exact).toBeGreaterThanOrEqual(0);
        expect(exact).toBeLessThanOrEqual(100);
        expect(Math.abs(percent - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(passed).toBe(exact >= 70 - 1e-9);
      }),
    );
  });

  test('the key itself obtains everything', () => {
    fc.assert(
      fc.property(quizAndAnswers, ({ quiz }) => {
        const key = Object.fromEntries(
          quiz.questions.map(({ id, choices }) => [
            id,
            choices.filter(({ right }) => right).map((choice) => choice.id),
          ]),
        );
        expect(gradeAttempt(quiz, key)).toMatchObject({ percent: 100, passed: true });
      }),
    );
  });

  test('unticking a wrong choice never costs anything', () => {
    fc.assert(
      fc.property(quizAndAnswers, ({ quiz, answers }) => {
        const better = Object.fromEntries(
          quiz.questions.map(({ id, choices }) => [
            id,
            answers[id].filter((chosen) => choices.find((each) => each.id === chosen)?.right),
          ]),
        );
        expect(gradeAttempt(quiz, better).percent).toBeGreaterThanOrEqual(
          gradeAttempt(quiz, answers).percent,
        );
      }),
    );
  });

  test('the order of the questions and of the ticks changes nothing', () => {
    fc.assert(
      fc.property(quizAndAnswers, ({ quiz, answers }) => {
        const turned = { ...quiz, questions: quiz.questions.toReversed() };
        const shuffled = Object.fromEntries(
          Object.entries(answers).map(([id, chosen]) => [id, chosen.toReversed()]),
        );
        expect(gradeAttempt(turned, shuffled).points).toEqual(gradeAttempt(quiz, answers).points);
      }),
    );
  });
});
