import { bareWord } from '@percolateur/domain';

/** Rows that a page of a list holds. */
export const pageSize = 50;

/** More words than this narrow nothing that a person would look for. */
const wordsAtMost = 6;

/**
 * The bare words of a search, as `like` patterns for a `search` column. None when nothing but signs
 * was typed.
 */
export function searched(text = ''): string[] {
  const words = text.split(/\s+/).map(bareWord).filter(Boolean);
  return words.slice(0, wordsAtMost).map((word) => `%${word}%`);
}

/** Splits what was read, one row more than a page, into the page and the id where the next begins. */
export function pageFrom<Row>(read: readonly Row[], idOf: (row: Row) => string) {
  const rows = read.slice(0, pageSize);
  return { rows, next: read.length > pageSize ? idOf(rows[pageSize - 1]) : null };
}
