import { z } from 'zod';
import { ContentId } from '../../common';
import { correctedBase, shownBase } from '../base';
import { anyOf, partKinds } from '../parts';

const kind = z.literal('scenario');
const parts = Object.values(partKinds);

export const scenario = {
  shown: z.strictObject({
    ...{ kind, ...shownBase },
    parts: z.array(z.discriminatedUnion('kind', anyOf(parts.map(({ shown }) => shown)))),
  }),
  answer: z.strictObject({
    kind,
    parts: z
      .array(
        z.strictObject({
          questionId: ContentId,
          answer: z.discriminatedUnion('kind', anyOf(parts.map(({ answer }) => answer))),
        }),
      )
      .min(1)
      .max(20),
  }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    parts: z.array(z.discriminatedUnion('kind', anyOf(parts.map(({ corrected }) => corrected)))),
  }),
};
