import { contentHash } from './content-hash';
import { edited, load, smallCourse } from './testing/small-course';

/** The same value with the keys of every object in the opposite order. */
function reversed<T>(value: T): T;
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => reversed(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reversed(each)])
      .reverse(),
  );
}

describe('the hash of a course', () => {
  test('is the same whatever the order of its keys', async () => {
    const course = await load(smallCourse());
    expect(JSON.stringify(reversed(course))).not.toBe(JSON.stringify(course));
    expect(contentHash(reversed(course))).toBe(contentHash(course));
    expect(contentHash(course)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is the same after a stay in the database', async () => {
    const course = await load(smallCourse());
    expect(contentHash(JSON.parse(JSON.stringify(course)))).toBe(contentHash(course));
  });

  test('changes with one word, and with the order of two questions', async () => {
    const course = await load(smallCourse());
    const word = await load(edited(smallCourse(), '1-jour/01.md', 'Une chose', 'Deux choses'));
    const order = structuredClone(course);
    order.quizzes[0].questions.reverse();
    const hashes = [course, word, order].map(contentHash);
    expect(new Set(hashes).size).toBe(3);
  });
});
