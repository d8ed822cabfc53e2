import { fraction } from '../../fraction';
import { limits } from '../../limits';
import { Refusal } from '../../refusal';
import type { KindRules, QuestionBase } from '../kind';
import { shareOfPercent } from '../percent';
import { isTyped } from '../typed-text';

/** A word or a few, written by hand. */
export interface Short {
  question: QuestionBase & {
    kind: 'short';
    /** Plain text, compared as `isTyped` does; `percent` of the point. */
    accepted: { text: string; percent: number }[];
    /** Letters that may be mistyped, missing, added or exchanged in an answer long enough: 0 to 2. */
    tolerance: number;
    /** Answers that are often given and wrong, each with why. */
    mistakes: { text: string; explanation: string }[];
  };
  answer: { kind: 'short'; text: string };
  shown: { kind: 'short' };
  corrected: {
    kind: 'short';
    given: string | null;
    accepted: string[];
    /** Why this very answer is not right, where it is a known mistake. */
    mistake: string | null;
  };
}

export const short: KindRules<Short> = {
  gradingRule:
    'Réponse à écrire : les majuscules, les accents, la ponctuation et l’article ne comptent pas. Une faute de frappe est pardonnée dans un mot assez long.',
  check(_, { text }) {
    checkTyped(text);
  },
  grade(question, answer) {
    const { percent } = read(question, answer);
    return percent === null ? fraction(0) : shareOfPercent(percent);
  },
  key: ({ kind, accepted }) => ({ kind, text: best(accepted)?.text ?? '' }),
  shown: ({ kind }) => ({ kind }),
  inWords: (_, { text }) => text.trim(),
  corrected: (question, answer) => ({
    kind: question.kind,
    given: answer?.text ?? null,
    accepted: question.accepted.filter(({ percent }) => percent === 100).map(({ text }) => text),
    mistake: answer ? (read(question, answer).mistake?.explanation ?? null) : null,
  }),
  why(question, answer) {
    const { percent, exact } = read(question, answer);
    if (percent === null || percent <= 0) return 'Ce n’est pas une réponse acceptée.';
    const part = percent < 100 ? `, pour une part du point (${Math.round(percent)} %)` : '';
    return exact
      ? `C’est une réponse acceptée${part}.`
      : `C’est une réponse acceptée, à une faute de frappe près${part}.`;
  },
  texts: (question, each) => ({
    ...question,
    mistakes: question.mistakes.map((mistake) => ({
      ...mistake,
      explanation: each(mistake.explanation, 'block'),
    })),
  }),
};

/** @throws Refusal `answer-invalid` for nothing, or for more than a line */
export function checkTyped(text: string): void {
  if (text.trim() === '' || text.length > limits.line) throw new Refusal('answer-invalid');
}

const best = <T extends { percent: number }>(accepted: readonly T[]): T | undefined =>
  accepted.toSorted((one, other) => other.percent - one.percent)[0];

/** What is accepted as it is, then what is known to be wrong, and only then what was mistyped. */
function read({ accepted, mistakes, tolerance }: Short['question'], { text }: Short['answer']) {
  const exact = best(accepted.filter((each) => isTyped(text, each.text)));
  if (exact) return { percent: exact.percent, exact: true, mistake: null };
  const mistake = mistakes.find((each) => isTyped(text, each.text));
  if (mistake) return { percent: null, exact: false, mistake };
  const near = best(accepted.filter((each) => isTyped(text, each.text, tolerance)));
  return { percent: near?.percent ?? null, exact: false, mistake: null };
}
