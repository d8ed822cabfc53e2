import { z } from 'zod';
import { ContentId } from '../../common';
import { correctedBase, shownBase } from '../base';
import { Typed } from '../short/short';

const kind = z.literal('gap');

export const gap = {
  shown: z.strictObject({
    ...{ kind, ...shownBase },
    /** Each gap stands in it as `[[id]]`. */
    text: z.string(),
    gaps: z.array(z.strictObject({ id: ContentId, choices: z.array(z.string()).nullable() })),
  }),
  answer: z.strictObject({
    kind,
    filled: z
      .array(z.strictObject({ gapId: ContentId, text: Typed }))
      .min(1)
      .max(20),
  }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    gaps: z.array(
      z.object({
        ...{ id: ContentId, right: z.boolean() },
        given: z.string().nullable(),
        accepted: z.string(),
        explanation: z.string(),
      }),
    ),
  }),
};
