import { typeset } from '@percolateur/domain';
import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import type { Font } from 'fontkit';
import { LRUCache } from 'lru-cache';
import { openFace, runs } from './faces';
import type { Run } from './faces';
import type { Weight } from './families';

/** How a piece of a text is set apart from what is around it. */
export interface Mark {
  weight?: Weight;
  /** Of the size around it: less than 1. */
  size?: number;
  /** Above the base line, in ems of the size around it. */
  rise?: number;
  line?: 'under' | 'through';
  /** On a ground of its own, as code is. */
  ground?: boolean;
}

/** A piece of a text, set in one way. */
export interface Piece {
  text: string;
  mark: Mark;
}

/** A run placed on its line. */
export interface Placed extends Run {
  mark: Mark;
  width: number;
  /** From the left of the line. */
  left: number;
  /** As fontkit takes them; undefined to shape word by word. */
  features: object | undefined;
  /** Its glyphs do not follow its letters one by one: the text is given beside them. */
  composed: boolean;
}

/** A line ready to draw. Lengths are in points. */
export interface Line {
  text: string;
  /** From left to right. */
  runs: readonly Placed[];
  width: number;
  height: number;
  /** From the top of the line to its base line. */
  ascent: number;
}

export interface Setting {
  width: number;
  size: number;
  weight: Weight;
  /** Of the natural height of lines; 1 unless told. */
  leading?: number;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Where a vowel may be drawn before its consonant. */
const composed = /\p{Script=Devanagari}/u;

const advances = new LRUCache<string, number>({ max: 20_000 });

/**
 * Breaks a text into lines of a width, in French typography. Lines break where Unicode says (UAX 14),
 * and inside a word only when it is wider than the line. Right-to-left words keep their order (UAX 9).
 */
export const layOut = (text: string, setting: Setting): Line[] =>
  layOutPieces([{ text, mark: {} }], setting);

/** Breaks a text made of pieces in the same way: a word that changes its mark stays one word. */
export function layOutPieces(pieces: readonly Piece[], setting: Setting): Line[] {
  const paragraphs: Piece[][] = [[]];
  for (const { text, mark } of pieces) {
    const [first = '', ...others] = typeset(text).normalize('NFC').split('\n');
    paragraphs.at(-1)?.push({ text: first, mark });
    for (const each of others) paragraphs.push([{ text: each, mark }]);
  }
  return paragraphs.flatMap((paragraph) => linesOfParagraph(paragraph, setting));
}

function linesOfParagraph(pieces: readonly Piece[], setting: Setting): Line[] {
  const { width, size, weight } = setting;
  const text = pieces.map((each) => each.text).join('');
  const levels = rightToLeft.test(text) ? bidi.getEmbeddingLevels(text, 'ltr').levels : null;
  const ems = (from: number, to: number) =>
    within(pieces, from, to).reduce(
      (sum, { text: part, mark }) => sum + emsOf(part, mark.weight ?? weight) * (mark.size ?? 1),
      0,
    );
  return cut(text, width / size, ems).map(([start, end]) =>
    lineOf(within(pieces, start, end), levels?.subarray(start, end) ?? null, setting),
  );
}

/** What lies between two places of a text made of pieces. */
function within(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let before = 0;
  return pieces.flatMap(({ text, mark }) => {
    const part = text.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += text.length;
    return part === '' ? [] : [{ text: part, mark }];
  });
}

/** How wide a text is on one line, in points. */
export const widthOf = (text: string, size: number, weight: Weight) =>
  emsOf(typeset(text).normalize('NFC'), weight) * size;

/** Where lines begin and end, without the spaces at their ends; widths are in ems. */
function cut(
  text: string,
  width: number,
  ems: (from: number, to: number) => number,
): [start: number, end: number][] {
  const lines: [number, number][] = [];
  let [start, end, used] = [0, 0, 0];
  const endLine = (next: number) => {
    lines.push([start, start + text.slice(start, end).trimEnd().length]);
    [start, end, used] = [next, next, 0];
  };
  const endOfWords = (from: number, to: number) => from + text.slice(from, to).trimEnd().length;
  const put = (from: number, to: number) => {
    // Spaces at the end of a line take no room.
    if (end > start && used + ems(from, endOfWords(from, to)) > width) endLine(from);
    end = to;
    used += ems(from, to);
  };
  let from = 0;
  for (const to of breaks(text)) {
    if (ems(from, endOfWords(from, to)) <= width) {
      put(from, to);
    } else {
      for (const { index, segment } of graphemes.segment(text.slice(from, to))) {
        put(from + index, from + index + segment.length);
      }
    }
    from = to;
  }
  endLine(text.length);
  return lines;
}

function* breaks(text: string): Generator<number> {
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) yield found.position;
}

