import type {
  Answer,
  CorrectedQuestion,
  PartKind,
  QuestionKind,
  ShownQuestion,
} from '@percolateur/domain';
import type { z } from 'zod';
import { gap } from './gap/gap';
import { matching } from './matching/matching';
import { multiple } from './multiple/multiple';
import { numeric } from './numeric/numeric';
import { ordering } from './ordering/ordering';
import { short } from './short/short';
import { single } from './single/single';
import { trueFalse } from './true-false/true-false';

/** One kind of question as it crosses the wire. */
export interface WireKind<K extends QuestionKind> {
  shown: z.ZodType<ShownQuestion<K>>;
  answer: z.ZodType<Answer<K>>;
  corrected: z.ZodType<CorrectedQuestion<K>>;
}

/** The kinds that a part of a scenario may be. */
export const partKinds = {
  single,
  multiple,
  'true-false': trueFalse,
  ordering,
  matching,
  short,
  numeric,
  gap,
} satisfies { [K in PartKind]: WireKind<K> };

/** One member a kind, told apart by `kind`: there is always a first. */
export const anyOf = <Schema>(schemas: Schema[]) => schemas as [Schema, ...Schema[]];
