import { bareWord } from '@percolateur/domain';

/** Who speaks becomes who is spoken to. */
export const persons: readonly (readonly [string, string])[] = [
  ['je', 'vous'],
  ['j’', 'vous'],
  ['me', 'vous'],
  ['m’', 'vous'],
  ['moi', 'vous'],
  ['mon', 'votre'],
  ['ma', 'votre'],
  ['mes', 'vos'],
  ['vous', 'je'],
  ['votre', 'mon'],
  ['vos', 'mes'],
  ['tu', 'je'],
  ['te', 'me'],
  ['t’', 'm’'],
  ['toi', 'moi'],
  ['ton', 'mon'],
  ['ta', 'ma'],
  ['tes', 'mes'],
];

/** The verbs that agree with it, both ways. Every other verb is missed: the table stays short. */
export const verbs: readonly (readonly [string, string])[] = [
  ['suis', 'êtes'],
  ['ai', 'avez'],
  ['étais', 'étiez'],
  ['avais', 'aviez'],
  ['vais', 'allez'],
  ['fais', 'faites'],
  ['veux', 'voulez'],
  ['voudrais', 'voudriez'],
  ['peux', 'pouvez'],
  ['dois', 'devez'],
  ['sais', 'savez'],
  ['pense', 'pensez'],
  ['crois', 'croyez'],
  ['aime', 'aimez'],
  ['parle', 'parlez'],
];

/** A swap that French refuses: « je dors » made « vous dors ». */
export interface Miss {
  readonly before: string;
  readonly after: string;
}

const key = (word: string) => bareWord(word) + (/['’]$/.test(word) ? '’' : '');
const table = new Map(
  [
    ...persons,
    ...verbs,
    ...verbs.map(([mine, yours]) => [yours, mine] as const),
    ['es', 'suis'],
    ['as', 'ai'],
  ].map(([from, to]) => [key(from), to]),
);
const subjects = new Set(['je', 'j’', 'tu', 'vous']);
/** What may stand between a subject and its verb. */
const between = new Set('ne n’ me m’ te t’ se s’ le la l’ les lui leur nous vous y en'.split(' '));
const agreeing = new Set([...verbs.flat(), 'es', 'as'].map(key));

/** The words of a text, « j’ai » cut in two as French hears it. */
export function wordsOf(text: string): readonly string[] {
  return text.replace(/['’]/g, '’ ').match(/[\p{L}\p{N}-]+’?/gu) ?? [];
}

/**
 * The words with their persons swapped, one word for one word as in 1966, without a look at the
 * sentence. French agreement makes it fail: the first failure that can be told is told.
 */
export function turnRound(words: readonly string[]): {
  readonly before: string;
  readonly text: string;
  readonly miss: Miss | null;
} {
  const turned = words.map((word) => table.get(key(word)) ?? word);
  return { before: joined(words), text: joined(turned), miss: firstMiss(words, turned) };
}

function firstMiss(words: readonly string[], turned: readonly string[]): Miss | null {
  for (const [at, word] of words.entries()) {
    if (!subjects.has(key(word))) continue;
    const verb = words.findIndex((next, index) => index > at && !between.has(key(next)));
    if (verb < 0 || agreeing.has(key(words[verb]))) continue;
    const run = [at, verb + 1] as const;
    return { before: joined(words.slice(...run)), after: joined(turned.slice(...run)) };
  }
  return null;
}

function joined(words: readonly string[]): string {
  return words.join(' ').replaceAll('’ ', '’');
}
