import { z } from 'zod';
import { ContentId } from '../common';

/**
 * What every question says of itself before its correction, whatever its kind. The texts of questions
 * are safe HTML here and in what follows; what people answer, and `why`, are plain text.
 */
export const shownBase = {
  id: ContentId,
  prompt: z.string(),
  lessonId: ContentId.nullable(),
};

/** What every correction says. */
export const correctedBase = {
  questionId: ContentId,
  /** Share obtained, 0 to 1. */
  share: z.number(),
  right: z.boolean(),
  /** How the share was worked out, in one sentence. */
  why: z.string(),
  explanation: z.string(),
};

/** Choices as a learner may see them: none says whether it is right. */
export const ShownChoices = z.array(z.strictObject({ id: ContentId, text: z.string() }));

export const CorrectedChoices = z.array(
  z.object({ id: ContentId, right: z.boolean(), chosen: z.boolean(), explanation: z.string() }),
);
