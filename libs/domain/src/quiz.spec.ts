import fc from 'fast-check';
import { fraction } from './fraction';
import { rightAnswer } from './question/question';
import type { Answer, Question } from './question/question';
import { gradeAttempt } from './quiz';
import type { Answers, Quiz } from './quiz';
import { aMultiple, aSingle } from './testing/questions';
import { anyAnswered, sampleOf } from './testing/samples';

const single = aSingle([false, true, false]);
const multiple = aMultiple([true, true, true, false, false]);
const one = (choiceId: string): Answer => ({ kind: 'single', choiceId });
const some = (choiceIds: string[]): Answer => ({ kind: 'multiple', choiceIds });

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
  new Map(twenty.questions.map(({ id }, n) => [id, one(n < right ? 'b' : 'a')]));

describe('an attempt', () => {
  test('with nothing answered is worth nothing and is not passed', () => {
    expect(gradeAttempt(twenty, new Map())).toMatchObject({
      percent: 0,
      possible: 20,
      passed: false,
    });
  });

  test('at fourteen of twenty is exactly at the pass mark', () => {
    expect(gradeAttempt(twenty, answered(14))).toMatchObject({ percent: 70, passed: true });
  });

  test('at thirteen of twenty is not', () => {
    expect(gradeAttempt(twenty, answered(13))).toMatchObject({ percent: 65, passed: false });
  });

  test('shown as 70 % but a hair below does not pass', () => {
    const hundred = Array.from({ length: 200 }, (_, n) => ({ ...single, id: `q${n}` }));
    const answers = new Map(hundred.slice(0, 139).map(({ id }) => [id, one('b')]));
    expect(gradeAttempt(quizOf(hundred), answers)).toMatchObject({ percent: 70, passed: false });
  });

  test.each([
    ['1 of 8, 12.5 %, up to 13', 8, 1, 13],
    ['1 of 3, 33.3 %, down to 33', 3, 1, 33],
    ['2 of 3, 66.7 %, up to 67', 3, 2, 67],
  ])('rounds half up: %s', (_, length, right, percent) => {
    const questions = Array.from({ length }, (__, n) => ({ ...single, id: `q${n}` }));
    const answers = new Map(questions.slice(0, right).map(({ id }) => [id, one('b')]));
    expect(gradeAttempt(quizOf(questions), answers).percent).toBe(percent);
  });

  test('adds thirds without losing any', () => {
    const thirds = ['q1', 'q2', 'q3'].map((id) => ({ ...multiple, id }));
    const answers = new Map(thirds.map(({ id }) => [id, some(['a'])]));
    const grade = gradeAttempt(quizOf(thirds, null), answers);
    expect(grade.points).toEqual({ numerator: 1, denominator: 1 });
    expect(grade.percent).toBe(33);
  });

  test('at a quiz without pass mark is neither passed nor failed', () => {
    expect(gradeAttempt(quizOf([single], null), new Map([['q1', one('b')]])).passed).toBeNull();
  });

  test('tells question by question', () => {
    const answers = new Map([
      ['q1', one('b')],
      ['q2', some(['a'])],
    ]);
    const { perQuestion } = gradeAttempt(quizOf([single, multiple]), answers);
    expect(perQuestion).toEqual([
      { questionId: 'q1', share: fraction(1), right: true },
      { questionId: 'q2', share: fraction(1, 3), right: false },
    ]);
  });
});

describe('the algebra of marks', () => {
  /** A quiz of questions of any kind, some of them answered, and for one of them a better answer. */
  const answeredQuiz = fc
    .array(
      anyAnswered.chain(({ question, answer }) => {
        const better = sampleOf(question).better(question, answer);
        return fc.record({
          question: fc.constant(question),
          answer: fc.option(fc.constant(answer)),
          better: fc.constantFrom(answer, ...better),
        });
      }),
      { minLength: 1, maxLength: 25 },
    )
    .map((list) => {
      const named = list.map((each, n) => ({ ...each, id: `q${n}` }));
      const given = (of: (each: (typeof named)[number]) => Answer | null): Answers =>
        new Map(named.map((each) => [each.id, of(each)]));
      return {
        quiz: quizOf(named.map(({ question, id }) => ({ ...question, id }))),
        answers: given(({ answer }) => answer),
        better: given(({ better }) => better),
        turned: given(({ question, answer }) => answer && sampleOf(question).turned(answer)),
      };
    });

  test('stays between nothing and everything, and passes only at the mark', () => {
    fc.assert(
      fc.property(answeredQuiz, ({ quiz, answers }) => {
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
      fc.property(answeredQuiz, ({ quiz }) => {
        const read = quiz.questions.flatMap((each) => (each.kind === 'open' ? [each] : []));
        const key = new Map([
          ...quiz.questions.map((each) => [each.id, rightAnswer(each)] as const),
          ...read.map(({ id, kind }) => [id, { kind, text: 'Voilà.' }] as const),
        ]);
        const best = new Map(
          read.map(({ id, criteria }) => [
            id,
            Object.fromEntries(criteria.map((each) => [each.id, each.levels.length - 1])),
          ]),
        );
        expect(gradeAttempt(quiz, key, best)).toMatchObject({ percent: 100, passed: true });
        if (read.length > 0) expect(gradeAttempt(quiz, key).percent).toBeLessThan(100);
      }),
    );
  });

  test('putting something right never costs anything', () => {
    fc.assert(
      fc.property(answeredQuiz, ({ quiz, answers, better }) => {
        expect(gradeAttempt(quiz, better).percent).toBeGreaterThanOrEqual(
          gradeAttempt(quiz, answers).percent,
        );
      }),
    );
  });

  test('the order of the questions and that of giving change nothing', () => {
    fc.assert(
      fc.property(answeredQuiz, ({ quiz, answers, turned }) => {
        const other = { ...quiz, questions: quiz.questions.toReversed() };
        expect(gradeAttempt(other, turned).points).toEqual(gradeAttempt(quiz, answers).points);
      }),
    );
  });
});
