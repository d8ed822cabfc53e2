const units = 'h|min|%|€|g|kg|t|mL|L|Wh|kWh|MWh|GWh|TWh|millions?|milliards?';

const rules: readonly [RegExp, string][] = [
  [/\u202f/g, '\u00a0'],
  [/(\p{L})'/gu, '$1’'],
  [/ (?=[:;?!»%])/g, '\u00a0'],
  [/« /g, '«\u00a0'],
  [/(\d) (?=\d{3}(?!\d))/g, '$1\u00a0'],
  [new RegExp(`(\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu'), '$1\u00a0'],
  [/(\d\u00a0h) (?=\d)/g, '$1\u00a0'],
];

/** An address of a person or of a page: copied as it is, or it leads nowhere. */
const address = /(\S*(?:@|:\/\/)\S*)/;

/**
 * French typography for text written with plain spaces and apostrophes: non-breaking spaces
 * (U+00A0, never the narrow U+202F that Intl emits) beside « » : ; ? ! and inside numbers, hours
 * and quantities. E-mail addresses and links are left as they are.
 */
export function typeset(text: string): string {
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? part : typesetProse(part)))
    .join('');
}

const typesetProse = (text: string) =>
  rules.reduce((done, [pattern, by]) => done.replace(pattern, by), text);

/** Words between « »; those that they quote themselves between “ ”, and no second pair around a quotation. */
export function quoted(words: string): string {
  const text = words.trim();
  if (/^«[^«»]*»$/.test(text)) return typeset(text);
  const within = text.replace(/«\s*/g, '“').replace(/\s*»/g, '”');
  return typeset(`« ${within} »`);
}

/** A fault, as the rules say them, as a sentence of its own: capital and full stop. */
export function sentence(fault: string): string {
  return typeset(`${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`);
}

/** Keeps « 9 h – 12 h » on one line: one may break after a dash, even before U+00A0 (UAX 14). */
export const holdDashes = (text: string) => text.replaceAll('–\u00a0', '–\u2060\u00a0');

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
    .replace(/[^\p{L}\p{Nd}]/gu, '');
}
