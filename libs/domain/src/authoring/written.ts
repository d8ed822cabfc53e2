import { questionTexts } from '../question/question';
import type { Question } from '../question/question';
import type { TextShape } from '../question/kind';

/** A text of a question: where it stands (« choices.1.text »), and how it is written. */
export interface WrittenText {
  at: string;
  text: string;
  shape: TextShape;
}

/** Every Markdown text of a question, whatever its kind, in the order of its fields. */
export function writtenTexts(question: Question): WrittenText[] {
  const texts: Omit<WrittenText, 'at'>[] = [];
  const marked = questionTexts(question, (text, shape) => mark(texts.push({ text, shape }) - 1));
  return places(marked).map(({ at, index }) => ({ at, ...texts[index]! }));
}

const mark = (index: number) => `\0${index}`;

/** Where the marks stand. */
function places(value: unknown, path = ''): { at: string; index: number }[] {
  if (typeof value === 'string') {
    return value.startsWith('\0') ? [{ at: path, index: Number(value.slice(1)) }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    places(each, path ? `${path}.${key}` : key),
  );
}

export interface Picture {
  alt: string;
  source: string;
  /** Said to bring nothing but looks: it needs no words. */
  decorative: boolean;
}

/** A picture in Markdown: what it says instead, and where it stands. */
const picture = /!\[([^\]]*)\]\(([^)\s]*)(?:\s+"([^"]*)")?[^)]*\)/g;

/** The pictures of a text. */
export const picturesOf = (text: string): Picture[] =>
  [...text.matchAll(picture)].map(([, alt = '', source = '', title = '']) => ({
    ...{ alt, source, decorative: title === 'décorative' },
  }));

/** The words of a Markdown text as they are read: no sign, no address, pictures by what they say. */
export function markdownWords(text: string): string {
  return text
    .replace(picture, ' $1 ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/(?<!\\)(\*\*|__|\*|`|~~)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How many words are read. */
export const wordCount = (text: string) =>
  markdownWords(text).match(/\p{L}[\p{L}\p{N}’'-]*|\p{N}+/gu)?.length ?? 0;
