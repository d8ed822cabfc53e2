import { z } from 'zod';
import { Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

/** What somebody types on one line. */
export const Line = Text.max(200);

/** Letters of the hand that are forgiven. */
export const Tolerance = z.int().min(0).max(2).default(0);
export const Percent = z.number().min(0).max(100).default(100);

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('short'), tolerance: Tolerance },
  accepted: z
    .array(z.strictObject({ text: Line, percent: Percent }))
    .min(1)
    .max(20),
  mistakes: z
    .array(z.strictObject({ text: Line, explanation: Explanation }))
    .max(20)
    .default([]),
});

export const short: WrittenKind<typeof schema> = { schema };
