/** The longest context that is counted, in words. */
export const LONGEST = 3;
/** The setting that draws as the texts do; 0 is all prudence, 10 all surprise. */
export const AS_READ = 5;

export interface Follower {
  readonly word: string;
  /** How many times it came next in what was read. */
  readonly count: number;
}

/** What was counted: after each run of 0 to 3 words, how many times each word came next. */
export interface Model {
  readonly words: readonly string[];
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Guess {
  /** The last words that the model had already met together, and that it counts from. */
  readonly known: readonly string[];
  /** What followed them, the most frequent first, then in the order of the text; never empty. */
  readonly followers: readonly Follower[];
}

export interface Settings {
  /** Words looked at before the next one, 1 to 3. */
  readonly length: number;
  /** 0 to 10; see `parts`. */
  readonly surprise: number;
  /** The number of the dice: the same number throws the same dice. */
  readonly seed: number;
}

/** The words and marks of a text, in lower case; `l’` and `homme` are two words. */
export function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/\p{L}+’|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[.,;:!?]/gu) ?? []
  );
}

/** The same words as a reader expects them: each with the space before it and its capital. */
export function spelled(list: readonly string[]): string[] {
  return list.map((word, index) => {
    const before = list[index - 1] ?? '.';
    const opens = /^[.!?]$/.test(before);
    const shown = opens ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    if (index === 0 || before.endsWith('’') || /^[.,]$/.test(word)) return shown;
    const tied = /^[;:!?]$/.test(word) || /^\d+$/.test(before);
    return (tied ? '\u00A0' : ' ') + shown;
  });
}

/**
 * Counts what follows each run of 0 to 3 words.
 * @throws RangeError when nothing was read: there would be nothing to draw from.
 */
export function learn(read: readonly string[]): Model {
  if (read.length === 0) throw new RangeError('nothing to learn from');
  const counts = new Map<string, Map<string, number>>();
  read.forEach((word, index) => {
    for (let length = 0; length <= Math.min(LONGEST, index); length++) {
      const context = read.slice(index - length, index).join(' ');
      const after = counts.get(context) ?? new Map<string, number>();
      counts.set(context, after.set(word, (after.get(word) ?? 0) + 1));
    }
  });
  return { words: read, counts };
}

/** What may follow `before`; words never met together are dropped from the left until some were. */
export function guess(model: Model, before: readonly string[], length: number): Guess {
  for (let size = Math.min(length, before.length); ; size--) {
    const known = before.slice(before.length - size);
    const after = model.counts.get(known.join(' '));
    if (!after) continue;
    const followers = [...after].map(([word, count]) => ({ word, count }));
    return { known, followers: followers.sort((one, other) => other.count - one.count) };
  }
}

/**
 * The chance of each word, from its count: they add up to 1. This is the temperature of language
 * models, with exponent (10 − surprise) / surprise: at 0 only the most frequent are left, at 5 the
 * chances are those of the text, at 10 all are equal.
 */
export function parts(counts: readonly number[], surprise: number): number[] {
  const most = Math.max(...counts);
  const exponent = (10 - surprise) / surprise;
  const weights = counts.map((count) => (count === most ? 1 : (count / most) ** exponent));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** Chances as whole percents that add up to 100: the largest remainders are rounded up. */
export function percents(chances: readonly number[]): number[] {
  const whole = chances.map((chance) => Math.floor(chance * 100 + 1e-9));
  const left = 100 - sum(whole);
  const rounded = chances
    .map((chance, index) => ({ index, remainder: chance * 100 - whole[index] }))
    .sort((one, other) => other.remainder - one.remainder)
    .slice(0, left);
  for (const { index } of rounded) whole[index]++;
  return whole;
}

/** The throw number `index` of the dice `seed`, from 0 to 1 excluded; always the same (mulberry32). */
export function chance(seed: number, index: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

/** Where a throw falls among chances that add up to 1. */
export function draw(chances: readonly number[], thrown: number): number {
  let reached = 0;
  const index = chances.findIndex((part) => thrown < (reached += part));
  return index < 0 ? chances.length - 1 : index;
}

/** The words drawn after `start`, one by one, each from those before it. Same settings, same words. */
export function write(
  model: Model,
  start: readonly string[],
  { length, surprise, seed }: Settings,
  count: number,
): string[] {
  const text = [...start];
  for (let index = 0; index < count; index++) {
    const { followers } = guess(model, text, length);
    const chances = parts(
      followers.map((follower) => follower.count),
      surprise,
    );
    text.push(followers[draw(chances, chance(seed, index))].word);
  }
  return text.slice(start.length);
}

/** A stretch of a text, from one word to another excluded. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** What `text` recites: the longest runs of `least` words or more that stand as such in `read`. */
export function recited(read: readonly string[], text: readonly string[], least: number): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < text.length; from++) {
    const to = from + longestCopy(read, text, from);
    if (to - from < least) continue;
    runs.push({ from, to });
    from = to - 1;
  }
  return runs;
}

function longestCopy(read: readonly string[], text: readonly string[], from: number): number {
  let longest = 0;
  for (let place = 0; place < read.length; place++) {
    let size = 0;
    while (from + size < text.length && read[place + size] === text[from + size]) size++;
    longest = Math.max(longest, size);
  }
  return longest;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
