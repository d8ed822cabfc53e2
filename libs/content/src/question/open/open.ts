import { z } from 'zod';
import { Id, Text } from '../../text.schema';
import { Explanation, questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('open'), example: Explanation },
  criteria: z
    .array(z.strictObject({ id: Id, text: Text, levels: z.array(Text).min(2).max(5) }))
    .min(1)
    .max(6),
});

export const open: WrittenKind<typeof schema> = { schema };
