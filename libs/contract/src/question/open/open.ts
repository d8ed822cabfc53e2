import { limits } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId } from '../../common';
import { correctedBase, shownBase } from '../base';

const kind = z.literal('open');
const criterion = { id: ContentId, text: z.string() };

export const open = {
  shown: z.strictObject({ kind, ...shownBase, criteria: z.array(z.strictObject(criterion)) }),
  answer: z.strictObject({ kind, text: z.string().max(limits.lines) }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    given: z.string().nullable(),
    example: z.string(),
    criteria: z.array(
      z.object({ ...criterion, levels: z.array(z.string()), level: z.int().nullable() }),
    ),
  }),
};
