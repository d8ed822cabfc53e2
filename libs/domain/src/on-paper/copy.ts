import { atMost, limits } from '../limits';
import { listed, typeset } from '../french';
import type { Answer, ShownQuestion } from '../question/question';
import { bareText } from '../question/typed-text';
import { readNumber } from '../question/numeric/typed-number';
import { gapKey, leavesOf } from './slots';
import type { PaperLeaf } from './slots';

/** What was typed in each place, by its key; what was left blank may lack. */
export type Typed = Readonly<Record<string, string>>;

/** What cannot be read, where, and what was expected there. */
export interface Misread {
  key: string;
  message: string;
}

/** A question as it was copied from paper. */
export interface Copied {
  /** Null where nothing was written, or nothing can be read. */
  answer: Answer | null;
  misread: Misread[];
}

type LeafAnswer = Exclude<Answer, { kind: 'scenario' }>;
type Read<T> = { value: T | null } | { expected: string };

/**
 * Reads what was copied from an answer sheet: letters for choices (« B », « a c »), numbers for an
 * order (« 3 1 2 4 » or « 3124 »), letters in the order of the lines for pairs (« C A - B », or
 * « 1C 2A »), v or f, numbers with their unit, words. Nothing typed is no answer.
 */
export function copiedAnswer(question: ShownQuestion, number: string, typed: Typed): Copied {
  const misread: Misread[] = [];
  const given = leavesOf(question, number).map(({ leaf, key }) => ({
    questionId: leaf.id,
    answer: leafAnswer(leaf, key, typed, misread),
  }));
  if (misread.length > 0) return { answer: null, misread };
  if (question.kind !== 'scenario') return { answer: given[0]?.answer ?? null, misread };
  const parts = given.flatMap(({ questionId, answer }) =>
    answer && answer.kind !== 'open' ? [{ questionId, answer }] : [],
  );
  return { answer: parts.length > 0 ? { kind: 'scenario', parts } : null, misread };
}

function leafAnswer(
  leaf: PaperLeaf,
  key: string,
  typed: Typed,
  misread: Misread[],
): LeafAnswer | null {
  const read = <T>(at: string, from: (text: string) => Read<T>): T | null => {
    const text = typed[at]?.trim() ?? '';
    if (text === '') return null;
    const found = from(text);
    if ('value' in found) return found.value;
    misread.push({ key: at, message: typeset(found.expected) });
    return null;
  };
  if (leaf.kind === 'gap') {
    const filled = leaf.gaps.flatMap(({ id, choices }) => {
      const text = read(gapKey(key, id), (each) => word(each, choices));
      return text === null ? [] : [{ gapId: id, text }];
    });
    return filled.length > 0 ? { kind: 'gap', filled } : null;
  }
  return read(key, (text) => answerIn(leaf, text));
}

function answerIn(leaf: Exclude<PaperLeaf, { kind: 'gap' }>, text: string): Read<LeafAnswer> {
  const mapped = <T>(found: Read<T>, to: (value: T) => LeafAnswer | null): Read<LeafAnswer> =>
    'value' in found ? { value: found.value === null ? null : to(found.value) } : found;
  switch (leaf.kind) {
    case 'single':
      return mapped(places(text, leaf.choices.length, 1), ([place]) => {
        const choice = leaf.choices[place ?? -1];
        return choice ? { kind: 'single', choiceId: choice.id } : null;
      });
    case 'multiple':
      return mapped(places(text, leaf.choices.length, leaf.choices.length), (chosen) => ({
        kind: 'multiple',
        choiceIds: leaf.choices.flatMap(({ id }, place) => (chosen.includes(place) ? [id] : [])),
      }));
    case 'true-false':
      if (/^(v|vrai)$/i.test(text)) return { value: { kind: 'true-false', value: true } };
      if (/^(f|faux)$/i.test(text)) return { value: { kind: 'true-false', value: false } };
      return { expected: 'V pour vrai, F pour faux.' };
    case 'ordering':
      return mapped(order(text, leaf.items.length), (ranks) => ({
        kind: 'ordering',
        itemIds: ranks.flatMap((rank) => leaf.items[rank - 1]?.id ?? []),
      }));
    case 'matching':
      return mapped(pairs(text, leaf.items.length, leaf.targets.length), (made) => {
        const told = made.flatMap(({ item, target }) => {
          const [one, other] = [leaf.items[item], leaf.targets[target]];
          return one && other ? [{ itemId: one.id, targetId: other.id }] : [];
        });
        return told.length > 0 ? { kind: 'matching', pairs: told } : null;
      });
    case 'short':
      return mapped(word(text, null), (said) => ({ kind: 'short', text: said }));
    case 'numeric':
      return mapped(number(text, leaf.units), ({ unit }) => ({
        kind: 'numeric',
        value: text,
        unit,
      }));
    case 'open':
      return text.length > limits.lines
        ? { expected: atMost(limits.lines) }
        : { value: { kind: 'open', text } };
  }
}

