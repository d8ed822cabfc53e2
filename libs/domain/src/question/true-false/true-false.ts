import { fraction } from '../../fraction';
import type { KindRules, QuestionBase } from '../kind';

/** A statement that is true or false; the other answer has its own explanation. */
export interface TrueFalse {
  question: QuestionBase & {
    kind: 'true-false';
    right: boolean;
    /** What is said to who chose the other one. */
    whyNot: string;
  };
  answer: { kind: 'true-false'; value: boolean };
  shown: { kind: 'true-false' };
  corrected: { kind: 'true-false'; key: boolean; chosen: boolean | null; whyNot: string };
}

export const trueFalse: KindRules<TrueFalse> = {
  gradingRule: 'Vrai ou faux : un point, ou rien.',
  // Both answers answer it.
  check: () => undefined,
  grade: ({ right }, { value }) => fraction(value === right ? 1 : 0),
  key: ({ kind, right }) => ({ kind, value: right }),
  shown: ({ kind }) => ({ kind }),
  inWords: (_, { value }) => (value ? 'Vrai' : 'Faux'),
  corrected: ({ kind, right, whyNot }, answer) => ({
    ...{ kind, key: right, whyNot },
    chosen: answer?.value ?? null,
  }),
  why: ({ right }, { value }) =>
    value === right ? 'C’est la bonne réponse.' : 'Ce n’est pas la bonne réponse.',
  options: ({ right }) => [
    { text: 'Vrai', right },
    { text: 'Faux', right: !right },
  ],
  picked: (_, { value }) => [value ? 0 : 1],
  texts: (question, each) => ({ ...question, whyNot: each(question.whyNot, 'block') }),
};
