import { fraction } from '../../fraction';
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

/** One choice is right. */
export interface Single {
  question: QuestionBase & { kind: 'single'; choices: Choice[] };
  answer: { kind: 'single'; choiceId: string };
  shown: { kind: 'single'; choices: ShownChoice[] };
  corrected: { kind: 'single'; choices: CorrectedChoice[] };
}

export const single: KindRules<Single> = {
  gradingRule: 'Une seule bonne réponse : un point, ou rien.',
  check: ({ choices }, { choiceId }) => checkChoices(choices, [choiceId]),
  grade: ({ choices }, { choiceId }) => fraction(rightIds(choices).includes(choiceId) ? 1 : 0),
  key: ({ kind, choices }) => ({ kind, choiceId: rightIds(choices)[0] ?? '' }),
  shown: ({ kind, choices }, order) => ({ kind, choices: order(shownChoices(choices)) }),
  inWords: ({ choices }, { choiceId }) => choicesInWords(choices, [choiceId]),
  corrected: ({ kind, choices }, answer) => ({
    kind,
    choices: correctedChoices(choices, answer ? [answer.choiceId] : []),
  }),
  why: ({ choices }, { choiceId }) =>
    rightIds(choices).includes(choiceId)
      ? 'C’est la bonne réponse.'
      : 'Ce n’est pas la bonne réponse.',
  options: ({ choices }) => choiceOptions(choices),
  picked: ({ choices }, { choiceId }) => choicesPicked(choices, [choiceId]),
  texts: (question, each) => ({ ...question, choices: choiceTexts(question.choices, each) }),
};
