import fc from 'fast-check';
import { fraction } from '../fraction';
import type { Question } from '../question/question';
import { questionFigures, quizFigures } from './figures';
import { addTally, tallyOf } from './tally';
import type { AttemptTally } from './tally';

const asked = (id: string): Question => ({
  ...{ id, kind: 'single', prompt: '?', explanation: '' },
  choices: ['a', 'b', 'c'].map((each) => ({
    ...{ id: each, text: each, right: each === 'a', explanation: '' },
  })),
});
const startedAt = new Date('2026-11-24T08:00:00Z');
const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000);

/** The tallies of people whose percents at each question are the rows of a table. */
function talliesOf(table: readonly (readonly number[])[]): AttemptTally {
  const attempts = table.map((row) =>
    tallyOf({
      ...{ startedAt, submittedAt: after(600), passed: null, onPaper: false },
      marked: row.map((percent, place) => ({
        ...{ question: asked(`q${place}`), share: fraction(percent, 100) },
        ...{ answer: null, chosenAt: null, certainty: null },
      })),
    }),
  );
  return attempts.reduce((sum, each) => ({
    quiz: addTally(sum.quiz, each.quiz),
    questions: sum.questions.flatMap((question, place) => {
      const other = each.questions[place];
      return other ? [addTally(question, other)] : [];
    }),
  }));
}

/**
 * Chatterjee and Price’s survey of 30 departments (R’s `attitude`), for which psych::alpha publishes
 * raw α = 0.84 and these item–rest correlations (rdrr.io/cran/psych, `alpha`).
 */
const attitude = `
  43 51 30 39 61 92 45, 63 64 51 54 63 73 47, 71 70 68 69 76 86 48, 61 63 45 47 54 84 35,
  81 78 56 66 71 83 47, 43 55 49 44 54 49 34, 58 67 42 56 66 68 35, 71 75 50 55 70 66 41,
  72 82 72 67 71 83 31, 67 61 45 47 62 80 41, 64 53 53 58 58 67 34, 67 60 47 39 59 74 41,
  69 62 57 42 55 63 25, 68 83 83 45 59 77 35, 77 77 54 72 79 77 46, 81 90 50 72 60 54 36,
  74 85 64 69 79 79 63, 65 60 65 75 55 80 60, 65 70 46 57 75 85 46, 50 58 68 54 64 78 52,
  50 40 33 34 43 64 33, 64 61 52 62 66 80 41, 53 66 52 50 63 80 37, 40 37 42 58 50 57 49,
  63 54 42 48 66 75 33, 66 77 66 63 88 76 72, 78 75 58 74 80 78 49, 48 57 44 45 51 83 38,
  85 85 71 71 77 74 55, 82 82 39 59 64 78 39`
  .split(',')
  .map((row) => row.trim().split(/\s+/).map(Number));

