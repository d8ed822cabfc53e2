import { fileURLToPath } from 'node:url';
import { drawSheet, questionKinds } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import { CourseDocument, formsOf } from './index';
import { loadCourse, reportOf } from './load';

const course = await loadCourse(fileURLToPath(new URL('../courses/cafe-ia', import.meta.url)));
const report = reportOf(course, '2026-11-25');
/** What asks again, after the course, has no question of its own. */
const quizzes = course.quizzes.filter(({ after }) => !after);
const lessons = course.halfDays.flatMap((halfDay) => halfDay.lessons);

/** Every text of a value, however deep, with addresses and pictures left out. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/https:\S+|base64,[^"]+/g, '')];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

describe('the course that we ship', () => {
  test('is a course document', () => {
    expect(CourseDocument.parse(course)).toEqual(course);
  });

  test('lasts fourteen hours, as its programme says', () => {
    const minutes = course.halfDays.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0);
    expect([minutes, course.programme.durationMinutes]).toEqual([840, 840]);
  });

  test('is worth two days: sequences, experiments and questions enough', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(28);
    expect(new Set(lessons.flatMap(({ experiment }) => experiment ?? [])).size).toBe(8);
    const questions = quizzes.flatMap((quiz) => quiz.questions);
    expect(questions.length).toBeGreaterThanOrEqual(160);
    for (const difficulty of [1, 2, 3]) {
      const share = questions.filter((each) => each.difficulty === difficulty).length;
      expect(share / questions.length).toBeGreaterThan(0.15);
      expect(share / questions.length).toBeLessThan(0.55);
    }
  });

  test('trains with every kind of question, and once a half-day with words of one’s own', () => {
    const lessonIds = course.halfDays.map((halfDay) => halfDay.lessons.map(({ id }) => id));
    const trained = quizzes.flatMap(({ kind, questions }) =>
      kind === 'training' ? questions : [],
    );
    const few = questionKinds.filter(
      (kind) => trained.filter((each) => each.kind === kind).length < 2,
    );
    expect(few).toEqual([]);
    const open = trained.filter(({ kind }) => kind === 'open');
    const perHalfDay = lessonIds.map(
      (ids) => open.filter(({ lessonId }) => ids.includes(lessonId ?? '')).length,
    );
    expect(perHalfDay).toEqual([1, 1, 1, 1]);
  });

  test('is read in small pieces', () => {
    const outside = report.lessons.filter(({ words }) => words < 600 || words > 1500);
    expect(outside.map(({ id, words }) => [id, words])).toEqual([]);
  });

  test('weighs less than 5 MB, pictures included', () => {
    expect(JSON.stringify(course).length).toBeLessThan(5_000_000);
  });

  test('cites every source it lists', () => {
    const cited = new Set(lessons.flatMap(({ sourceIds, further }) => [...sourceIds, ...further]));
    expect(course.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  test('ends with one of several equivalent forms, five questions about each half-day', () => {
    const final = course.quizzes.find(({ id }) => id === course.completion.finalQuizId);
    const forms = final ? formsOf(final) : [];
    expect(forms.length).toBeGreaterThanOrEqual(2);
    const asked = new Map(final?.questions.map((each) => [each.id, each]));
    for (const form of forms) {
      const { sheet } = drawSheet(form, final?.questions ?? [], '');
      const about = course.halfDays.map(
        (halfDay) =>
          sheet.filter((id) =>
            halfDay.lessons.some((lesson) => lesson.id === asked.get(id)?.lessonId),
          ).length,
      );
      expect(about).toEqual([5, 5, 5, 5]);
    }
  });

  test('uses every word of its glossary', () => {
    const used = new Set(lessons.flatMap(({ glossaryIds }) => glossaryIds));
    expect(course.glossary.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  test('is set in plain French type', () => {
    for (const text of textsOf(course)) {
      expect(text).not.toMatch(/[\u202F→←✓✗●]|\p{L}·\p{L}/u);
      expect(text).not.toMatch(/\p{L}'\p{L}| [:;?!»%]|« /u);
    }
  });
});

describe.each(quizzes)('$id', ({ kind, questions, passPercent, maxAttempts }) => {
  const asked = questions.flatMap((each): Question[] =>
    each.kind === 'scenario' ? each.parts : [each],
  );
  const singles = asked.filter((question) => question.kind === 'single');
  const places = singles.map(({ choices }) => choices.findIndex(({ right }) => right));

  test('is as long and as strict as its kind asks', () => {
    const rules = { training: [5, null, null], positioning: [10, null, 1], final: [14, 70, 3] };
    const [length, pass, attempts] = rules[kind];
    expect(questions.length).toBeGreaterThanOrEqual(Number(length));
    expect([passPercent, maxAttempts]).toEqual([pass, attempts]);
  });

  test('does not give itself away by the place of the right answer', () => {
    for (const place of [0, 1, 2, 3]) {
      const there = places.filter((each) => each === place).length;
      expect(there).toBeLessThanOrEqual(Math.ceil(singles.length / 2));
    }
  });

  test('nor by its length', () => {
    const longest = singles.filter(({ choices }) => {
      const wrong = choices.filter(({ right }) => !right).map(({ text }) => text.length);
      const right = choices.find((choice) => choice.right)?.text.length ?? 0;
      return right > Math.max(...wrong);
    });
    expect(longest.length).toBeLessThanOrEqual(Math.ceil(singles.length / 2));
  });

  test('tells how many answers a multiple choice expects', () => {
    const numbers = ['', '', 'Deux', 'Trois', 'Quatre'];
    for (const each of asked) {
      if (each.kind !== 'multiple') continue;
      const right = each.choices.filter((choice) => choice.right).length;
      expect(each.prompt).toContain(`${numbers[right]} réponses attendues`);
    }
  });
});
