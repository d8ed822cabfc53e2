import { asNumber } from '../fraction';
import type { Fraction } from '../fraction';
import { optionsOf, pickedIn } from '../question/question';
import type { Answer, Question } from '../question/question';
import { certainties } from '../vocabulary';
import type { Certainty } from '../vocabulary';

/**
 * A point is counted in whole units, so that what is taken off a tally is exactly what was added: a
 * share by two to ten, or in whole percent, is a whole number of them.
 */
export const pointUnits = 12_600;

/** Nobody thinks of one question for longer: beyond, they were elsewhere. In seconds. */
const longestThought = 600;

/** Sums over first attempts of one group at one question version; they add up over groups. */
export interface QuestionTally {
  /** First attempts that asked it. */
  asked: number;
  answered: number;
  /** Who obtained the whole point. */
  whole: number;
  /** In units of a point, their squares and products: of the share, and of all the other questions. */
  share: number;
  shareSquare: number;
  rest: number;
  restSquare: number;
  shareRest: number;
  /** Those who answered on a screen, and how long it took them: paper tells no time. */
  timed: number;
  seconds: number;
  /** How many hold each of its options. */
  picks: number[];
  /** Answers given with each certainty, then those of them that were wholly right. */
  certainty: number[];
}

/** Sums over first attempts of one group at a quiz. */
export interface QuizTally {
  attempts: number;
  passed: number;
  points: number;
  pointsSquare: number;
  /** Attempts made on a screen, and how long they took: paper tells no time. */
  timed: number;
  seconds: number;
  /** Attempts by tenth of the possible points, the last one with the maximum. */
  bands: number[];
}

/** One question of an attempt that is marked. */
export interface MarkedQuestion {
  question: Question;
  share: Fraction;
  answer: Answer | null;
  /** When it was answered; null where it never was. */
  chosenAt: Date | null;
  certainty: Certainty | null;
}

/** What one attempt adds to the tallies: those of its questions are in their order. */
export interface AttemptTally {
  quiz: QuizTally;
  questions: QuestionTally[];
}

/** In whole units of a point. */
const unitsOf = (share: Fraction) => Math.round(asNumber(share) * pointUnits);

/** What an attempt adds to the tallies of its group. */
export function tallyOf({
  startedAt,
  submittedAt,
  passed,
  onPaper,
  marked,
}: {
  startedAt: Date;
  submittedAt: Date;
  passed: boolean | null;
  /** Whether it was copied from paper. */
  onPaper: boolean;
  marked: readonly MarkedQuestion[];
}): AttemptTally {
  const units = marked.map(({ share }) => unitsOf(share));
  const points = units.reduce((sum, each) => sum + each, 0);
  const seconds = onPaper ? [] : secondsOf(startedAt, marked);
  const bands = Array.from({ length: 10 }, () => 0);
  const possible = marked.length * pointUnits;
  bands[possible === 0 ? 0 : Math.min(9, Math.floor((10 * points) / possible))] = 1;
  return {
    quiz: {
      ...{ attempts: 1, passed: passed ? 1 : 0, points, pointsSquare: points * points, bands },
      timed: onPaper ? 0 : 1,
      seconds: onPaper ? 0 : wholeSeconds(startedAt, submittedAt, 6 * 3600),
    },
    questions: marked.map((each, place) => {
      const share = units[place] ?? 0;
      const rest = points - share;
      return {
        ...{ asked: 1, answered: each.answer ? 1 : 0, whole: isWhole(each) ? 1 : 0 },
        ...{ share, shareSquare: share * share },
        ...{ rest, restSquare: rest * rest, shareRest: share * rest },
        ...{ timed: each.answer && !onPaper ? 1 : 0, seconds: seconds[place] ?? 0 },
        picks: picksOf(each),
        certainty: certaintyOf(each),
      };
    }),
  };
}

const isWhole = ({ share }: MarkedQuestion) => share.numerator === share.denominator;

function picksOf({ question, answer }: MarkedQuestion): number[] {
  const picked = new Set(pickedIn(question, answer));
  return optionsOf(question).map((_, place) => (picked.has(place) ? 1 : 0));
}

function certaintyOf(marked: MarkedQuestion): number[] {
  if (!marked.certainty || !marked.answer) return [];
  const given = certainties.map((each) => (each === marked.certainty ? 1 : 0));
  return [...given, ...given.map((each) => (isWhole(marked) ? each : 0))];
}

/** Seconds between the choice before, or the beginning, and each question that was answered. */
function secondsOf(startedAt: Date, marked: readonly MarkedQuestion[]): number[] {
  const seconds = marked.map(() => 0);
  const answered = marked
    .flatMap(({ answer, chosenAt }, place) => (answer && chosenAt ? [{ place, chosenAt }] : []))
    .sort((a, b) => a.chosenAt.getTime() - b.chosenAt.getTime() || a.place - b.place);
  let before = startedAt;
  for (const { place, chosenAt } of answered) {
    seconds[place] = wholeSeconds(before, chosenAt, longestThought);
    before = chosenAt;
  }
  return seconds;
}

const wholeSeconds = (from: Date, to: Date, most: number) =>
  Math.max(0, Math.min(most, Math.round((to.getTime() - from.getTime()) / 1000)));

/** Two lists of counts added place by place; the shorter goes on with zeros. */
export function addEach(a: readonly number[], b: readonly number[]): number[] {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  return longer.map((count, place) => count + (shorter[place] ?? 0));
}

/** A tally with another added to it, or taken off with `sign` −1. */
export function addTally<T extends QuestionTally | QuizTally>(a: T, b: T, sign: 1 | -1 = 1): T {
  const sums = Object.entries(a).map(([name, value]: [string, number | number[]]) => {
    const other = (b as unknown as Record<string, number | number[]>)[name] ?? 0;
    return [name, combined(value, other, sign)];
  });
  return Object.fromEntries(sums) as T;
}

function combined(a: number | number[], b: number | number[], sign: 1 | -1): number | number[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    return addEach(
      a,
      b.map((each) => sign * each),
    );
  }
  return Number(a) + sign * Number(b);
}
