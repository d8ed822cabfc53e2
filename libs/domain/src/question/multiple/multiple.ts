import { fraction } from '../../fraction';
import { counted } from '../../french';
import { Refusal } from '../../refusal';
import {
  checkChoices,
  choiceOptions,
  choicesInWords,
  choicesPicked,
  choiceTexts,
  correctedChoices,
  rightIds,
  shownChoices,
} from '../choice';
import type { Choice, CorrectedChoice, ShownChoice } from '../choice';
import type { KindRules, QuestionBase } from '../kind';

/** Several choices are right, and one at least is not. */
export interface Multiple {
  question: QuestionBase & { kind: 'multiple'; choices: Choice[] };
  /** At least one choice: unticking the last one takes the answer back. */
  answer: { kind: 'multiple'; choiceIds: string[] };
  shown: {
    kind: 'multiple';
    choices: ShownChoice[];
    /** How many choices are right; told so that nobody guesses how many to tick. */
    expected: number;
  };
  corrected: { kind: 'multiple'; choices: CorrectedChoice[] };
}

export const multiple: KindRules<Multiple> = {
  gradingRule:
    'Plusieurs bonnes réponses : chacune rapporte une part du point, chaque réponse fausse en retire autant, sans descendre sous zéro.',
  check({ choices }, { choiceIds }) {
    if (choiceIds.length === 0) throw new Refusal('answer-invalid');
    checkChoices(choices, choiceIds);
  },
  /** (right chosen − wrong chosen) / right, floored at 0. */
  grade({ choices }, { choiceIds }) {
    const { right, wrong, all } = chosen(choices, choiceIds);
    return fraction(Math.max(0, right - wrong), all);
  },
  key: ({ kind, choices }) => ({ kind, choiceIds: rightIds(choices) }),
  shown: ({ kind, choices }, order) => ({
    kind,
    choices: order(shownChoices(choices)),
    expected: rightIds(choices).length,
  }),
  inWords: ({ choices }, { choiceIds }) => choicesInWords(choices, choiceIds),
  corrected: ({ kind, choices }, answer) => ({
    kind,
    choices: correctedChoices(choices, answer?.choiceIds ?? []),
  }),
  why({ choices }, { choiceIds }) {
    const { right, wrong, all } = chosen(choices, choiceIds);
    const found = `${counted(right, 'bonne réponse', 'bonnes réponses')} sur ${all}`;
    if (wrong === 0) return `${found}.`;
    return `${found}, moins ${counted(wrong, 'réponse fausse', 'réponses fausses')}.`;
  },
  options: ({ choices }) => choiceOptions(choices),
  picked: ({ choices }, { choiceIds }) => choicesPicked(choices, choiceIds),
  texts: (question, each) => ({ ...question, choices: choiceTexts(question.choices, each) }),
};

/** How many of the right choices, and how many wrong ones, were chosen. */
function chosen(choices: readonly Choice[], choiceIds: readonly string[]) {
  const rights = rightIds(choices);
  const right = rights.filter((id) => choiceIds.includes(id)).length;
  return { right, wrong: new Set(choiceIds).size - right, all: rights.length };
}
