/** What the second half of an accented letter becomes when UTF-8 is read as Windows-1252. */
const tails = '\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Signs that letters were read in the wrong encoding: none stands in a name that was read right. */
const damaged: readonly RegExp[] = [
  /[\u0080-\u009f\ufffd]/gu,
  new RegExp(`[ÂÃ][${tails}]|â[€‚ƒ„…][${tails}]`, 'gu'),
  // A symbol within a word, other than those that names and titles have.
  /(?<=\p{L})[^\p{ASCII}\p{L}\p{M}’‘‐‑–·\u200c\u200d](?=\p{L})/gu,
  // A capital, with its accent, within a word in lower case.
  /(?<=\p{Ll})[^\P{Lu}A-Z]/gu,
  /(?<=(^|[^\p{L}])\p{Lu})[^\P{Lu}A-Z](?=\p{Ll})/gu,
];
/** What is rarer than a misreading: « HéLENE » is how many keyboards write capitals. */
const unlikely: readonly RegExp[] = [
  /[^\p{ASCII}\p{L}\p{M}’‘‐‑–—·«»°\s](?=\p{L})|(?<=\p{L})[^\p{ASCII}\p{L}\p{M}’‘‐‑–—·…«»°\s]/gu,
  /(?<=\p{Lu})[^\P{Ll}a-z](?=\p{Lu})/gu,
  /[^\p{ASCII}àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ’«»°–—…\s]/gu,
];

const count = (signs: readonly RegExp[], text: string) =>
  signs.reduce((sum, sign) => sum + (text.match(sign)?.length ?? 0), 0);

/** Whether letters of a name look damaged, as « HŽlène » or « HÃ©lÃ¨ne » do. */
export function looksDamaged(text: string): boolean {
  return count(damaged, text) > 0;
}

/** How unlikely it is that text in French was read in the right encoding: the lower the better. */
export function oddness(text: string): number {
  return 4 * count(damaged, text) + count(unlikely, text);
}
