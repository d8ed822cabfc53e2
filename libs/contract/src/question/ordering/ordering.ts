import { z } from 'zod';
import { ContentId } from '../../common';
import { correctedBase, ShownChoices, shownBase } from '../base';

const kind = z.literal('ordering');

export const ordering = {
  /** Never in the right order. */
  shown: z.strictObject({ kind, ...shownBase, items: ShownChoices }),
  answer: z.strictObject({ kind, itemIds: z.array(ContentId).min(2).max(20) }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    /** In the right order; `place` is where the person put it, from 0. */
    items: z.array(
      z.object({
        id: ContentId,
        text: z.string(),
        explanation: z.string(),
        place: z.int().nullable(),
      }),
    ),
  }),
};
