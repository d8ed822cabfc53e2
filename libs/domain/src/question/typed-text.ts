const articles = /^(?:l|le|la|les|un|une|des|du) /;

/**
 * What is compared of a text typed by hand: no accent, case, punctuation or spare space, ligatures
 * undone, and no article before it. « L’Œuvre » and « oeuvre » are the same.
 */
export function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}\p{S}]+/gu, ' ')
    .trim()
    .replace(articles, '');
}

/**
 * How many letters must be added, taken off, changed or exchanged with the next one to make one text
 * the other (Damerau and Levenshtein, optimal string alignment).
 */
export function typingDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let [before, last]: [number[], number[]] = [[], b.map((_, at) => at).concat(b.length)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, meant] of b.entries()) {
      const change = (last[j] ?? 0) + (letter === meant ? 0 : 1);
      const exchange =
        i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === meant
          ? (before[j - 1] ?? 0) + 1
          : Infinity;
      row.push(Math.min((last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, change, exchange));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** « C’est une… », « ça s’appelle… » : how people begin an answer, which is not it. */
const opening =
  /^(?:c est|ce sont|il s agit d[eu]?|(?:cela|ca) s appelle|on appelle (?:cela|ca)|je dirais) (?=\S)/;

/** Letters that a text must have for each slip that is forgiven in it. */
const lettersPerSlip = 4;

/**
 * Whether a typed text is the one accepted, but for so many slips of the hand at most: none in a text
 * with figures, where one figure is another number, nor in a short word, which would be another one.
 */
export function isTyped(given: string, accepted: string, tolerance = 0): boolean {
  const [whole, meant] = [bareText(given), bareText(accepted)];
  if (whole === meant) return true;
  const typed = whole.replace(opening, '').replace(articles, '');
  if (typed === meant) return true;
  const slips = /\p{N}/u.test(meant)
    ? 0
    : Math.min(tolerance, Math.floor(meant.length / lettersPerSlip));
  return slips > 0 && typingDistance(typed, meant) <= slips;
}
