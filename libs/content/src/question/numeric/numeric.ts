import { z } from 'zod';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';
import { Line, Percent } from '../short/short';

const range = { value: z.number(), tolerance: z.number().min(0).default(0) };

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('numeric') },
  accepted: z
    .array(z.strictObject({ ...range, percent: Percent }))
    .min(1)
    .max(10),
  units: z
    .array(z.strictObject({ name: Line, factor: z.number().positive() }))
    .max(8)
    .default([]),
  mistakes: z
    .array(z.strictObject({ ...range, explanation: Explanation }))
    .max(10)
    .default([]),
});

/** Values are written in the first unit. */
export const numeric: WrittenKind<typeof schema> = {
  schema,
  check(quiz, question) {
    const [first] = quiz.items([...question, 'units']);
    if (first && quiz.get([...first, 'factor']) !== 1) {
      quiz.fault([...first, 'factor'], 'La première unité est celle des valeurs : facteur 1');
    }
  },
};
