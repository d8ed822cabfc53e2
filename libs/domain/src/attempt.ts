import { addDays } from 'date-fns/addDays';
import type { CohortStatus } from './cohort';
import { addFractions, asNumber, fraction } from './fraction';
import type { Fraction } from './fraction';
import type { Quiz } from './quiz';
import type { Kept } from './quiz/plan';
import { Refusal } from './refusal';
import type { AttemptStatus, QuizKind } from './vocabulary';

/** One attempt at a quiz, as far as the rules look. */
export interface Attempt {
  status: AttemptStatus;
  /** Null while it is open, or when the quiz has no pass mark. */
  passed: boolean | null;
}

/**
 * Statuses of a cohort in which a quiz may be answered. Training goes on after the course; what
 * measures stops with it.
 */
export const whenAvailable: Record<QuizKind, readonly CohortStatus[]> = {
  positioning: ['open', 'running'],
  training: ['open', 'running', 'closed'],
  final: ['open', 'running'],
};

/**
 * Days after the last half-day when what measures ends, whether or not anybody closed the cohort:
 * its key is then shown, so that nobody waits for ever for an explanation.
 */
export const assessmentDays = 60;

/** What decides, apart from the attempts made, whether a quiz may be taken. */
export interface QuizSetting {
  cohortStatus: CohortStatus;
  /** End of the last half-day; null when there is none. */
  cohortEndsAt: Date | null;
  /** When the quiz opens in this cohort; null when it opens with it. */
  opensAt: Date | null;
  /** Since when a trainer has suspended it; null while it goes on. */
  pausedAt?: Date | null;
}

/**
 * Whether what measures is over in this cohort: closed, cancelled, or long past. The key may be
 * shown to all from then on, and nothing more counts.
 */
export function assessmentIsOver(
  { cohortStatus, cohortEndsAt }: Pick<QuizSetting, 'cohortStatus' | 'cohortEndsAt'>,
  now: Date,
): boolean {
  return (
    ['closed', 'archived', 'cancelled'].includes(cohortStatus) ||
    (cohortEndsAt !== null && now >= addDays(cohortEndsAt, assessmentDays))
  );
}

const isOver = ({ status }: Pick<Attempt, 'status'>) => status !== 'started';
const isPassed = ({ passed }: Pick<Attempt, 'passed'>) => passed === true;

/**
 * Attempts that remain, null when unlimited. `submittedCount` counts those handed in or expired: an
 * open one is resumed, it does not count.
 */
export function attemptsLeft(
  { maxAttempts }: Pick<Quiz, 'maxAttempts'>,
  submittedCount: number,
): number | null {
  return maxAttempts === null ? null : Math.max(0, maxAttempts - submittedCount);
}

/**
 * Whether a new attempt may be started; the one that is open, if any, is resumed instead. An
 * assessment that is passed shows its key and is therefore not taken again.
 * @throws Refusal `quiz-not-available` when the cohort does not allow it, or not any more;
 * `quiz-opens-later`; `quiz-paused`; `attempts-exhausted` when it is passed (`details.passed` is 1) or every attempt is spent.
 */
export function checkStart(
  quiz: Pick<Quiz, 'kind' | 'maxAttempts'>,
  attempts: readonly Attempt[],
  setting: QuizSetting,
  now: Date,
): void {
  const measures = quiz.kind !== 'training';
  if (
    !whenAvailable[quiz.kind].includes(setting.cohortStatus) ||
    (measures && assessmentIsOver(setting, now))
  ) {
    throw new Refusal('quiz-not-available');
  }
  if (setting.opensAt && now < setting.opensAt) throw new Refusal('quiz-opens-later');
  if (setting.pausedAt) throw new Refusal('quiz-paused');
  if (quiz.kind === 'final' && attempts.some(isPassed)) {
    throw new Refusal('attempts-exhausted', { passed: 1 });
  }
  if (attemptsLeft(quiz, attempts.filter(isOver).length) === 0) {
    throw new Refusal('attempts-exhausted');
  }
}

/**
 * Whether answers may still be saved and the attempt handed in: never once the key may be shown.
 * @throws Refusal `attempt-closed` when it is over, or the cohort is.
 */
export function checkAnswering(
  quiz: Pick<Quiz, 'kind'>,
  attempt: Pick<Attempt, 'status'>,
  cohortStatus: CohortStatus,
): void {
  if (isOver(attempt) || !whenAvailable[quiz.kind].includes(cohortStatus)) {
    throw new Refusal('attempt-closed');
  }
}

/**
 * Whether the key and the explanations of this attempt may be shown. Training: always, question by
 * question as they are answered. Final: once one of the attempts is passed or the last one spent,
 * and for everybody when what measures is over (`assessmentIsOver`). Positioning shares questions
 * with the final assessment: then, not before.
 * An attempt still open shows nothing before, and is not answered after.
 */
export function mayRevealKey({
  quiz,
  attempt,
  attempts,
  over,
}: {
  quiz: Pick<Quiz, 'kind' | 'maxAttempts'>;
  attempt: Attempt;
  /** Every attempt of the person at this quiz, this one among them. */
  attempts: readonly Attempt[];
  /** `assessmentIsOver` */
  over: boolean;
}): boolean {
  if (quiz.kind === 'training' || over) return true;
  if (quiz.kind === 'positioning' || !isOver(attempt)) return false;
  return attempts.some(isPassed) || attemptsLeft(quiz, attempts.filter(isOver).length) === 0;
}

/** How far the clock of a device may be off and still be believed. */
const clockTolerance = 2 * 60_000;

/**
 * When a choice was made, to tell which of two is the newer: by the clock of the device, since what
 * was sent first may arrive last. A time before the attempt began or after the answer arrived shows
 * that this clock is wrong; the time of arrival then stands for it.
 */
export function choiceTime(
  clientTime: Date,
  { startedAt, receivedAt }: { startedAt: Date; receivedAt: Date },
): Date {
  const believed =
    clientTime.getTime() >= startedAt.getTime() - clockTolerance &&
    clientTime.getTime() <= receivedAt.getTime() + clockTolerance;
  return believed ? clientTime : receivedAt;
}

/** The attempt kept: one that is passed first, then the highest score, then the first listed. */
export function bestAttempt<T extends { percent: number; passed: boolean | null }>(
  attempts: readonly T[],
): T | null {
  return attempts.reduce<T | null>((best, attempt) => {
    if (!best) return attempt;
    if (isPassed(attempt) !== isPassed(best)) return isPassed(attempt) ? attempt : best;
    return attempt.percent > best.percent ? attempt : best;
  }, null);
}

/** The attempt that counts, as the quiz has it. They come in the order in which they were begun. */
export function keptAttempt<T extends { percent: number; passed: boolean | null }>(
  keep: Kept,
  attempts: readonly T[],
): T | null {
  return keep === 'last' ? (attempts.at(-1) ?? null) : bestAttempt(attempts);
}

export type ObjectiveWord = 'acquis' | 'en cours' | 'à reprendre';

/**
 * The word for one objective, from the shares obtained at its questions: all of them whole, at
 * least half of the points, or less. Null when no question asks about it. Never a mark.
 */
export function objectiveWord(shares: readonly Fraction[]): ObjectiveWord | null {
  if (shares.length === 0) return null;
  const obtained = asNumber(shares.reduce(addFractions, fraction(0)));
  if (obtained === shares.length) return 'acquis';
  return 2 * obtained >= shares.length ? 'en cours' : 'à reprendre';
}
