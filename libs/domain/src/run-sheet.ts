/** A block of a half-day as it stands in the room, in whole minutes. */
export interface SheetBlock {
  minutes: number;
  /** The shortest it can be made. */
  min: number;
  /** Never shortened: the break, a signature, or a length chosen by hand. */
  fixed: boolean;
}

/**
 * Fits blocks into the minutes that are left: a late start shifts, the end stays. Each gives in
 * proportion to what it can give; `overrun` is what shortening could not save, in minutes.
 */
export function fitBlocks(
  blocks: readonly SheetBlock[],
  available: number,
): { minutes: number[]; overrun: number } {
  const total = sum(blocks.map(({ minutes }) => minutes));
  const room = blocks.map(({ minutes, min, fixed }) => (fixed ? 0 : Math.max(0, minutes - min)));
  const toSave = Math.max(0, total - available);
  const saved = share(Math.min(toSave, sum(room)), room);
  return {
    minutes: blocks.map(({ minutes }, index) => minutes - (saved[index] ?? 0)),
    overrun: Math.max(0, toSave - sum(room)),
  };
}

/**
 * Which blocks to drop to win back `toSave` minutes: the one that is just enough, else the longest
 * first. Answers their places, in order; all of them when even that is not enough.
 */
export function skipsToSave(
  blocks: readonly { minutes: number; skippable: boolean }[],
  toSave: number,
): number[] {
  const offered = blocks
    .map(({ minutes, skippable }, place) => ({ minutes, skippable, place }))
    .filter(({ skippable }) => skippable)
    .sort((one, other) => one.minutes - other.minutes || one.place - other.place);
  const dropped: number[] = [];
  let left = toSave;
  while (left > 0) {
    const enough = offered.findIndex(({ minutes }) => minutes >= left);
    const [next] = offered.splice(enough < 0 ? offered.length - 1 : enough, 1);
    if (!next) break;
    dropped.push(next.place);
    left -= next.minutes;
  }
  return dropped.sort((one, other) => one - other);
}

/** Whole parts of `amount` in proportion to `weights`, no part above its weight (largest remainder). */
export function share(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (total === 0) return weights.map(() => 0);
  const parts = weights.map((weight, place) => {
    const exact = (amount * weight) / total;
    return { place, whole: Math.floor(exact), remainder: exact % 1 };
  });
  const byRemainder = [...parts].sort(
    (one, other) => other.remainder - one.remainder || one.place - other.place,
  );
  const left = amount - sum(parts.map(({ whole }) => whole));
  for (const part of byRemainder.slice(0, left)) part.whole += 1;
  return parts.map(({ whole }) => whole);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
