import { bareWord } from './french';

/*
 * The same person under two addresses: which records look alike, and which may be made one (ADR 40).
 */

/** A record as it is compared. */
export interface NamedRecord {
  id: string;
  firstName: string;
  lastName: string;
}

/** A letter more, less or other is a slip of the keys in a name this long; in a shorter one, a name. */
const slipsFrom = 8;

/** Words of a name without case, accents or order: « Le Goff, Inès » is « ines goff le ». */
function foldedName({ firstName, lastName }: NamedRecord): string {
  return `${firstName} ${lastName}`
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .map(bareWord)
    .filter(Boolean)
    .sort()
    .join(' ');
}

/** A name with one letter left out, each in turn: two names one letter apart share one of these. */
function blurs(name: string): string[] {
  const letters = [...name];
  if (letters.length < slipsFrom) return [name];
  return [name, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))];
}

/** Whether two names differ by one letter at most: one more, one other, or two neighbours swapped. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [[...one], [...other]];
  if (Math.min(a.length, b.length) < slipsFrom || Math.abs(a.length - b.length) > 1) return false;
  const start = a.findIndex((letter, index) => letter !== b[index]);
  const at = start < 0 ? a.length : start;
  const rest = (letters: string[], skipped: number) => letters.slice(at + skipped).join('');
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2))
  );
}

/** Whether two records bear the same name, whatever its case, accents and order, or one letter off. */
export function looksAlike(one: NamedRecord, other: NamedRecord): boolean {
  const [a, b] = [foldedName(one), foldedName(other)];
  return a !== '' && b !== '' && isNear(a, b);
}

/**
 * The pairs of records that look alike, each once, in the order of the list. In time that grows with
 * the list, not with its square.
 */
export function lookAlikes<R extends NamedRecord>(records: readonly R[]): [R, R][] {
  const byBlur = new Map<string, R[]>();
  const pairs: [R, R][] = [];
  for (const record of records) {
    const near = new Set<R>();
    for (const blur of new Set(blurs(foldedName(record)))) {
      const met = byBlur.get(blur) ?? [];
      met.forEach((each) => near.add(each));
      byBlur.set(blur, [...met, record]);
    }
    for (const each of near) if (looksAlike(each, record)) pairs.push([each, record]);
  }
  return pairs;
}

/** What stands in the way of making two records one person, in the order in which it is said. */
export const mergeObstacles = [
  'staff',
  'other-hub',
  'merged-already',
  'same-cohort',
  'same-half-day',
] as const;
export type MergeObstacle = (typeof mergeObstacles)[number];

/** What a record is, and the records made one with it already. */
export interface MergeSide {
  holdsARole: boolean;
  /** Organisations that wrote them down, or where they are enrolled. */
  hubIds: readonly string[];
  /** It was merged into another, or others into it. */
  mergedInto: boolean;
  holdsOthers: boolean;
  /** Cohorts where they are enrolled and have not left. */
  cohortIds: readonly string[];
  /** Half-days that they signed. */
  signed: readonly { startsAt: Date; endsAt: Date }[];
}

/**
 * What stands in the way of making `other` a part of `main`; nothing where they may be one. Whoever
 * works here keeps one record, since rights and second looks go by it. `hubId`: the hub that asks,
 * which answers for its own people only; null for the nation. Nobody learns twice in one room, or
 * signs in two places at once: there were two people.
 */
export function mergeObstaclesOf(
  main: MergeSide,
  other: MergeSide,
  hubId: string | null,
): MergeObstacle[] {
  const elsewhere = [...main.hubIds, ...other.hubIds].some((id) => hubId !== null && id !== hubId);
  const both = main.cohortIds.some((id) => other.cohortIds.includes(id));
  const atOnce = main.signed.some((one) =>
    other.signed.some(({ startsAt, endsAt }) => one.startsAt < endsAt && startsAt < one.endsAt),
  );
  const found: Record<MergeObstacle, boolean> = {
    staff: main.holdsARole || other.holdsARole,
    'other-hub': elsewhere,
    'merged-already': main.mergedInto || other.mergedInto || other.holdsOthers,
    'same-cohort': both,
    'same-half-day': atOnce,
  };
  return mergeObstacles.filter((each) => found[each]);
}

/** Each obstacle, for who wants to merge. */
export const mergeObstacleWords: Record<MergeObstacle, string> = {
  staff:
    'L’une de ces fiches porte un rôle dans l’équipe : ses droits et ses contresignatures tiennent à une seule fiche. Retirez le rôle d’abord.',
  'other-hub':
    'L’une de ces fiches est aussi connue dans un autre hub : l’équipe nationale peut les réunir.',
  'merged-already':
    'L’une de ces fiches est déjà réunie à une autre. Gardez comme principale celle qui en réunit plusieurs, ou séparez d’abord.',
  'same-cohort':
    'Les deux fiches sont inscrites à la même session : si c’est la même personne, retirez d’abord l’une des deux inscriptions.',
  'same-half-day':
    'Les deux fiches ont signé pour une même heure : une personne ne signe pas à deux endroits. Ce sont sans doute deux personnes.',
};
