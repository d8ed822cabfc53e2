import { z } from 'zod';
import { gap } from '../gap/gap';
import { matching } from '../matching/matching';
import { multiple } from '../multiple/multiple';
import { numeric } from '../numeric/numeric';
import { ordering } from '../ordering/ordering';
import { questionBase } from '../kind';
import type { WrittenKind } from '../kind';
import { short } from '../short/short';
import { single } from '../single/single';
import { trueFalse } from '../true-false/true-false';

/** What a part leaves to its scenario. */
const whole = { difficulty: true, objectiveId: true, lessonId: true } as const;

const Part = z.discriminatedUnion('kind', [
  single.schema.omit(whole),
  multiple.schema.omit(whole),
  trueFalse.schema.omit(whole),
  ordering.schema.omit(whole),
  matching.schema.omit(whole),
  short.schema.omit(whole),
  numeric.schema.omit(whole),
  gap.schema.omit(whole),
]);

const schema = z.strictObject({
  ...{ ...questionBase, kind: z.literal('scenario') },
  parts: z.array(Part).min(2).max(6),
});

export const scenario: WrittenKind<typeof schema> = { schema };
