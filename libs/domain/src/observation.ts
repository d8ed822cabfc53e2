import type { CohortStatus } from './cohort';
import { fullName, shownName } from './name';
import { Refusal } from './refusal';

/** Levels of a criterion, the lowest first. */
export const observedLevels = [1, 2, 3, 4] as const;
export type ObservedLevel = (typeof observedLevels)[number];

/** By criterion, the level that was seen; null where there was no occasion, which counts nowhere. */
export type ObservationMarks = Readonly<Record<string, ObservedLevel | null>>;

/** One thing to watch for. */
export interface GridCriterion {
  id: string;
  title: string;
  /** How each level looks, the lowest first. */
  levels: readonly string[];
}

/** What makes « acquis »: each of these criteria seen at this level at least. */
export interface GridThreshold {
  level: number;
  criteria: readonly string[];
}

/** Criteria that a team may add for one cohort: more would not be watched in eight minutes. */
export const ownCriteriaAtMost = 3;

/** From the beginning of the half-day of the rehearsal on; learners while the cohort is not closed. */
export function mayObserve(
  by: 'peer' | 'trainer',
  { status, startsAt, now }: { status: CohortStatus; startsAt: Date | null; now: Date },
): boolean {
  const open: readonly CohortStatus[] =
    by === 'peer' ? ['open', 'running'] : ['open', 'running', 'closed'];
  return open.includes(status) && startsAt !== null && now >= startsAt;
}

/**
 * What is wrong with marks, by criterion id: each of the course’s wants a level or « Pas eu
 * l’occasion »; a team’s own may be there, be it one that the device did not know yet, or that is
 * asked no more; no other is known. Empty when they may be kept.
 */
export function markFaults(
  { asked, own }: { asked: readonly string[]; own: readonly string[] },
  marks: ObservationMarks,
): Record<string, string> {
  const missing = asked.filter((id) => marks[id] === undefined);
  const unknown = Object.keys(marks).filter((id) => !asked.includes(id) && !own.includes(id));
  return Object.fromEntries([
    ...missing.map((id) => [id, 'Choisissez un niveau, ou « Pas eu l’occasion ».']),
    ...unknown.map((id) => [id, 'Ce critère n’est pas dans la grille.']),
  ]) as Record<string, string>;
}

/**
 * What a trainer starts from when validating: by criterion, the median of the levels seen, the lower
 * of two. « Pas eu l’occasion » weighs nothing; null where nobody saw.
 */
export function proposedMarks(
  criterionIds: readonly string[],
  observations: readonly ObservationMarks[],
): ObservationMarks {
  return Object.fromEntries(
    criterionIds.map((id) => {
      const seen = observations.flatMap((marks) => marks[id] ?? []).sort((a, b) => a - b);
      return [id, seen[Math.floor((seen.length - 1) / 2)] ?? null];
    }),
  );
}

/** A criterion of the grid, and how a level of it looks. */
export interface ToldCriterion {
  id: string;
  title: string;
  text: string;
}

/** What somebody takes away from their rehearsal: words, no number. */
export interface RehearsalResult {
  /** « Acquis »: the threshold is reached. What was not seen is not. */
  acquired: boolean;
  /** Seen at the highest level; null where nothing was seen. */
  strength: ToldCriterion | null;
  /** The level just above one of the lowest; null when nothing is left to reach. */
  nextStep: ToldCriterion | null;
}

/**
 * What the levels retained say of one person. The criteria of the threshold come first, then the
 * order of the grid; criteria that are not the course’s, and those without occasion, say nothing.
 */
export function rehearsalResult(
  { criteria, threshold }: { criteria: readonly GridCriterion[]; threshold: GridThreshold },
  marks: ObservationMarks,
): RehearsalResult {
  const asked = new Set(threshold.criteria);
  const inTurn = [
    ...criteria.filter(({ id }) => asked.has(id)),
    ...criteria.filter(({ id }) => !asked.has(id)),
  ];
  const seen = inTurn.flatMap((criterion) => {
    const level = marks[criterion.id];
    return level ? [{ criterion, level }] : [];
  });
  // Sorting is stable: between equals, the first in turn.
  const [best] = [...seen].sort((a, b) => b.level - a.level);
  const [lowest] = seen
    .filter(
      ({ criterion, level }) => level < 4 && (seen.length === 1 || criterion !== best?.criterion),
    )
    .sort((a, b) => a.level - b.level);
  const told = ({ id, title, levels }: GridCriterion, level: number): ToldCriterion => ({
    ...{ id, title },
    text: levels[level - 1] ?? '',
  });
  return {
    acquired: threshold.criteria.every((id) => (marks[id] ?? 0) >= threshold.level),
    strength: best ? told(best.criterion, best.level) : null,
    nextStep: lowest ? told(lowest.criterion, lowest.level + 1) : null,
  };
}

/** What a document says of a rehearsal that a trainer validated: what is acquired, never what is not. */
export function rehearsalWords({ acquired }: Pick<RehearsalResult, 'acquired'>): string {
  return acquired
    ? 'grille validée, repère d’un premier café acquis'
    : 'grille validée par l’équipe de formation';
}

/**
 * Whether a trainer may validate these marks: somebody observed this person, one level at least was
 * seen, and another word than before has its reason.
 * @throws Refusal `not-observed` or `reason-required`
 */
export function checkValidation({
  marks,
  observations,
  before,
  reason,
}: {
  marks: ObservationMarks;
  /** Standing observations of this person. */
  observations: number;
  /** What was validated so far, if anything was. */
  before: ObservationMarks | null;
  reason?: string;
}): void {
  if (observations === 0 || Object.values(marks).every((level) => level === null)) {
    throw new Refusal('not-observed');
  }
  if (before && !reason?.trim()) throw new Refusal('reason-required');
}

/**
 * Whether somebody of the team reads what others saw of a person. Who may judge gives their own grid
 * first, so that it is theirs and not the room’s; then, and once it is validated, all is open.
 */
export const mayReadGrids = ({
  judges,
  gaveOwn,
  validated,
}: {
  /** May fill a grid now. */
  judges: boolean;
  gaveOwn: boolean;
  validated: boolean;
}): boolean => !judges || gaveOwn || validated;

/** Those who are in the room first, each part in the order given. */
export const presentFirst = <Someone extends { present: boolean }>(
  people: readonly Someone[],
): Someone[] => [
  ...people.filter(({ present }) => present),
  ...people.filter(({ present }) => !present),
];

/** Whether two sets of marks say the same. */
export function sameMarks(one: ObservationMarks, other: ObservationMarks): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => one[id] === other[id]);
}

/**
 * The name by which people of one room tell each other apart: the first name, the first letter of
 * the last, and the whole of it between two who share both.
 */
export function roomNames<Person extends { id: string; firstName: string; lastName: string }>(
  people: readonly Person[],
): Map<string, string> {
  const short = ({ firstName, lastName }: Person) =>
    shownName([firstName, lastName && `${[...lastName][0]}.`].filter(Boolean).join(' '));
  const shared = (name: string) => people.filter((each) => short(each) === name).length > 1;
  return new Map(
    people.map((person) => {
      const name = short(person);
      return [person.id, shared(name) ? fullName(person) : name];
    }),
  );
}
