import fc from 'fast-check';
import type { Answer, Question, QuestionKind } from '../question/question';
import { gap } from './samples/gap';
import { matching } from './samples/matching';
import { multiple } from './samples/multiple';
import { numeric } from './samples/numeric';
import { open } from './samples/open';
import { ordering } from './samples/ordering';
import type { Sample } from './samples/sample';
import { scenarioOf } from './samples/scenario';
import { short } from './samples/short';
import { single } from './samples/single';
import { trueFalse } from './samples/true-false';

const parts = {
  single,
  multiple,
  'true-false': trueFalse,
  ordering,
  matching,
  short,
  numeric,
  gap,
};

/** One sample a kind: properties of all questions begin here. */
const samples: { readonly [K in QuestionKind]: Sample<K> } = {
  ...parts,
  open,
  scenario: scenarioOf(parts),
};

/** The sample of a question’s own kind. */
export function sampleOf({ kind }: { kind: QuestionKind }): Sample<QuestionKind> {
  return samples[kind] as unknown as Sample<QuestionKind>;
}

export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  ...Object.values(samples).map(({ question }) => question as fc.Arbitrary<Question>),
);

/** Any question with any answer that it takes. */
export const anyAnswered: fc.Arbitrary<{ question: Question; answer: Answer }> = anyQuestion.chain(
  (question) =>
    sampleOf(question)
      .answer(question)
      .map((answer) => ({ question, answer })),
);
