import { certificateKinds } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, PersonRef, Reason } from './common';
import { AttemptResult } from './quiz';
import { route } from './route';

/** Cohorts looked at, or marked anew, in one request: the rest is asked for by the next. */
export const cohortsAtOnce = 20;

/** What an attempt is worth marked anew, beside what it was worth. */
export const RegradedAttempt = z.object({
  attemptId: Id,
  person: PersonRef,
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

/** What marking anew changes in one cohort. */
export const RegradedCohort = z.object({
  cohort: z.object({ id: Id, title: z.string() }),
  /** Attempts at an assessment that saw the question before it was corrected, and whose worth changes. */
  changes: z.array(RegradedAttempt),
  /**
   * Attempts at what only prepares or trains whose worth changes: they are counted, for nobody is told
   * what somebody obtained there.
   */
  others: z.int(),
  /** Attempts whose worth stays what it is. */
  same: z.int(),
  /** Digest of the changes: handed back with the decision, it says which ones were decided of. */
  seen: z.string(),
});
export type RegradedCohort = z.infer<typeof RegradedCohort>;

export const RegradingPreview = z.object({
  cohorts: z.array(RegradedCohort),
  /** Cohorts that are concerned, on this page and on the others. */
  total: z.int(),
  /** What the next page is asked for with; null on the last. */
  next: Id.nullable(),
  /** What was decided before by this correction, where something came of it; the latest first. */
  decided: z.array(
    z.object({
      ...{ id: Id, at: Instant, by: PersonRef, reason: z.string().nullable() },
      lowers: z.boolean(),
      /** Attempts marked anew. */
      attempts: z.int(),
    }),
  ),
});
export type RegradingPreview = z.infer<typeof RegradingPreview>;

export const NewRegrading = z.object({
  /** Made by the device, one a decision: what it has marked is not marked again. */
  id: Id,
  reason: Reason,
  /** Deliberately marks anew also those who lose points, or a pass, by it. */
  lowers: z.boolean(),
  /** The cohorts marked anew by this request, each as it was shown. */
  cohorts: z
    .array(z.object({ id: Id, seen: z.string().max(100) }))
    .min(1)
    .max(cohortsAtOnce),
});
export type NewRegrading = z.infer<typeof NewRegrading>;

export const regradingRoutes = {
  preview: route(
    'GET',
    '/organisations/:organisationId/question-versions/:versionId/regrading',
    'Who changes if attempts are marked anew by this correction, some cohorts at a time; changes nothing',
    {
      query: z.object({ lowers: z.enum(['true', 'false']), after: Id.optional() }),
      answer: RegradingPreview,
    },
  ),
  regrade: route(
    'POST',
    '/organisations/:organisationId/question-versions/:versionId/regrading',
    'Mark anew, by this correction, the attempts of some cohorts that saw the question before it',
    { body: NewRegrading },
  ),
};
