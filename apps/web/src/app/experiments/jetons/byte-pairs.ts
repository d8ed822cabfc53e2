/** Some bytes, each written as the character of the same number, 0 to 255. */
export type Piece = string;

/** Two neighbours that become one piece. */
export type Merge = readonly [left: Piece, right: Piece];

/** A word, a number or signs, each with the space before it, or blanks. No piece goes beyond. */
const CHUNK = / ?\p{L}[\p{L}\p{M}]*| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+/gu;
/** Stands in no piece. */
const BETWEEN = '\u{100}';

/**
 * Byte-pair encoding (Gage, 1994; Sennrich et al., 2016): starts from single bytes and merges the
 * two neighbours met most often, again and again, `most` times at most; the first in the order of
 * bytes when several are equal. Stops when no two neighbours are met twice. Fewer merges are the
 * beginning of more.
 */
export function learnMerges(corpus: string, most: number): Merge[] {
  const times = new Map<string, number>();
  for (const chunk of chunks(corpus)) times.set(chunk, (times.get(chunk) ?? 0) + 1);
  const words = [...times].map(([chunk, count]) => ({ pieces: [...chunk], count }));
  const pairs = new Map<string, number>();
  for (const { pieces, count } of words) tally(pairs, pieces, count);
  const merges: Merge[] = [];
  while (merges.length < most) {
    const best = mostFrequent(pairs);
    if (!best) break;
    merges.push(best);
    for (const word of words) {
      const joined = join(word.pieces, best);
      if (joined === word.pieces) continue;
      tally(pairs, word.pieces, -word.count);
      tally(pairs, joined, word.count);
      word.pieces = joined;
    }
  }
  return merges;
}

/** Cuts a text into pieces, with the merges in the order they were learnt; nothing is lost. */
export function cut(text: string, merges: readonly Merge[]): Piece[] {
  return chunks(text).flatMap((chunk) => merges.reduce(join, [...chunk]));
}

/** The number that stands for a piece: its byte, or 256 and more in the order of the merges. */
export function numberOf(piece: Piece, merges: readonly Merge[]): number {
  if (piece.length === 1) return piece.charCodeAt(0);
  return 256 + merges.findIndex(([left, right]) => left + right === piece);
}

/** What a piece spells, or null when its bytes are only a part of a letter. */
export function textOf(piece: Piece): string | null {
  try {
    return decodeURIComponent(
      bytesOf(piece)
        .map((byte) => `%${byte}`)
        .join(''),
    );
  } catch {
    return null;
  }
}

/** The bytes of a piece, as two hexadecimal digits each. */
export function bytesOf(piece: Piece): string[] {
  return [...piece].map((byte) => byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
}

/** How many words a text has, between its spaces and signs. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}

/** The UTF-8 bytes of each chunk; half a pair of surrogates is replaced, as in a request. */
function chunks(text: string): Piece[] {
  const whole = text.replace(/\p{Surrogate}/gu, '\u{FFFD}');
  return (whole.match(CHUNK) ?? []).map((chunk) =>
    encodeURIComponent(chunk).replace(/%(..)/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    ),
  );
}

function tally(pairs: Map<string, number>, pieces: readonly Piece[], times: number): void {
  for (let index = 1; index < pieces.length; index++) {
    const pair = pieces[index - 1] + BETWEEN + pieces[index];
    pairs.set(pair, (pairs.get(pair) ?? 0) + times);
  }
}

function mostFrequent(pairs: ReadonlyMap<string, number>): Merge | null {
  let best = '';
  let most = 1;
  for (const [pair, times] of pairs) {
    if (times > most || (times === most && best && pair < best)) [best, most] = [pair, times];
  }
  if (!best) return null;
  const [left, right] = best.split(BETWEEN);
  return [left, right];
}

/** The same pieces, the two neighbours made one wherever they meet; the same list if nowhere. */
function join(pieces: Piece[], [left, right]: Merge): Piece[] {
  if (!pieces.includes(left)) return pieces;
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const pair = pieces[index] === left && pieces[index + 1] === right;
    joined.push(pair ? left + right : pieces[index]);
    if (pair) index++;
  }
  return joined.length < pieces.length ? joined : pieces;
}
