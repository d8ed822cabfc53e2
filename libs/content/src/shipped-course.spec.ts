import { fileURLToPath } from 'node:url';
import { CourseDocument, loadCourse } from './index';

const course = await loadCourse(fileURLToPath(new URL('../courses/cafe-ia', import.meta.url)));
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

  test('keeps to its half-days: what is taught leaves room for the welcome and the break', () => {
    for (const { lessons, durationMinutes } of course.halfDays) {
      const taught = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
      expect(taught).toBeLessThan(durationMinutes - 15);
    }
  });

  test('cites every source it lists', () => {
    const cited = new Set(lessons.flatMap(({ sourceIds }) => sourceIds));
    expect(course.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  test('is set in plain French type', () => {
    for (const text of textsOf(course)) {
      expect(text).not.toMatch(/[\u202F→←✓✗●]|\p{L}·\p{L}/u);
      expect(text).not.toMatch(/\p{L}'\p{L}| [:;?!»%]|« /u);
    }
  });
});

describe.each(course.quizzes)('$id', ({ kind, questions, passPercent, maxAttempts }) => {
  const singles = questions.filter((question) => question.kind === 'single');
  const places = singles.map(({ choices }) => choices.findIndex(({ right }) => right));

  test('is as long and as strict as its kind asks', () => {
    const rules = { training: [6, null, null], positioning: [10, null, 1], final: [14, 70, 3] };
    const [length, pass, attempts] = rules[kind];
    expect(questions.length).toBeGreaterThanOrEqual(Number(length));
    expect([passPercent, maxAttempts]).toEqual([pass, attempts]);
  });

  test('does not give itself away by the place of the right answer', () => {
    for (const place of [0, 1, 2, 3]) {
      const there = places.filter((each) => each === place).length;
      expect(there).toBeLessThanOrEqual(singles.length / 2);
    }
  });

  test('nor by its length', () => {
    const longest = singles.filter(({ choices }) => {
      const wrong = choices.filter(({ right }) => !right).map(({ text }) => text.length);
      const right = choices.find((choice) => choice.right)?.text.length ?? 0;
      return right > Math.max(...wrong);
    });
    expect(longest.length).toBeLessThanOrEqual(singles.length / 2);
  });

  test('tells how many answers a multiple choice expects', () => {
    const numbers = ['', '', 'Deux', 'Trois', 'Quatre'];
    for (const { kind, prompt, choices } of questions) {
      if (kind === 'single') continue;
      const right = choices.filter((choice) => choice.right).length;
      expect(prompt).toContain(`${numbers[right]} réponses attendues`);
    }
  });
});
