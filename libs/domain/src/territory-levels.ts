/** What is told of one département, or of a territory that is like one. */
export interface Territory {
  /** Its code of the INSEE; empty where the place is not known: it is then only in the table. */
  code: string;
  name: string;
  /** Null where the figure is not told. */
  count: number | null;
  /** The figure as it is read; the count, when there is nothing else to say. */
  told?: string;
  /** Where its name leads, as a router link; nowhere when absent. */
  link?: readonly unknown[];
}

/** Counts from `from` to `to`, both among them, drawn alike. */
export interface Level {
  from: number;
  to: number;
}

const mostLevels = 4;

/**
 * Parts counts into at most four levels with as many territories in each as can be: equal counts are
 * never parted. Zeros and what is not told have none.
 */
export function levelsOf(counts: readonly (number | null)[]): Level[] {
  const sorted = counts.filter((count): count is number => !!count).toSorted((a, b) => a - b);
  const levels: Level[] = [];
  for (let part = 1; part <= mostLevels; part += 1) {
    const to = sorted[Math.ceil((part * sorted.length) / mostLevels) - 1];
    const from = sorted.find((count) => count > (levels.at(-1)?.to ?? 0));
    if (to !== undefined && from && from <= to) levels.push({ from, to });
  }
  return levels;
}

/** The level of a count, from 1; 0 for none. */
export const levelOf = (count: number | null, levels: readonly Level[]): number =>
  count === null ? 0 : levels.findIndex(({ from, to }) => count >= from && count <= to) + 1;

/** « 3 », « 4 à 12 ». */
export const levelName = ({ from, to }: Level): string =>
  from === to ? String(from) : `${from} à ${to}`;
