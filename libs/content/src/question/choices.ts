import { z } from 'zod';
import { Id, Text } from '../text.schema';
import { Explanation } from './kind';

export const Choices = z
  .array(z.strictObject({ id: Id, text: Text, right: z.boolean(), explanation: Explanation }))
  .min(2)
  .max(8);