const letterPlace = (letter: string) => letter.toUpperCase().charCodeAt(0) - 65;
const lastLetter = (count: number) => String.fromCharCode(64 + count);

/** Places of choices, from 0, by their letters: together or apart, in whatever order. */
function places(text: string, count: number, most: number): Read<number[]> {
  const found = [...new Set(text.replace(/[\s,;.+/&]|\bet\b/gi, ''))].map(letterPlace);
  const unknown = found.some((place) => !(place >= 0 && place < count));
  if (!unknown && found.length > 0 && found.length <= most) return { value: found.sort(byValue) };
  const between = `de A à ${lastLetter(count)}`;
  return { expected: most === 1 ? `Une seule lettre, ${between}.` : `Des lettres, ${between}.` };
}

const byValue = (one: number, other: number) => one - other;

/** Ranks, from 1: each once. */
function order(text: string, count: number): Read<number[]> {
  const parts = /[^\d]/.test(text) || count > 9 ? (text.match(/\d+/g) ?? []) : [...text];
  const ranks = parts.map(Number);
  const whole =
    /^[\d\s,;.>\-–]*$/.test(text) &&
    ranks.length === count &&
    new Set(ranks).size === count &&
    ranks.every((rank) => rank >= 1 && rank <= count);
  return whole ? { value: ranks } : { expected: `Chaque numéro de 1 à ${count}, une seule fois.` };
}

interface Pair {
  item: number;
  target: number;
}

/** « C A - B », a letter a line and a dash for a blank; or « 1C 2A », in whatever order. */
function pairs(text: string, items: number, targets: number): Read<Pair[]> {
  const expected = `Une lettre de A à ${lastLetter(targets)} pour chaque ligne, de 1 à ${items}, et un tiret où rien n’est écrit.`;
  const known = ({ item, target }: Pair) =>
    item >= 0 && item < items && target >= 0 && target < targets;
  const told: Pair[] = [];
  if (/\d/.test(text)) {
    const bare = text.replace(/[\s,;.:=>–-]/g, '');
    if (!/^(\d+[a-z])+$/i.test(bare)) return { expected };
    for (const [, line, letter] of bare.matchAll(/(\d+)([a-z])/gi)) {
      told.push({ item: Number(line) - 1, target: letterPlace(letter ?? '') });
    }
  } else {
    const written = [...text.replace(/[\s,;.]/g, '')];
    if (written.length !== items) return { expected };
    for (const [item, letter] of written.entries()) {
      if (!/[-–?_]/.test(letter)) told.push({ item, target: letterPlace(letter) });
    }
  }
  const once = new Set(told.map(({ item }) => item)).size === told.length;
  return once && told.every(known) ? { value: told } : { expected };
}

/** A word; of those proposed where some are, whatever its accents and case. */
function word(text: string, words: readonly string[] | null): Read<string> {
  if (text.length > limits.line) return { expected: atMost(limits.line) };
  if (!words) return { value: text };
  const meant =
    words.find((each) => each === text) ?? words.find((each) => bareText(each) === bareText(text));
  return meant === undefined
    ? { expected: `L’un des mots proposés : ${listed(words)}.` }
    : { value: meant };
}

/** A number, and its unit where there is a choice of units. */
function number(text: string, units: readonly string[]): Read<{ unit: string | null }> {
  const read = readNumber(text, units);
  if (!read || !Number.isFinite(read.value)) return { expected: 'Un nombre, comme 12,5.' };
  const unit = read.unit ?? (units.length === 1 ? (units[0] ?? null) : null);
  if (units.length > 0 && unit === null) {
    return { expected: `Le nombre et son unité : ${listed(units)}.` };
  }
  return { value: { unit } };
}
