import { z } from 'zod';
import { correctedBase, shownBase } from '../base';

const kind = z.literal('true-false');

export const trueFalse = {
  shown: z.strictObject({ kind, ...shownBase }),
  answer: z.strictObject({ kind, value: z.boolean() }),
  corrected: z.object({
    ...{ kind, ...correctedBase, key: z.boolean(), chosen: z.boolean().nullable() },
    /** What is said to who chose the other one. */
    whyNot: z.string(),
  }),
};
