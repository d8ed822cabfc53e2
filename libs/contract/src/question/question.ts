import type { QuestionKind } from '@percolateur/domain';
import { z } from 'zod';
import { anyOf, partKinds } from './parts';
import type { WireKind } from './parts';
import { open } from './open/open';
import { scenario } from './scenario/scenario';

/** Every kind of question that the domain knows, as it crosses the wire. */
const kinds = { ...partKinds, open, scenario } satisfies { [K in QuestionKind]: WireKind<K> };

/** A question as a learner may see it: nothing says what is right. */
export const LearnerQuestion = z.discriminatedUnion(
  'kind',
  anyOf(Object.values(kinds).map(({ shown }) => shown)),
);
export type LearnerQuestion = z.infer<typeof LearnerQuestion>;

/** What a learner gives; null, where it is allowed, takes the answer back. */
export const Answer = z.discriminatedUnion(
  'kind',
  anyOf(Object.values(kinds).map(({ answer }) => answer)),
);
export type Answer = z.infer<typeof Answer>;

/** Given question by question in training, and with the result when a final attempt reveals it. */
export const QuestionFeedback = z.discriminatedUnion(
  'kind',
  anyOf(Object.values(kinds).map(({ corrected }) => corrected)),
);
export type QuestionFeedback = z.infer<typeof QuestionFeedback>;
