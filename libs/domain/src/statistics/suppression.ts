/** Outside its cohort, nothing is told of a group of fewer people than this. */
export const fewestOutside = 5;

/**
 * Which of these groups are not told, from how many people each has: those of fewer than `fewest`;
 * and, so that the total less those that are told gives no such group away, the next smallest as
 * well, until what is hidden holds two groups and as many people. Nobody is nobody’s secret: zero is
 * told.
 */
export function suppressed(counts: readonly number[], fewest = fewestOutside): boolean[] {
  const hidden = counts.map((count) => count > 0 && count < fewest);
  const shown = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count, place }) => count > 0 && !hidden[place])
    .sort((a, b) => a.count - b.count || a.place - b.place);
  const sizes = () => counts.filter((_, place) => hidden[place]);
  const total = () => sizes().reduce((sum, count) => sum + count, 0);
  while (sizes().length > 0 && (sizes().length < 2 || total() < fewest)) {
    const next = shown.shift();
    if (!next) break;
    hidden[next.place] = true;
  }
  return hidden;
}
