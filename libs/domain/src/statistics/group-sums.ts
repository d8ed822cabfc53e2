import { fewestOutside, suppressed } from './suppression';
import type { CohortStatus } from '../cohort';

/** The answer of the survey at the end that says whether somebody is satisfied, and from where it is. */
export const satisfaction = { kind: 'hot', questionId: 'chaud-conseil', from: 4 } as const;

/** What is counted of the people of some sessions. Who follows two sessions counts twice. */
export interface PeopleSums {
  /** Follow, or followed, a session that has begun. */
  learners: number;
  completed: number;
  /** Half-days signed by learners, whose signature counts. */
  signed: number;
  /** Learners who have planned a café. */
  cafes: number;
}

/** How many said what they think of it, and how many of them would advise it to a colleague. */
export interface SatisfactionSums {
  answers: number;
  satisfied: number;
}

/** Sums over some sessions. */
export interface GroupSums extends PeopleSums, SatisfactionSums {
  cohorts: Readonly<Partial<Record<CohortStatus, number>>>;
}

/** Sums as they may be told: null where so few people are in them that they would be known. */
export interface ToldSums {
  cohorts: GroupSums['cohorts'];
  people: PeopleSums | null;
  satisfaction: SatisfactionSums | null;
}

const counted = ['learners', 'completed', 'signed', 'cafes', 'answers', 'satisfied'] as const;

/** The sums of several groups together. */
export function sumOf(groups: readonly GroupSums[]): GroupSums {
  const cohorts: Partial<Record<CohortStatus, number>> = {};
  const sums = { learners: 0, completed: 0, signed: 0, cafes: 0, answers: 0, satisfied: 0 };
  for (const group of groups) {
    for (const key of counted) sums[key] += group[key];
    for (const [status, count] of Object.entries(group.cohorts)) {
      cohorts[status as CohortStatus] = (cohorts[status as CohortStatus] ?? 0) + count;
    }
  }
  return { cohorts, ...sums };
}

function told(
  { cohorts, learners, completed, signed, cafes, answers, satisfied }: GroupSums,
  hidden: { people: boolean | undefined; satisfaction: boolean | undefined },
): ToldSums {
  return {
    cohorts,
    people: hidden.people ? null : { learners, completed, signed, cafes },
    satisfaction: hidden.satisfaction ? null : { answers, satisfied },
  };
}

const few = (count: number) => count > 0 && count < fewestOutside;

/** The sums of a group that stands alone: no total is told that holds it. */
export const toldAlone = (sums: GroupSums): ToldSums =>
  told(sums, { people: few(sums.learners), satisfaction: few(sums.answers) });

/** The sums of groups whose total is told too, in their order: `suppressed` says which are kept. */
export function toldTogether(groups: readonly GroupSums[]): ToldSums[] {
  const people = suppressed(groups.map(({ learners }) => learners));
  const answers = suppressed(groups.map((group) => group.answers));
  return groups.map((sums, place) =>
    told(sums, { people: people[place], satisfaction: answers[place] }),
  );
}
