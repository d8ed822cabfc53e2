import { AuthoredQuestion } from '@percolateur/contract';
import { z } from 'zod';
import type { Entry } from './draft';

/** An entry as our own exports seal it: whoever changed it elsewhere is not believed. */
export const SealedEntry: z.ZodType<Entry> = z.strictObject({
  question: AuthoredQuestion,
  ...{ title: z.string().max(200), tags: z.array(z.string().max(200)).max(100) },
  code: z.string().max(200).nullable(),
});
