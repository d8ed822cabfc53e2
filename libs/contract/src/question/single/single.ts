import { z } from 'zod';
import { ContentId } from '../../common';
import { CorrectedChoices, correctedBase, ShownChoices, shownBase } from '../base';

const kind = z.literal('single');

export const single = {
  shown: z.strictObject({ kind, ...shownBase, choices: ShownChoices }),
  answer: z.strictObject({ kind, choiceId: ContentId }),
  corrected: z.object({ kind, ...correctedBase, choices: CorrectedChoices }),
};
