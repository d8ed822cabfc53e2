import type { HeardQuestion } from '@percolateur/contract';
import {
  atMost,
  limits,
  namesSeen,
  questionFault,
  type QuestionTheme,
  themeProposed,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import type { KeptNote } from '../companion/kept-notes';

/** A question as it is being written. */
export interface HeardLine {
  id: string;
  words: string;
  /** Chosen by hand; null follows the words. */
  theme: QuestionTheme | null;
  /** The note of the device that it was taken from. */
  note: string | null;
}

export const newLine = (words = '', note: string | null = null): HeardLine => ({
  ...{ id: uuidv7(), words: oneLine(words), theme: null, note },
});

export const lineOf = ({ id, words, theme }: HeardQuestion): HeardLine => ({
  ...{ id, words, theme, note: null },
});

/** Whether a line was taken from this note, now or when the café was first told. */
export const takenFrom = ({ note, words }: HeardLine, { key, text }: KeptNote) =>
  note === key || words.trim() === oneLine(text).trim();

/** Words typed or noted on several lines, on one. */
export const oneLine = (words: string) => words.replace(/\s*\n\s*/g, ' ');

/** Why a line cannot be sent, in French; null when it can. */
export const lineFault = ({ words }: HeardLine): string | null =>
  questionFault(words) ?? (words.trim().length > limits.line ? atMost(limits.line) : null);

/** The names that seem to be in a line, as they are written. */
export const namesIn = ({ words }: HeardLine): string =>
  namesSeen(words)
    .map((name) => `«\u00a0${name}\u00a0»`)
    .join(', ');

export const themeOf = ({ theme, words }: HeardLine): QuestionTheme =>
  theme ?? themeProposed(words);

/** What is sent: the lines that say something. */
export const heardIn = (lines: readonly HeardLine[]): HeardQuestion[] =>
  lines
    .filter(({ words }) => words.trim() !== '')
    .map((line) => ({ id: line.id, words: line.words.trim(), theme: themeOf(line) }));
