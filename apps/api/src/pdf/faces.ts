import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import type { Font, Glyph } from 'fontkit';
import { LRUCache } from 'lru-cache';
import { families } from './families';
import type { Family, Weight } from './families';

/** A piece of text that one font file can write. */
export interface Run {
  /** The font file, as `openFace` takes it. */
  face: string;
  text: string;
}

const { resolve } = createRequire(import.meta.url);
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
/** What no eye sees, and a font may leave out: joiners, marks of direction, variation selectors. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
/** Twins that a face has under another code. */
const twins: Record<string, string> = { '\u202f': '\u00a0', '\u2010': '-', '\u2011': '-' };

const opened = new Map<string, Font>();
/** Words whose runs are kept: those of a few documents. */
const words = new LRUCache<string, readonly Run[]>({ max: 5_000 });

/** Opens a font file, once for all documents. */
export function openFace(face: string): Font {
  let font = opened.get(face);
  if (!font) opened.set(face, (font = saysItsLetters(openSync(resolve(face)) as Font)));
  return font;
}

/**
 * fontkit keeps one object for each glyph, which says for ever the letters it was first asked for: none
 * where it was first drawn as a part of another (the dot of an « i »), and a document would then depend
 * on those before it. Here a glyph says the letters that it is asked for.
 */
function saysItsLetters(font: Font): Font {
  const glyphOf = font.getGlyph.bind(font);
  const saying = new Map<string, Glyph>();
  font.getGlyph = (id, letters) => {
    if (!letters?.length) return glyphOf(id);
    const key = `${id} ${letters.join(' ')}`;
    let glyph = saying.get(key);
    if (!glyph) {
      const codePoints = { value: Object.freeze([...letters]), enumerable: true };
      saying.set(key, (glyph = Object.create(glyphOf(id), { codePoints }) as Glyph));
    }
    return glyph;
  };
  return font;
}

/**
 * Cuts a text where the font has to change. A whole word stays in one family where one can write it,
 * and the space between two words of one font stays in it.
 */
export function runs(text: string, weight: Weight): Run[] {
  const done: Run[] = [];
  const put = (face: string, piece: string) => {
    const last = done.at(-1);
    if (last?.face === face) last.text += piece;
    else done.push({ face, text: piece });
  };
  const house = families[0].files(weight)[0];
  const parts = text.normalize('NFC').split(/(\s+)/);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      for (const run of runsOfWord(part, weight)) put(run.face, run.text);
    } else {
      const before = done.at(-1)?.face;
      const after = runsOfWord(parts[index + 1], weight)[0]?.face;
      const shared = before === after && before && hasAll(before, part);
      put(shared ? before : house, plainSpaces(part));
    }
  }
  return done;
}

const plainSpaces = (spaces: string) => spaces.replace(/[^ \u00a0]/g, (each) => twins[each] ?? ' ');

const hasAll = (face: string, text: string) =>
  Array.from(plainSpaces(text)).every((each) =>
    openFace(face).hasGlyphForCodePoint(each.codePointAt(0)!),
  );

/** The characters of a text that no face can write, each once. */
export function unwritable(text: string): string[] {
  const clusters = Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => segment);
  return [...new Set(clusters.filter((cluster) => !anyFace(cluster, 'regular')))];
}

function runsOfWord(word: string, weight: Weight): readonly Run[] {
  const key = `${weight} ${word}`;
  const known = words.get(key);
  if (known) return known;
  const clusters = Array.from(graphemes.segment(word), ({ segment }) => segment);
  const family = families.find((each) => clusters.every((one) => faceOf(each, one, weight)));
  const done: Run[] = [];
  for (const cluster of clusters) {
    const face = family ? faceOf(family, cluster, weight) : anyFace(cluster, weight);
    if (face) done.push({ face, text: written(cluster, face) });
    // Said by its code: neither an empty box nor a letter that is not the person’s.
    else done.push({ face: faceOf(families[0], 'U', weight)!, text: codeOf(cluster) });
  }
  words.set(key, done);
  return done;
}

function anyFace(cluster: string, weight: Weight): string | undefined {
  for (const family of families) {
    const face = faceOf(family, cluster, weight);
    if (face) return face;
  }
  return undefined;
}

/** The file of a family that writes a whole cluster: a letter never parts from its accents. */
function faceOf(family: Family, cluster: string, weight: Weight): string | undefined {
  const codes = Array.from(cluster)
    .filter((character) => !invisible.test(character))
    .map((character) => (twins[character] ?? character).codePointAt(0)!);
  if (!codes.every((code) => mayHold(family, code))) return undefined;
  return family
    .files(weight)
    .find((face) =>
      codes.every((code) => code < 0x20 || openFace(face).hasGlyphForCodePoint(code)),
    );
}

const mayHold = ({ ranges }: Family, code: number) =>
  ranges.some(([first, last]) => code >= first && code <= last);

/** The cluster with only what its face has: an invisible sign that it lacks would become a box. */
function written(cluster: string, face: string): string {
  const font = openFace(face);
  return Array.from(cluster, (character) => twins[character] ?? character)
    .filter((each) => !invisible.test(each) || font.hasGlyphForCodePoint(each.codePointAt(0)!))
    .join('');
}

const codeOf = (cluster: string) =>
  Array.from(
    cluster,
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