describe('the figures of a quiz', () => {
  test('are those that the literature publishes for a known table', () => {
    const { quiz, questions } = talliesOf(attitude);
    expect(quizFigures(quiz, questions, 7).alpha).toBeCloseTo(0.84, 2);
    const rests = questions.map((each) => questionFigures(each).discrimination?.toFixed(2));
    expect(rests).toEqual(['0.67', '0.74', '0.56', '0.71', '0.79', '0.27', '0.46']);
  });

  test('are those of the definitions, worked out from the marks themselves', () => {
    const row = fc.array(fc.constantFrom(0, 20, 25, 50, 75, 100), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 20, maxLength: 40 }), (table) => {
        const { quiz, questions } = talliesOf(table);
        const figures = quizFigures(quiz, questions, 4);
        const totals = table.map((marks) => sumOf(marks));
        expect(figures.mean).toBeCloseTo(sumOf(totals) / table.length / 400, 9);
        expect(figures.deviation).toBeCloseTo(Math.sqrt(spreadOf(totals)) / 400, 9);
        const parts = [0, 1, 2, 3].map((place) => table.map((marks) => marks[place] ?? 0));
        const alpha = (4 / 3) * (1 - sumOf(parts.map(spreadOf)) / spreadOf(totals));
        if (spreadOf(totals) > 0) expect(figures.alpha).toBeCloseTo(alpha, 6);
        else expect(figures.alpha).toBeNull();
        for (const [place, own] of parts.entries()) {
          const rest = totals.map((total, person) => total - (own[person] ?? 0));
          const { facility, discrimination } = questionFigures(questions[place]!);
          expect(facility).toBeCloseTo(sumOf(own) / table.length / 100, 9);
          const spread = Math.sqrt(spreadOf(own) * spreadOf(rest));
          if (spread < 1e-9) expect(discrimination).toBeNull();
          else expect(discrimination).toBeCloseTo(together(own, rest) / spread, 6);
        }
      }),
    );
  });

  test('are not told where they would be chance', () => {
    const { quiz, questions } = talliesOf(attitude.slice(0, 19));
    expect(quizFigures(quiz, questions, 7)).toMatchObject({ attempts: 19, alpha: null });
    expect(questions.map((each) => questionFigures(each).discrimination)).toEqual(
      attitude[0]!.map(() => null),
    );
    const all = talliesOf(attitude);
    const [one] = all.questions;
    const drawn = [{ ...one!, asked: 29 }, ...all.questions.slice(1)];
    expect(quizFigures(all.quiz, drawn, 7).alpha).toBeNull();
    expect(quizFigures(all.quiz, all.questions.slice(1), 7).alpha).toBeNull();
  });
});

describe('a tally', () => {
  const marked = (choiceId: string | null, seconds: number, certainty: 'sure' | 'not' | null) => ({
    ...{ question: asked('q'), share: fraction(choiceId === 'a' ? 1 : 0) },
    answer: choiceId === null ? null : ({ kind: 'single', choiceId } as const),
    chosenAt: choiceId === null ? null : after(seconds),
    certainty,
  });

  test('tells no time of what was copied from paper', () => {
    const ofOne = (onPaper: boolean) =>
      tallyOf({
        ...{ startedAt, submittedAt: onPaper ? startedAt : after(90), passed: true, onPaper },
        marked: [marked('a', onPaper ? 0 : 90, null)],
      });
    const [screen, paper] = [ofOne(false), ofOne(true)];
    const both = addTally(screen.quiz, paper.quiz);
    expect(quizFigures(both, [], 1)).toMatchObject({ attempts: 2, seconds: 90 });
    const question = addTally(screen.questions[0]!, paper.questions[0]!);
    expect(questionFigures(question)).toMatchObject({ answered: 2, seconds: 90 });
    expect(questionFigures(paper.questions[0]!).seconds).toBeNull();
  });

  test('counts choices, certainty and the time since the choice before, whatever the order', () => {
    const { quiz, questions } = tallyOf({
      ...{ startedAt, submittedAt: after(900), passed: true, onPaper: false },
      marked: [
        marked('b', 90, 'sure'),
        marked('a', 30, 'not'),
        marked(null, 0, null),
        marked('a', 4000, null),
      ],
    });
    expect(quiz).toMatchObject({ attempts: 1, passed: 1, seconds: 900 });
    expect(quiz.bands).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(questions.map(({ picks }) => picks)).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(questions.map(({ seconds }) => seconds)).toEqual([60, 30, 0, 600]);
    expect(questions.map(({ certainty }) => certainty)).toEqual([
      [1, 0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0, 1],
      [],
      [],
    ]);
    expect(questionFigures(questions[0]!)).toMatchObject({
      facility: 0,
      picked: [0, 1, 0],
      certainty: [{ certainty: 'sure', given: 1, right: 0 }],
    });
  });

  test('less what was added to it is what it was', () => {
    const table = fc.array(fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(table, table, (some, others) => {
        const [a, b] = [talliesOf(some).quiz, talliesOf(others).quiz];
        expect(addTally(addTally(a, b), b, -1)).toEqual(a);
      }),
    );
  });
});

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const meanOf = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;
const spreadOf = (numbers: readonly number[]) => together(numbers, numbers);
function together(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [meanOf(a), meanOf(b)];
  return meanOf(a.map((each, place) => (each - ma) * ((b[place] ?? 0) - mb)));
}
