import { addFractions, asNumber, fraction } from './fraction';
import type { Fraction } from './fraction';
import type { Certainty } from './vocabulary';

/** What one question obtained at one time, and how sure the person said to be. */
export interface Taken {
  share: Fraction;
  certainty: Certainty | null;
}

/** What one person answered before and after the course, by id of question. */
export interface TwoTimes {
  before: ReadonlyMap<string, Taken>;
  after: ReadonlyMap<string, Taken>;
}

/** What became of one objective, over a person or over a group. */
export interface ObjectiveGain {
  objectiveId: string;
  /** Mean share obtained at its questions, 0 to 1. */
  before: number;
  after: number;
  /** Answers said to be certain, among those whose certainty was told. */
  sureBefore: number;
  sureAfter: number;
  toldBefore: number;
  toldAfter: number;
}

/**
 * Objective by objective, in the order of the questions, what was obtained before and after: only
 * questions taken both times by a person count for that person, so that the two means compare.
 */
export function gainsOf(
  questions: readonly { id: string; objectiveId?: string }[],
  people: readonly TwoTimes[],
): ObjectiveGain[] {
  const objectives = new Set(questions.flatMap(({ objectiveId }) => objectiveId ?? []));
  return [...objectives].flatMap((objectiveId) => {
    const asked = questions.filter((question) => question.objectiveId === objectiveId);
    const both = people.flatMap(({ before, after }) =>
      asked.flatMap(({ id }) => {
        const [first, then] = [before.get(id), after.get(id)];
        return first && then ? [{ first, then }] : [];
      }),
    );
    if (both.length === 0) return [];
    const first = both.map((each) => each.first);
    const then = both.map((each) => each.then);
    return [
      {
        ...{ objectiveId, before: meanOf(first), after: meanOf(then) },
        ...{ sureBefore: sure(first), sureAfter: sure(then) },
        ...{ toldBefore: told(first), toldAfter: told(then) },
      },
    ];
  });
}

const meanOf = (taken: readonly Taken[]) =>
  asNumber(taken.reduce((sum, { share }) => addFractions(sum, share), fraction(0))) / taken.length;
const sure = (taken: readonly Taken[]) =>
  taken.filter(({ certainty }) => certainty === 'sure').length;
const told = (taken: readonly Taken[]) => taken.filter(({ certainty }) => certainty).length;

/** The word for an objective between two times: what is so, never a judgement. */
export function gainWord({ before, after }: Pick<ObjectiveGain, 'before' | 'after'>): string {
  if (after === before) return after === 1 ? 'déjà là' : 'comme avant';
  if (after < before) return 'à revoir';
  return after === 1 ? 'gagné' : 'en chemin';
}

/**
 * Whether a learner may see their own gain. Question by question it tells what was right, and
 * positioning shares its questions with the final assessment: so once this person has done with it,
 * passed or every attempt spent, or once what measures is over for all.
 */
export const mayShowGain = (facts: {
  over: boolean;
  finalPassed: boolean;
  finalAttemptsLeft: number | null;
}): boolean => facts.over || facts.finalPassed || facts.finalAttemptsLeft === 0;
