import { z } from 'zod';
import { Choices } from '../choices';
import { questionBase } from '../kind';
import type { WrittenKind } from '../kind';

const schema = z.strictObject({ ...questionBase, kind: z.literal('multiple'), choices: Choices });

export const multiple: WrittenKind<typeof schema> = { schema };
