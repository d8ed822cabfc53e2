import { attemptsLeft, bestAttempt, checkAnswering, checkStart, mayRevealKey } from './attempt';
import { objectiveWord } from './attempt';
import type { Attempt } from './attempt';
import { CohortStatus } from './cohort';
import { fraction } from './fraction';
import { refusalOf } from './testing/refusal-of';

const final = { kind: 'final', maxAttempts: 3 } as const;
const training = { kind: 'training', maxAttempts: null } as const;
const positioning = { kind: 'positioning', maxAttempts: 1 } as const;

const failed: Attempt = { status: 'submitted', passed: false };
const passed: Attempt = { status: 'submitted', passed: true };
const expired: Attempt = { status: 'expired', passed: false };
const started: Attempt = { status: 'started', passed: null };

describe('attempts left', () => {
  test.each([
    [3, 0, 3],
    [3, 2, 1],
    [3, 3, 0],
    [3, 4, 0],
    [null, 12, null],
  ])('of %p, with %i handed in: %p', (maxAttempts, count, left) => {
    expect(attemptsLeft({ maxAttempts }, count)).toBe(left);
  });
});

describe('starting', () => {
  test.each([
    ['a first final attempt', final, [], 'running'],
    ['a third one, after a failure and an expiry', final, [failed, expired], 'running'],
    ['the positioning quiz before the course', positioning, [], 'open'],
    ['training, for the hundredth time', training, Array(99).fill(failed), 'running'],
    ['training, once the cohort is closed', training, [], 'closed'],
  ] as const)('%s', (_, quiz, attempts, status) => {
    expect(() => checkStart(quiz, attempts, status)).not.toThrow();
  });

  test.each([
    ['a fourth final attempt', final, [failed, failed, expired], 'running', 'attempts-exhausted'],
    ['the final once passed: its key is shown', final, [passed], 'running', 'attempts-exhausted'],
    ['the final once the cohort is closed', final, [], 'closed', 'quiz-not-available'],
    ['anything in a draft', training, [], 'draft', 'quiz-not-available'],
    ['anything in a cancelled cohort', training, [], 'cancelled', 'quiz-not-available'],
  ] as const)('not %s', (_, quiz, attempts, status, code) => {
    expect(refusalOf(() => checkStart(quiz, attempts, status)).code).toBe(code);
  });

  test('a passed assessment says so', () => {
    const refusal = refusalOf(() => checkStart(final, [failed, passed], 'running'));
    expect(refusal.details).toEqual({ passed: 1 });
  });
});

describe('saving an answer', () => {
  test('is possible while the attempt and the cohort are open', () => {
    expect(() => checkAnswering(final, started, 'running')).not.toThrow();
  });

  test.each([
    ['after handing in', failed, 'running'],
    ['after the time was up', expired, 'running'],
    ['after the cohort closed', started, 'closed'],
  ] as const)('is not, %s', (_, attempt, status) => {
    expect(refusalOf(() => checkAnswering(final, attempt, status)).code).toBe('attempt-closed');
  });

  test('never once the key may be shown', () => {
    for (const quiz of [final, positioning]) {
      for (const attempt of [started, failed, passed, expired]) {
        for (const cohortStatus of Object.values(CohortStatus)) {
          const cohortClosed = cohortStatus === 'closed' || cohortStatus === 'archived';
          const revealed = mayRevealKey({ quiz, attempt, attempts: [attempt], cohortClosed });
          if (revealed) expect(() => checkAnswering(quiz, attempt, cohortStatus)).toThrow();
        }
      }
    }
  });
});

describe('the key', () => {
  test.each([
    ['training, right away', training, started, [started], false, true],
    ['a failed final, attempts left', final, failed, [failed], false, false],
    ['a passed final', final, passed, [failed, passed], false, true],
    ['a failed final, once another is passed', final, failed, [failed, passed], false, true],
    ['a failed final, the last one spent', final, failed, [failed, failed, failed], false, true],
    [
      'an expired final, the last one spent',
      final,
      expired,
      [failed, failed, expired],
      false,
      true,
    ],
    ['a failed final, the cohort closed', final, failed, [failed], true, true],
    ['an open final', final, started, [failed, failed, started], false, false],
    [
      'positioning: it shares questions with the final',
      positioning,
      failed,
      [failed],
      false,
      false,
    ],
    ['positioning, the cohort closed', positioning, failed, [failed], true, true],
  ] as const)('%s', (_, quiz, attempt, attempts, cohortClosed, shown) => {
    expect(mayRevealKey({ quiz, attempt, attempts, cohortClosed })).toBe(shown);
  });
});

describe('the best attempt', () => {
  const attempt = (id: string, percent: number, isPassed: boolean | null = null) => ({
    id,
    percent,
    passed: isPassed,
  });

  test('is none when there is none', () => {
    expect(bestAttempt([])).toBeNull();
  });

  test.each([
    ['the highest', [attempt('a', 40), attempt('b', 80), attempt('c', 60)], 'b'],
    ['the first of two equals', [attempt('a', 80), attempt('b', 80)], 'a'],
    [
      'the one passed, when both are shown as 70 %',
      [attempt('a', 70, false), attempt('b', 70, true)],
      'b',
    ],
    [
      'the passed one again, in the other order',
      [attempt('b', 70, true), attempt('a', 70, false)],
      'b',
    ],
  ])('is %s', (_, attempts, id) => {
    expect(bestAttempt(attempts)?.id).toBe(id);
  });
});

describe('the word for an objective', () => {
  const [none, third, half, whole] = [fraction(0), fraction(1, 3), fraction(1, 2), fraction(1)];
  test.each([
    ['every question whole', [whole, whole], 'acquis'],
    ['half of the points', [whole, none], 'en cours'],
    ['nearly everything', [whole, half], 'en cours'],
    ['less than half', [third, half], 'à reprendre'],
    ['nothing', [none], 'à reprendre'],
    ['no question', [], null],
  ])('%s', (_, shares, word) => {
    expect(objectiveWord(shares)).toBe(word);
  });
});
