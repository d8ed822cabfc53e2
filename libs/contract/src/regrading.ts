import { certificateKinds } from '@percolateur/domain';
import { z } from 'zod';
import { Id, PersonRef, Reason } from './common';
import { AttemptResult } from './quiz';
import { route } from './route';

/** What an attempt is worth marked anew, beside what it was worth. */
export const RegradedAttempt = z.object({
  attemptId: Id,
  person: PersonRef,
  cohort: z.object({ id: Id, title: z.string() }),
  quizTitle: z.string(),
  before: AttemptResult,
  after: AttemptResult,
  /** Whether the result before stands, because the person would lose by the new one. */
  kept: z.boolean(),
  /** Whether the course is completed, before and after. */
  completed: z.object({ before: z.boolean(), after: z.boolean() }),
  /** Documents in force, which nothing changes by itself. */
  certificates: z.array(z.object({ kind: z.enum(certificateKinds), number: z.string() })),
});
export type RegradedAttempt = z.infer<typeof RegradedAttempt>;

export const Regrading = z.object({
  /** Attempts that saw the question before it was corrected, and whose worth changes. */
  changes: z.array(RegradedAttempt),
  /** How many more change than are listed. */
  more: z.int(),
  /** Attempts that are worth the same by the correction. */
  same: z.int(),
});
export type Regrading = z.infer<typeof Regrading>;

export const NewRegrading = z.object({
  /** Made by the device: a second arrival changes nothing. */
  id: Id,
  reason: Reason,
  /** Deliberately marks anew also those who lose points, or a pass, by it. */
  lowers: z.boolean(),
});
export type NewRegrading = z.infer<typeof NewRegrading>;

export const regradingRoutes = {
  preview: route(
    'GET',
    '/organisations/:organisationId/question-versions/:versionId/regrading',
    'Who changes if attempts are marked anew by this correction; changes nothing',
    { query: z.object({ lowers: z.enum(['true', 'false']) }), answer: Regrading },
  ),
  regrade: route(
    'POST',
    '/organisations/:organisationId/question-versions/:versionId/regrading',
    'Mark anew, by this correction, the attempts that saw the question before it',
    { body: NewRegrading, answer: Regrading },
  ),
};
