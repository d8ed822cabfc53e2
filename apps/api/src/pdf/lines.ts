import { typeset } from '@percolateur/domain';
import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import type { Font } from 'fontkit';
import { LRUCache } from 'lru-cache';
import { openFace, runs } from './faces';
import type { Run } from './faces';
import type { Weight } from './families';

/** A run placed on its line. */
export interface Placed extends Run {
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
export function layOut(text: string, { width, size, weight }: Setting): Line[] {
  const set = typeset(text).normalize('NFC');
  return set.split('\n').flatMap((paragraph) => {
    const levels = rightToLeft.test(paragraph)
      ? bidi.getEmbeddingLevels(paragraph, 'ltr').levels
      : null;
    return cut(paragraph, width / size, weight).map(([start, end]) =>
      lineOf(paragraph.slice(start, end), levels?.subarray(start, end) ?? null, size, weight),
    );
  });
}

/** How wide a text is on one line, in points. */
export const widthOf = (text: string, size: number, weight: Weight) =>
  emsOf(typeset(text).normalize('NFC'), weight) * size;

/** Where lines begin and end, without the spaces at their ends; widths are in ems. */
function cut(text: string, width: number, weight: Weight): [start: number, end: number][] {
  const lines: [number, number][] = [];
  let [start, end, used] = [0, 0, 0];
  const endLine = (next: number) => {
    lines.push([start, start + text.slice(start, end).trimEnd().length]);
    [start, end, used] = [next, next, 0];
  };
  const put = (from: number, to: number) => {
    const piece = text.slice(from, to);
    // Spaces at the end of a line take no room.
    if (end > start && used + emsOf(piece.trimEnd(), weight) > width) endLine(from);
    end = to;
    used += emsOf(piece, weight);
  };
  let from = 0;
  for (const to of breaks(text)) {
    if (emsOf(text.slice(from, to).trimEnd(), weight) <= width) {
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

function lineOf(text: string, levels: Uint8Array | null, size: number, weight: Weight): Line {
  const pieces = levels
    ? inVisualOrder(levelled(text, levels, weight))
    : runs(text, weight).map((run) => ({ ...run, level: 0 }));
  let width = 0;
  const placed = pieces.map((piece): Placed => {
    const left = width;
    const features = featuresOf(piece);
    width += runEms(piece, features) * size;
    return { ...piece, left, features, composed: composed.test(piece.text) };
  });
  const house = runs('x', weight).map(({ face }) => face);
  const fonts = [...new Set([...house, ...pieces.map(({ face }) => face)])].map(openFace);
  const most = (of: (font: Font) => number) =>
    Math.max(...fonts.map((font) => (of(font) / font.unitsPerEm) * size));
  const ascent = most((font) => font.ascent);
  return {
    text,
    runs: placed,
    width,
    ascent,
    height: ascent + most((font) => font.lineGap - font.descent),
  };
}

type Levelled = Run & { level: number };

/** The runs of a line that holds right-to-left words, each of one level (UAX 9). */
function levelled(text: string, levels: Uint8Array, weight: Weight): Levelled[] {
  const pieces: Levelled[] = [];
  let start = 0;
  for (let end = 1; end <= text.length; end += 1) {
    if (end < text.length && levels[end] === levels[start]) continue;
    const level = levels[start];
    const piece = level % 2 ? mirrored(text.slice(start, end)) : text.slice(start, end);
    pieces.push(...runs(piece, weight).map((run) => ({ ...run, level })));
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
