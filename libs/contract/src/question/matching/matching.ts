import { z } from 'zod';
import { ContentId } from '../../common';
import { correctedBase, ShownChoices, shownBase } from '../base';

const kind = z.literal('matching');

export const matching = {
  shown: z.strictObject({ kind, ...shownBase, items: ShownChoices, targets: ShownChoices }),
  answer: z.strictObject({
    kind,
    pairs: z
      .array(z.strictObject({ itemId: ContentId, targetId: ContentId }))
      .min(1)
      .max(20),
  }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    items: z.array(
      z.object({
        id: ContentId,
        right: z.boolean(),
        targetId: ContentId,
        chosenId: ContentId.nullable(),
        explanation: z.string(),
      }),
    ),
  }),
};
