import type { ShownQuestion } from '../question/question';

/** A question that is written down in one go: all but a scenario, whose parts are. */
export type PaperLeaf = Exclude<ShownQuestion, { kind: 'scenario' }>;

/** What is written in one place of an answer sheet. */
export type PaperSlotHow =
  | { as: 'letters'; letters: readonly string[]; most: number }
  | { as: 'true-false' }
  | { as: 'order'; count: number }
  | { as: 'pairs'; items: number; letters: readonly string[] }
  | { as: 'word'; words: readonly string[] | null }
  | { as: 'number'; units: readonly string[] }
  | { as: 'lines' };

/** One place of an answer sheet. */
export interface PaperSlot {
  /** Of its own among those of a sheet. */
  key: string;
  /** As it is printed before it: « 3 », « 4.2 », « 5 b ». */
  label: string;
  how: PaperSlotHow;
}

/** « A », « B »… and after « Z » « AA »: what choices are called on paper. */
export const letterOf = (place: number): string =>
  (place < 26 ? '' : letterOf(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/** What the gaps of a text are called beside its number: small letters, nothing for one alone. */
export const gapLetter = (place: number, count: number): string =>
  count < 2 ? '' : letterOf(place).toLowerCase();

/** The questions that are written down apart, each with its number: the parts of a scenario, or itself. */
export function leavesOf(
  question: ShownQuestion,
  number: string,
): { leaf: PaperLeaf; label: string; key: string }[] {
  if (question.kind !== 'scenario') return [{ leaf: question, label: number, key: question.id }];
  return question.parts.map((leaf, place) => ({
    leaf,
    label: `${number}.${place + 1}`,
    key: `${question.id}/${leaf.id}`,
  }));
}

/** Every place where something is written for a question, in the order of the paper. */
export function slotsOf(question: ShownQuestion, number: string): PaperSlot[] {
  return leavesOf(question, number).flatMap(({ leaf, label, key }) => {
    if (leaf.kind !== 'gap') return [{ key, label, how: howOf(leaf) }];
    return leaf.gaps.map(({ id, choices }, place): PaperSlot => {
      const letter = gapLetter(place, leaf.gaps.length);
      return {
        key: gapKey(key, id),
        label: letter ? `${label}\u00a0${letter}` : label,
        how: { as: 'word', words: choices },
      };
    });
  });
}

export const gapKey = (key: string, gapId: string) => `${key}/${gapId}`;

const lettersFor = (list: readonly unknown[]) => list.map((_, place) => letterOf(place));

function howOf(leaf: Exclude<PaperLeaf, { kind: 'gap' }>): PaperSlotHow {
  switch (leaf.kind) {
    case 'single':
      return { as: 'letters', letters: lettersFor(leaf.choices), most: 1 };
    case 'multiple':
      return { as: 'letters', letters: lettersFor(leaf.choices), most: leaf.choices.length };
    case 'true-false':
      return { as: 'true-false' };
    case 'ordering':
      return { as: 'order', count: leaf.items.length };
    case 'matching':
      return { as: 'pairs', items: leaf.items.length, letters: lettersFor(leaf.targets) };
    case 'short':
      return { as: 'word', words: null };
    case 'numeric':
      return { as: 'number', units: leaf.units };
    case 'open':
      return { as: 'lines' };
  }
}
