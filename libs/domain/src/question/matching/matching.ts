import { fraction } from '../../fraction';
import { counted } from '../../french';
import { Refusal } from '../../refusal';
import { plainOf } from '../../rich-text';
import type { KindRules, QuestionBase } from '../kind';

/** Each item goes with one target; a target may serve several items, or none. */
export interface Matching {
  question: QuestionBase & {
    kind: 'matching';
    items: { id: string; text: string; targetId: string; explanation: string }[];
    targets: { id: string; text: string }[];
  };
  /** At least one pair, and one at most for an item. */
  answer: { kind: 'matching'; pairs: { itemId: string; targetId: string }[] };
  shown: {
    kind: 'matching';
    items: { id: string; text: string }[];
    targets: { id: string; text: string }[];
  };
  corrected: {
    kind: 'matching';
    items: {
      id: string;
      right: boolean;
      targetId: string;
      chosenId: string | null;
      explanation: string;
    }[];
  };
}

export const matching: KindRules<Matching> = {
  gradingRule:
    'À associer : chaque association juste rapporte une part du point, une fausse ne retire rien.',
  check({ items, targets }, { pairs }) {
    const known = new Set(items.map(({ id }) => id));
    const goals = new Set(targets.map(({ id }) => id));
    const told = new Set(pairs.map(({ itemId }) => itemId));
    if (
      pairs.length === 0 ||
      told.size !== pairs.length ||
      pairs.some(({ itemId, targetId }) => !known.has(itemId) || !goals.has(targetId))
    ) {
      throw new Refusal('answer-invalid');
    }
  },
  /** Right pairs / items. */
  grade: (question, answer) => fraction(rightPairs(question, answer), question.items.length),
  key: ({ kind, items }) => ({
    kind,
    pairs: items.map(({ id, targetId }) => ({ itemId: id, targetId })),
  }),
  /**
   * The targets stand in the order of a dictionary, where one finds a word in a list, and where
   * nothing is left of how the pairs were written side by side.
   */
  shown: ({ kind, items, targets }, order) => ({
    kind,
    items: order(items.map(({ id, text }) => ({ id, text }))),
    targets: targets.toSorted((one, other) =>
      plainOf(one.text).localeCompare(plainOf(other.text), 'fr', { numeric: true }),
    ),
  }),
  inWords: ({ items, targets }, { pairs }) =>
    items
      .flatMap(({ id, text }) => {
        const chosen = pairs.find(({ itemId }) => itemId === id);
        const target = targets.find((each) => each.id === chosen?.targetId);
        return target ? [`${plainOf(text)}\u00a0: ${plainOf(target.text)}`] : [];
      })
      .join('\u00a0; '),
  left: ({ items }, { pairs }) =>
    items
      .filter(({ id }) => !pairs.some(({ itemId }) => itemId === id))
      .map(({ text }) => plainOf(text)),
  corrected: ({ kind, items }, answer) => ({
    kind,
    items: items.map(({ id, targetId, explanation }) => {
      const chosenId = answer?.pairs.find(({ itemId }) => itemId === id)?.targetId ?? null;
      return { id, right: chosenId === targetId, targetId, chosenId, explanation };
    }),
  }),
  why: (question, answer) =>
    `${counted(rightPairs(question, answer), 'association juste', 'associations justes')} sur ${question.items.length}.`,
  /** Each pair that can be made. */
  options: ({ items, targets }) =>
    items.flatMap(({ text, targetId }) =>
      targets.map((target) => ({
        text: `${text}\u00a0: ${target.text}`,
        right: target.id === targetId,
      })),
    ),
  picked: ({ items, targets }, { pairs }) =>
    items.flatMap(({ id }, at) => {
      const chosen = pairs.find(({ itemId }) => itemId === id)?.targetId;
      const place = targets.findIndex((target) => target.id === chosen);
      return place < 0 ? [] : [at * targets.length + place];
    }),
  texts: (question, each) => ({
    ...question,
    items: question.items.map((item) => ({
      ...item,
      text: each(item.text, 'inline'),
      explanation: each(item.explanation, 'block'),
    })),
    targets: question.targets.map((target) => ({ ...target, text: each(target.text, 'inline') })),
  }),
};

function rightPairs({ items }: Matching['question'], { pairs }: Matching['answer']): number {
  return items.filter(({ id, targetId }) =>
    pairs.some((pair) => pair.itemId === id && pair.targetId === targetId),
  ).length;
}
