import { z } from 'zod';
import { correctedBase, shownBase } from '../base';
import { Typed } from '../short/short';

const kind = z.literal('numeric');

export const numeric = {
  shown: z.strictObject({ kind, ...shownBase, units: z.array(z.string()) }),
  answer: z.strictObject({ kind, value: Typed, unit: Typed.nullable() }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    given: z.string().nullable(),
    /** Everything within `tolerance` above or below `value`. */
    accepted: z.array(
      z.object({ value: z.number(), tolerance: z.number(), unit: z.string().nullable() }),
    ),
    mistake: z.string().nullable(),
  }),
};
