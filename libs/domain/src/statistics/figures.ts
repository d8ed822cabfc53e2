import { certainties } from '../vocabulary';
import type { Certainty } from '../vocabulary';
import { pointUnits } from './tally';
import type { QuestionTally, QuizTally } from './tally';

/**
 * First attempts below which discrimination and reliability say more of chance than of the question:
 * a correlation of 0 over 20 people is beyond ±0.44 one time in twenty.
 */
export const enoughAttempts = 20;

/** What a question version turned out to be, for one group. */
export interface QuestionFigures {
  asked: number;
  answered: number;
  whole: number;
  /** Mean share of the point, 0 to 1: the higher, the easier. Null when nobody was asked. */
  facility: number | null;
  /**
   * Correlation of Pearson between the share here and the points at all the other questions, −1 to 1.
   * Null below `enoughAttempts`, or where everybody obtained the same.
   */
  discrimination: number | null;
  /** Mean, over those who answered on a screen. */
  seconds: number | null;
  /** Of those who were asked, 0 to 1, in the order of the options. */
  picked: number[];
  /** Certainties that were told, the highest first. */
  certainty: { certainty: Certainty; given: number; right: number }[];
}

/** @see QuestionFigures */
export function questionFigures(tally: QuestionTally): QuestionFigures {
  const { asked, answered, whole, picks, timed } = tally;
  return {
    ...{ asked, answered, whole },
    facility: asked > 0 ? tally.share / (asked * pointUnits) : null,
    discrimination: asked < enoughAttempts ? null : correlation(tally),
    seconds: timed > 0 ? tally.seconds / timed : null,
    picked: picks.map((count) => (asked > 0 ? count / asked : 0)),
    certainty: certainties.flatMap((certainty, place) => {
      const given = tally.certainty[place] ?? 0;
      const right = tally.certainty[certainties.length + place] ?? 0;
      return given > 0 ? [{ certainty, given, right }] : [];
    }),
  };
}

/** Pearson’s r between the share of a question and the points of the others; null without variance. */
function correlation(tally: QuestionTally): number | null {
  const { asked: n, share, shareSquare, rest, restSquare, shareRest } = tally;
  const spreads = (n * shareSquare - share * share) * (n * restSquare - rest * rest);
  return spreads > 0 ? (n * shareRest - share * rest) / Math.sqrt(spreads) : null;
}

/** What a quiz turned out to be, for one group. */
export interface QuizFigures {
  attempts: number;
  passed: number;
  /** Mean points, 0 to 1 of what is possible. */
  mean: number | null;
  /** Standard deviation of the same, of the group itself (divided by n). */
  deviation: number | null;
  seconds: number | null;
  bands: number[];
  /**
   * Cronbach’s α, 1 at most. Null below `enoughAttempts`, with fewer than two questions, without
   * variance, or where not everybody was asked the same questions.
   */
  alpha: number | null;
}

/** `possible` is how many questions an attempt asks. @see QuizFigures */
export function quizFigures(
  quiz: QuizTally,
  questions: readonly QuestionTally[],
  possible: number,
): QuizFigures {
  const { attempts, passed, points, pointsSquare, timed, seconds, bands } = quiz;
  const whole = possible * pointUnits;
  const known = attempts > 0 && whole > 0;
  return {
    ...{ attempts, passed, bands },
    mean: known ? points / attempts / whole : null,
    deviation: known ? Math.sqrt(variance(attempts, points, pointsSquare)) / whole : null,
    seconds: timed > 0 ? seconds / timed : null,
    alpha: alphaOf(quiz, questions, possible),
  };
}

/**
 * α = k / (k − 1) · (1 − Σ variances of the questions / variance of the points).
 * L. J. Cronbach, Psychometrika 16 (1951), doi.org/10.1007/BF02310555.
 */
function alphaOf(
  { attempts, points, pointsSquare }: QuizTally,
  questions: readonly QuestionTally[],
  possible: number,
): number | null {
  const fixed = questions.length === possible && questions.every(({ asked }) => asked === attempts);
  const total = variance(attempts, points, pointsSquare);
  if (attempts < enoughAttempts || possible < 2 || !fixed || total <= 0) return null;
  const parts = questions.reduce(
    (sum, { asked, share, shareSquare }) => sum + variance(asked, share, shareSquare),
    0,
  );
  return (possible / (possible - 1)) * (1 - parts / total);
}

const variance = (n: number, sum: number, squares: number) =>
  n > 0 ? Math.max(0, (n * squares - sum * sum) / (n * n)) : 0;
