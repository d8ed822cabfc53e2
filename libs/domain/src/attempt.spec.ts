import {
  assessmentIsOver,
  attemptsLeft,
  bestAttempt,
  checkAnswering,
  checkStart,
  choiceTime,
  mayRevealKey,
  objectiveWord,
} from './attempt';
import type { Attempt, QuizSetting } from './attempt';
import { CohortStatus } from './cohort';
import { fraction } from './fraction';
import { refusalOf } from './testing/refusal-of';

const now = new Date('2026-11-25T10:00:00Z');
const settingOf = (cohortStatus: CohortStatus): QuizSetting => ({
  cohortStatus,
  cohortEndsAt: new Date('2026-11-25T16:00:00Z'),
  opensAt: null,
});

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
    expect(() => checkStart(quiz, attempts, settingOf(status), now)).not.toThrow();
  });

  test.each([
    ['a fourth final attempt', final, [failed, failed, expired], 'running', 'attempts-exhausted'],
    ['the final once passed: its key is shown', final, [passed], 'running', 'attempts-exhausted'],
    ['the final once the cohort is closed', final, [], 'closed', 'quiz-not-available'],
    ['anything in a draft', training, [], 'draft', 'quiz-not-available'],
    ['anything in a cancelled cohort', training, [], 'cancelled', 'quiz-not-available'],
  ] as const)('not %s', (_, quiz, attempts, status, code) => {
    expect(refusalOf(() => checkStart(quiz, attempts, settingOf(status), now)).code).toBe(code);
  });

  test('a passed assessment says so', () => {
    const refusal = refusalOf(() => checkStart(final, [failed, passed], settingOf('running'), now));
    expect(refusal.details).toEqual({ passed: 1 });
  });
});

describe('the time of a quiz', () => {
  const opensAt = new Date('2026-11-25T12:30:00Z');
  const setting = { ...settingOf('running'), opensAt };

  test('it opens when the course says, not before', () => {
    const early = new Date(opensAt.getTime() - 1);
    expect(refusalOf(() => checkStart(final, [], setting, early)).code).toBe('quiz-opens-later');
    expect(() => checkStart(final, [], setting, opensAt)).not.toThrow();
  });

  test.each([
    ['running', '2027-01-24T15:59:59Z', false],
    ['running', '2027-01-24T16:00:00Z', true],
    ['cancelled', '2026-11-20T10:00:00Z', true],
    ['closed', '2026-11-25T17:00:00Z', true],
    ['archived', '2026-11-25T17:00:00Z', true],
    ['open', '2026-11-20T10:00:00Z', false],
  ] as const)('in a cohort %s, on %s, what measures is over: %p', (status, at, over) => {
    const when = new Date(at);
    expect(assessmentIsOver(settingOf(status), when)).toBe(over);
    if (over) {
      const start = () => checkStart(final, [], settingOf(status), when);
      expect(refusalOf(start).code).toBe('quiz-not-available');
    }
  });

  test('training outlives the rest', () => {
    const later = new Date('2027-06-01T10:00:00Z');
    expect(() => checkStart(training, [], settingOf('running'), later)).not.toThrow();
  });
});

describe('the time of a choice', () => {
  const startedAt = new Date('2026-11-25T10:00:00Z');
  const receivedAt = new Date('2026-11-25T10:30:00Z');
  test.each([
    ['the clock of the device', '2026-11-25T10:12:00Z', '2026-11-25T10:12:00Z'],
    ['a clock a minute fast', '2026-11-25T10:31:00Z', '2026-11-25T10:31:00Z'],
    ['a clock a minute slow', '2026-11-25T09:59:00Z', '2026-11-25T09:59:00Z'],
    ['a clock that is years ahead', '2031-01-01T00:00:00Z', '2026-11-25T10:30:00Z'],
    ['a clock that never was set', '1970-01-01T00:00:00Z', '2026-11-25T10:30:00Z'],
  ])('%s', (_, clientTime, chosenAt) => {
    expect(choiceTime(new Date(clientTime), { startedAt, receivedAt })).toEqual(new Date(chosenAt));
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
          const over = cohortStatus === 'closed' || cohortStatus === 'archived';
          const revealed = mayRevealKey({ quiz, attempt, attempts: [attempt], over });
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
  ] as const)('%s', (_, quiz, attempt, attempts, over, shown) => {
    expect(mayRevealKey({ quiz, attempt, attempts, over })).toBe(shown);
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
