import { z } from 'zod';
import { Choices } from '../choices';
import { questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({ ...questionBase, kind: z.literal('single'), choices: Choices });

export const single: WrittenKind<typeof schema> = { schema };
