import { z } from 'zod';

/** RFC 9457 problem details. `type` is `urn:percolateur:CODE`; `title` and `detail` are in French. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The request id, to quote when asking for help. */
  instance: z.string().optional(),
  /** Field by field, what to mend; present when the input was at fault. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const problemType = (code: string) => `urn:percolateur:${code}`;