function lineOf(
  parts: readonly Piece[],
  levels: Uint8Array | null,
  { size, weight, leading = 1 }: Setting,
): Line {
  let from = 0;
  const inOrder = parts.flatMap(({ text, mark }): Levelled[] => {
    const own = levels?.subarray(from, (from += text.length)) ?? null;
    const heavy = mark.weight ?? weight;
    if (own) return levelled(text, own, heavy, mark);
    return runs(text, heavy).map((run) => ({ ...run, level: 0, mark }));
  });
  const pieces = levels ? inVisualOrder(inOrder) : inOrder;
  let width = 0;
  const placed = pieces.map((piece): Placed => {
    const left = width;
    const features = featuresOf(piece);
    const own = runEms(piece, features) * size * (piece.mark.size ?? 1);
    width += own;
    return { ...piece, left, width: own, features, composed: composed.test(piece.text) };
  });
  const house = runs('x', weight).map(({ face }) => face);
  const fonts = [...new Set([...house, ...pieces.map(({ face }) => face)])].map(openFace);
  const most = (of: (font: Font) => number) =>
    Math.max(...fonts.map((font) => (of(font) / font.unitsPerEm) * size));
  const ascent = most((font) => font.ascent);
  const height = ascent + most((font) => font.lineGap - font.descent);
  return {
    text: parts.map((each) => each.text).join(''),
    runs: placed,
    width,
    ascent: ascent + (height * (leading - 1)) / 2,
    height: height * leading,
  };
}

type Levelled = Run & { level: number; mark: Mark };

/** The runs of a line that holds right-to-left words, each of one level (UAX 9). */
function levelled(text: string, levels: Uint8Array, weight: Weight, mark: Mark): Levelled[] {
  const pieces: Levelled[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    if (end < text.length && levels[end] === levels[start]) continue;
    const level = levels[start];
    const piece = level % 2 ? mirrored(text.slice(start, end)) : text.slice(start, end);
    pieces.push(...runs(piece, weight).map((run) => ({ ...run, level, mark })));
    start = end;
  }
  return pieces;
}

/** From left to right (UAX 9, rule L2). */
function inVisualOrder(inOrder: readonly Levelled[]): Levelled[] {
  const pieces = [...inOrder];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let first = 0; first < pieces.length; first += 1) {
      if (pieces[first].level < level) continue;
      let last = first;
      while (pieces[last + 1]?.level >= level) last += 1;
      pieces.splice(first, last - first + 1, ...pieces.slice(first, last + 1).reverse());
      first = last;
    }
  }
  return pieces;
}

const mirrored = (text: string) =>
  Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');

const emsOf = (text: string, weight: Weight) =>
  runs(text, weight).reduce((sum, run) => sum + runEms(run), 0);

/**
 * How a run is shaped. From right to left: whole, so that its words keep their order. A Latin letter
 * with its accents: as one glyph, so that its text can be read back.
 */
function featuresOf({ text, level }: Levelled): object | undefined {
  if (level % 2 === 1) return [];
  return /[\u1e00-\u1eff]/.test(text) ? { ccmp: false } : undefined;
}

function runEms({ face, text }: Run, features?: object): number {
  const key = `${face} ${JSON.stringify(features)} ${text}`;
  let ems = advances.get(key);
  if (ems === undefined) {
    const font = openFace(face);
    // As pdfkit draws it: word by word unless told otherwise.
    const words = features ? [text] : (text.match(/[^ ]* ?/g) ?? []);
    ems = words
      .filter(Boolean)
      .reduce(
        (sum, word) => sum + font.layout(word, features as never).advanceWidth / font.unitsPerEm,
        0,
      );
    advances.set(key, ems);
  }
  return ems;
}
