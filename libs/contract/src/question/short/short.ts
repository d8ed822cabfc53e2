import { limits } from '@percolateur/domain';
import { z } from 'zod';
import { correctedBase, shownBase } from '../base';

const kind = z.literal('short');

/** What is typed on one line, as it was typed. */
export const Typed = z.string().max(limits.line);

export const short = {
  shown: z.strictObject({ kind, ...shownBase }),
  answer: z.strictObject({ kind, text: Typed }),
  corrected: z.object({
    ...{ kind, ...correctedBase },
    given: z.string().nullable(),
    accepted: z.array(z.string()),
    mistake: z.string().nullable(),
  }),
};
