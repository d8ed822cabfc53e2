import { bareWord } from '@percolateur/domain';
import { type Miss, turnRound, wordsOf } from './turn-round';

/** « Si la phrase contient… », « répondre… »: its place in the list is its rank. */
export interface Rule {
  readonly id: number;
  /** Keywords separated by commas; inside one, « … » stands for any words. */
  readonly keywords: string;
  /** One answer a line; « … » takes up the words that were caught, turned round. */
  readonly answers: string;
}

/** What was said, what was answered, and every step between the two. */
export interface Exchange {
  readonly said: string;
  readonly answer: string;
  /** The rule that answered; `otherwise` when none fitted, `guard` for the one rule kept apart. */
  readonly by: number | 'otherwise' | 'guard';
  /** Rank of the rule when it answered, from 1; 0 for the two that have none. */
  readonly rank: number;
  readonly keyword: string;
  readonly caught: string;
  readonly turned: string;
  /** What the swap of persons got wrong, when it can be told. */
  readonly miss: Miss | null;
}

/** Words that call for a person: no game of rules answers them. */
const grave = [
  'mourir',
  'suicide',
  'suicider',
  'suicidaire',
  'suicidaires',
  'me tuer',
  'en finir',
  'fin à mes jours',
  'envie de vivre',
  'goût à la vie',
  'me faire du mal',
  'veux disparaître',
];
const GUARD =
  'Je ne suis qu’une liste de règles : je ne peux pas vous aider. Le 3114 répond gratuitement, jour et nuit.';
const LAST_RESORT = 'Continuez.';

/**
 * The words of a clause that a keyword catches: those in place of its « … », or those that follow
 * it. Null when the keyword is not there. Case and accents do not count.
 */
export function caughtBy(keyword: string, clause: readonly string[]): readonly string[] | null {
  const [head, tail] = keyword
    .replace('...', '…')
    .split('…')
    .map(wordsOf)
    .filter((part) => part.length > 0);
  if (!head) return null;
  const start = indexOf(clause, head, 0) + head.length;
  if (start < head.length) return null;
  const end = tail ? indexOf(clause, tail, start) : clause.length;
  return end < 0 ? null : clause.slice(start, end);
}

/**
 * ELIZA’s answer, after Weizenbaum (1966): the first rule of the list that fits, one of its
 * answers in turn, the words caught put back with the persons swapped. Nothing else of `past` is
 * looked at than how often each rule has served.
 */
export function exchange(
  said: string,
  rules: readonly Rule[],
  otherwise: string,
  past: readonly Exchange[],
): Exchange {
  const clauses = said.split(/[.,;:!?…\n]+/).map(wordsOf);
  const none = { said, rank: 0, keyword: '', caught: '', turned: '', miss: null };
  if (grave.some((keyword) => clauses.some((clause) => caughtBy(keyword, clause)))) {
    return { ...none, by: 'guard', answer: GUARD };
  }
  const turnOf = (by: Exchange['by'], answers: readonly string[]) =>
    answers[past.filter((one) => one.by === by).length % answers.length];

  for (const { rule, keyword, words } of fitting(rules, clauses)) {
    const turned = turnRound(words);
    const usable = linesOf(rule.answers).filter((line) => turned.text || !line.includes('…'));
    if (usable.length === 0) continue;
    const answer = turnOf(rule.id, usable);
    const takesUp = answer.includes('…');
    // « Vous … » takes the verb that « je » had: the swap is judged with its subject.
    const heard = /(^|\s)vous( ne| n’)? …/i.test(answer) ? ['je', ...words] : words;
    return {
      said,
      answer: capital(answer.replace('…', turned.text)),
      by: rule.id,
      rank: rules.indexOf(rule) + 1,
      keyword: keyword.trim(),
      caught: takesUp ? turned.before : '',
      turned: takesUp ? turned.text : '',
      miss: takesUp ? turnRound(heard).miss : null,
    };
  }
  const answer = turnOf('otherwise', linesOf(otherwise)) ?? LAST_RESORT;
  return { ...none, by: 'otherwise', answer };
}

/** The list with one rule a place earlier (-1) or later (1); the same list at its ends. */
export function moved(rules: readonly Rule[], id: number, by: -1 | 1): readonly Rule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rules.length) return rules;
  const others = rules.filter((rule) => rule.id !== id);
  return [...others.slice(0, to), rules[from], ...others.slice(to)];
}

function* fitting(rules: readonly Rule[], clauses: readonly (readonly string[])[]) {
  for (const rule of rules) {
    for (const keyword of rule.keywords.split(',')) {
      for (const clause of clauses) {
        const words = caughtBy(keyword, clause);
        if (words) yield { rule, keyword, words };
      }
    }
  }
}

/** Where a run of words begins, from an index on; -1 when it is not there. */
function indexOf(words: readonly string[], run: readonly string[], from: number): number {
  const bare = words.map(bareWord);
  const sought = run.map(bareWord);
  return bare.findIndex(
    (_, at) => at >= from && sought.every((word, index) => bare[at + index] === word),
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .replaceAll('...', '…')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
