import { z } from 'zod';
import { Id, Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';
import { Line, Tolerance } from '../short/short';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('gap'), text: Text },
  gaps: z
    .array(
      z.strictObject({
        ...{ id: Id, accepted: z.array(Line).min(1).max(20), tolerance: Tolerance },
        choices: z.array(Line).min(2).max(8).nullable().default(null),
        explanation: Explanation,
      }),
    )
    .min(1)
    .max(10),
});

export const gap: WrittenKind<typeof schema> = { schema };
