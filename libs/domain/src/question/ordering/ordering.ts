import { fraction } from '../../fraction';
import { Refusal } from '../../refusal';
import { plainOf } from '../../rich-text';
import type { KindRules, QuestionBase } from '../kind';

/** Things to put in order. */
export interface Ordering {
  question: QuestionBase & {
    kind: 'ordering';
    /** In the right order, each with why it stands there. */
    items: { id: string; text: string; explanation: string }[];
  };
  /** Every item, once. */
  answer: { kind: 'ordering'; itemIds: string[] };
  shown: { kind: 'ordering'; items: { id: string; text: string }[] };
  corrected: {
    kind: 'ordering';
    /** In the right order; `place` is where the person put it, from 0, null when they did not. */
    items: { id: string; text: string; explanation: string; place: number | null }[];
  };
}

export const ordering: KindRules<Ordering> = {
  gradingRule:
    'À mettre en ordre : chaque paire d’éléments dans le bon ordre rapporte une part du point, chaque paire à l’envers en retire autant, sans descendre sous zéro.',
  check({ items }, { itemIds }) {
    const known = new Set(items.map(({ id }) => id));
    const given = new Set(itemIds);
    const whole = itemIds.length === known.size && given.size === known.size;
    if (!whole || itemIds.some((id) => !known.has(id))) throw new Refusal('answer-invalid');
  },
  /** (pairs in order − pairs the other way round) / pairs, floored at 0: Kendall’s τ, never below 0. */
  grade(question, answer) {
    const { right, wrong, all } = pairsOf(question, answer);
    return fraction(Math.max(0, right - wrong), all);
  },
  key: ({ kind, items }) => ({ kind, itemIds: items.map(({ id }) => id) }),
  /**
   * Shuffled from the order of the ids, so that the order of the key leaves no trace; never in the
   * right order, that nobody be right without having moved anything.
   */
  shown({ kind, items }, order) {
    const [first, ...others] = order(
      items
        .map(({ id, text }) => ({ id, text }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
    if (!first) return { kind, items: [] };
    const inOrder = [first, ...others].every(({ id }, place) => items[place]?.id === id);
    return { kind, items: inOrder ? [...others, first] : [first, ...others] };
  },
  inWords: ({ items }, { itemIds }) =>
    itemIds
      .flatMap((itemId) => items.find(({ id }) => id === itemId) ?? [])
      .map(({ text }, place) => `${place + 1}. ${plainOf(text)}`)
      .join('\u00a0; '),
  corrected: ({ kind, items }, answer) => ({
    kind,
    items: items.map((item) => ({
      ...item,
      place: answer ? answer.itemIds.indexOf(item.id) : null,
    })),
  }),
  why(question, answer) {
    const { right, wrong, all } = pairsOf(question, answer);
    if (wrong === 0) return 'Tout est dans le bon ordre.';
    return `Sur ${all} paires, ${right} dans le bon ordre moins ${wrong} à l’envers${
      wrong > right ? ', sans descendre sous zéro' : ''
    }.`;
  },
  /** Each item, and whether it was put at its place. */
  options: ({ items }) => items.map(({ text }) => ({ text, right: true })),
  picked: ({ items }, { itemIds }) =>
    items.flatMap(({ id }, place) => (itemIds[place] === id ? [place] : [])),
  texts: (question, each) => ({
    ...question,
    items: question.items.map((item) => ({
      ...item,
      text: each(item.text, 'inline'),
      explanation: each(item.explanation, 'block'),
    })),
  }),
};

/** How many pairs of items are in the right order, and how many are the other way round. */
function pairsOf({ items }: Ordering['question'], { itemIds }: Ordering['answer']) {
  const places = items.map(({ id }) => itemIds.indexOf(id));
  const pairs = places.flatMap((place, at) => places.slice(at + 1).map((later) => later > place));
  const right = pairs.filter(Boolean).length;
  return { right, wrong: pairs.length - right, all: pairs.length };
}
