import type { Order } from './question/kind';

/** As it is written. */
export const asWritten: Order = (list) => [...list];

/**
 * The order that a seed gives to any list: the same seed, the same order, on every machine and for
 * ever, since attempts keep theirs (FNV-1a, mulberry32, Fisher and Yates). Chance, not secrecy.
 */
export function orderOf(seed: string): Order {
  return (list) => {
    const turned = [...list];
    const random = numbersOf(seed);
    for (let at = turned.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [turned[at], turned[other]] = [turned[other]!, turned[at]!];
    }
    return turned;
  };
}

/** Numbers from 0 to 1, 1 left out, that follow from a seed. */
function numbersOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
