import { z } from 'zod';
import { ContentId } from '../../common';
import { CorrectedChoices, correctedBase, ShownChoices, shownBase } from '../base';

const kind = z.literal('multiple');

export const multiple = {
  shown: z.strictObject({
    ...{ kind, ...shownBase, choices: ShownChoices },
    /** How many choices are right; told so that nobody guesses how many to tick. */
    expected: z.int(),
  }),
  answer: z.strictObject({ kind, choiceIds: z.array(ContentId).min(1).max(20) }),
  corrected: z.object({ kind, ...correctedBase, choices: CorrectedChoices }),
};
