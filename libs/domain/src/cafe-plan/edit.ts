import type { CafeBlock } from './block';
import { moments } from './block';
import type { CafeAnswers, PlacedBlock } from './plan';
import { suitability, welcomes, within } from './plan';

type Placed = readonly PlacedBlock[];

/** Trades places with the block before or after; at an end nothing changes. */
export function movedBlock(placed: Placed, id: string, by: -1 | 1): PlacedBlock[] {
  const from = placed.findIndex((each) => each.id === id);
  const to = from + by;
  const [one, other] = [placed[from], placed[to]];
  if (!one || !other) return [...placed];
  return placed.map((each, place) => (place === from ? other : place === to ? one : each));
}

/** Another block in the place of this one, of its own length. */
export function swappedBlock(placed: Placed, id: string, by: string): PlacedBlock[] {
  if (placed.some((each) => each.id === by)) return [...placed];
  return placed.map((each) => (each.id === id ? { id: by, minutes: null } : each));
}

export function withoutBlock(placed: Placed, id: string): PlacedBlock[] {
  return placed.filter((each) => each.id !== id);
}

/** A length chosen by hand; null lets the block flow again. */
export function resizedBlock(
  placed: Placed,
  block: CafeBlock,
  minutes: number | null,
): PlacedBlock[] {
  const chosen = minutes === null ? null : within(block, minutes);
  return placed.map((each) => (each.id === block.id ? { ...each, minutes: chosen } : each));
}

/** One more block, after the last of its moment or of an earlier one. */
export function addedBlock(
  placed: Placed,
  block: CafeBlock,
  library: readonly CafeBlock[],
): PlacedBlock[] {
  if (placed.some(({ id }) => id === block.id)) return [...placed];
  const rank = (id: string) => {
    const found = library.find((each) => each.id === id);
    return found ? moments.indexOf(found.moment) : -1;
  };
  const last = placed.reduce(
    (found, { id }, place) => (rank(id) <= moments.indexOf(block.moment) ? place : found),
    -1,
  );
  const added = { id: block.id, minutes: null };
  return [...placed.slice(0, last + 1), added, ...placed.slice(last + 1)];
}

/** What could stand in a moment of this café, best first, what asks for a decision last. */
export function blocksFor(
  moment: CafeBlock['moment'],
  placed: Placed,
  answers: CafeAnswers,
  library: readonly CafeBlock[],
): CafeBlock[] {
  const taken = new Set(placed.map(({ id }) => id));
  const score = (block: CafeBlock) => suitability(block, answers) - (block.byHand ? 100 : 0);
  return library
    .filter(
      (block) =>
        block.moment === moment &&
        !taken.has(block.id) &&
        (block.byHand !== undefined || welcomes(block, answers.people)),
    )
    .map((block) => ({ block, score: score(block) }))
    .sort((one, other) => other.score - one.score)
    .map(({ block }) => block);
}
