import { z } from 'zod';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('true-false'), right: z.boolean() },
  /** What is said to who chose the other one. */
  whyNot: Explanation,
});

export const trueFalse: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    if (/\?\s*$/.test(String(quiz.get([...question, 'prompt']) ?? ''))) {
      quiz.fault([...question, 'prompt'], 'Vrai ou faux : une affirmation, et non une question');
    }
  },
};
