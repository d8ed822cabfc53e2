const NBSP = '\u00A0';
const UNITS = 'h|min|%|€|g|kg|t|mL|L|Wh|kWh|MWh|GWh|TWh|millions?|milliards?';

const rules: [RegExp, string][] = [
  [/\u202F/g, NBSP],
  [/(\p{L})'/gu, '$1’'],
  [/ (?=[:;?!»%])/g, NBSP],
  [/« /g, `«${NBSP}`],
  [/(\d) (?=\d{3}(?!\d))/g, `$1${NBSP}`],
  [new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu'), `$1${NBSP}`],
  [/(\d\u00A0h) (?=\d)/g, `$1${NBSP}`],
];

/**
 * French typography, so that authors type ordinary spaces and apostrophes: no-break spaces
 * (U+00A0, the only one the face has) beside « » : ; ? ! and inside numbers, hours and quantities.
 */
export function typeset(text: string): string {
  return rules.reduce((done, [pattern, by]) => done.replace(pattern, by), text);
}

/** The same value with every sentence in it typeset; addresses are left alone. */
export function typesetAll<T>(value: T): T;
export function typesetAll(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('https://') ? value : typeset(value);
  if (Array.isArray(value)) return value.map((each) => typesetAll(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typesetAll(each)]));
}
