/**
 * Puts the non-breaking spaces (U+00A0) that French asks for: before : ; ? ! % », after «, and
 * between a number and the word it counts in « 9 h 05 » or « 45 min ». Sentences can then be
 * written with plain spaces. The narrow space (U+202F) that Intl emits becomes U+00A0 too.
 */
export function typeset(text: string): string {
  return text
    .replace(/\u202f/g, '\u00a0')
    .replace(/ (?=[:;?!%»])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (?=(h|min)\b)/g, '$1\u00a0')
    .replace(/(\d\u00a0h) (?=\d)/g, '$1\u00a0');
}

/** « 1 demi-journée », « 3 demi-journées »: the plural begins at two. */
export function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count < 2 ? one : many}`;
}

/** « a », « a et b », « a, b et c ». */
export function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} et ${items[items.length - 1]}`;
}

/** Letters and digits alone, without case, accents, ligatures or separators, to compare words. */
export function bareWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
