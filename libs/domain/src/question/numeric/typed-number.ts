import { bareText } from '../typed-text';
import { parseNumber } from './number';

/** What people write before or after a number to say that it is not exact. */
const about =
  /^(?:environ|à peu près|a peu pres|à peu de choses près|autour de|aux alentours de|vers|près de|pres de|presque|disons|≈|~|±|=)\s*/i;
const aboutAfter = /[\s,]*(?:environ|à peu près|a peu pres)\s*[.!]?$/i;

/** Units as people say them; the first is how a question writes it. */
const said: string[][] = [
  ['%', 'pour cent', 'pourcent', 'pourcents', 'pour 100', 'sur cent', 'sur 100', '/100', '/ 100'],
  ['Wh', 'wattheure', 'wattheures', 'watt heure', 'watt heures', 'watts heure', 'watts heures'],
  ['kWh', 'kilowattheure', 'kilowattheures', 'kilowatt heure', 'kilowatt heures'],
  ['g', 'gramme', 'grammes', 'gr'],
  ['kg', 'kilo', 'kilos', 'kilogramme', 'kilogrammes'],
  ['t', 'tonne', 'tonnes'],
  ['mL', 'millilitre', 'millilitres'],
  ['L', 'litre', 'litres'],
  ['m', 'mètre', 'mètres'],
  ['km', 'kilomètre', 'kilomètres'],
  ['s', 'seconde', 'secondes', 'sec'],
  ['min', 'minute', 'minutes', 'mn'],
  ['h', 'heure', 'heures'],
  ['€', 'euro', 'euros', 'eur'],
];

const scales: [words: RegExp, factor: number][] = [
  [/^mille(?!\p{L})\s*/iu, 1e3],
  [/^millions?(?!\p{L})\s*(?:d[e’']\s*)?/iu, 1e6],
  [/^milliards?(?!\p{L})\s*(?:d[e’']\s*)?/iu, 1e9],
];

/** The number that was written, and its unit where one was; null for what is no number. */
export interface TypedNumber {
  value: number;
  unit: string | null;
}

/**
 * Reads a number as people write it: « environ 2 600 », « 77 % », « 0,3 wattheure », « 2 600 tokens »,
 * « 1,5 million ». Where a question has units, a unit that is none of them makes it no answer: 3 km is
 * not 3 Wh. Where it has none, what is counted may be named.
 */
export function readNumber(typed: string, units: readonly string[]): TypedNumber | null {
  const text = typed.trim().replace(about, '').replace(aboutAfter, '').trim();
  const plain = parseNumber(text);
  if (plain !== null) return { value: plain, unit: null };
  const [, figures = '', rest = ''] =
    /^([+\-−–]?[\d.,\s\u00a0\u202f'’]*\d(?:e[+\-−–]?\d{1,3})?)\s*(.*)$/isu.exec(text) ?? [];
  const value = parseNumber(figures.trim());
  if (value === null) return null;
  const [words, factor] = scaled(rest.trim());
  if (words === '') return { value: value * factor, unit: null };
  const unit = units.find((each) => isUnit(words, each));
  if (unit !== undefined) return { value: value * factor, unit };
  const named = units.length === 0 && (/^[^\d]+$/.test(words) || isUnit(words, '%'));
  return named ? { value: value * factor, unit: null } : null;
}

function scaled(words: string): [rest: string, factor: number] {
  for (const [scale, factor] of scales) {
    if (scale.test(words)) return [words.replace(scale, ''), factor];
  }
  return [words, 1];
}

function isUnit(words: string, unit: string): boolean {
  // Symbols are letters or signs: « % » has nothing that is left of it once bare.
  const same = (one: string, other: string) =>
    one.toLowerCase() === other.toLowerCase() ||
    (bareText(one) !== '' && bareText(one) === bareText(other));
  const names = said.find(([symbol]) => symbol === unit) ?? [unit];
  return names.some((name) => same(words, name));
}
