import { kept, limits } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant, line, LongText, PersonRef, ShortText } from './common';
import { QuestionKind, QuestionStatus } from './bank/bank';
import { QuizKind } from './course';
import { LearnerQuestion } from './question/question';
import { route } from './route';

/** These very versions of questions, or so many drawn at random among those that fit. */
export const PlannedSection = z.union([
  z.strictObject({ questions: z.array(Id).min(1).max(100) }),
  z.strictObject({
    draw: z.int().min(1).max(100),
    objectiveId: ContentId.optional(),
    lessonId: ContentId.optional(),
    difficulty: z.int().min(1).max(3).optional(),
    tag: line(limits.line).min(1).toLowerCase().optional(),
  }),
]);
export type PlannedSection = z.infer<typeof PlannedSection>;

/** All that a version of a quiz says. A draw takes published questions of the hub and of the nation. */
export const QuizPlan = z.strictObject({
  /** Positioning is asked by the course alone. */
  kind: z.enum(['training', 'final']),
  title: ShortText,
  intro: LongText,
  passPercent: z.int().min(1).max(100).nullable(),
  maxAttempts: z.int().min(1).max(20).nullable(),
  /** From the beginning to the deadline; null: no limit. */
  minutes: z.int().min(1).max(600).nullable(),
  keep: z.enum(kept),
  shuffle: z.boolean(),
  certainty: z.boolean(),
  /** Equivalent sittings, which attempts take in turn. */
  forms: z
    .array(z.strictObject({ id: ContentId, sections: z.array(PlannedSection).min(1).max(30) }))
    .min(1)
    .max(6),
});
export type QuizPlan = z.infer<typeof QuizPlan>;

/** By what a form is not equivalent to the first, told to its author; nothing is refused for it. */
const Unequal = z.object({
  form: ContentId,
  differences: z.array(z.enum(['count', 'half-days', 'objectives', 'difficulty'])),
});

/** A version of a question that a quiz names, in a few words. */
export const NamedQuestion = z.object({
  versionId: Id,
  /** Of the bank. */
  questionId: Id,
  /** Null for the national bank. */
  organisationId: Id.nullable(),
  kind: QuestionKind,
  prompt: z.string(),
  number: z.int(),
  status: QuestionStatus,
  /** Published since, under the same question; null when there is none. */
  newer: z.object({ versionId: Id, number: z.int() }).nullable(),
});
export type NamedQuestion = z.infer<typeof NamedQuestion>;

export const HubQuizRow = z.object({
  id: Id,
  title: z.string(),
  kind: QuizKind,
  /** Of its newest version. */
  number: z.int(),
  questionCount: z.int(),
  /** Cohorts that have it now. */
  cohorts: z.int(),
  changedAt: Instant,
});
export type HubQuizRow = z.infer<typeof HubQuizRow>;

export const HubQuiz = z.object({
  id: Id,
  organisationId: Id,
  /** The newest first. */
  versions: z
    .array(
      z.object({
        id: Id,
        number: z.int(),
        plan: QuizPlan,
        author: PersonRef,
        createdAt: Instant,
      }),
    )
    .min(1),
  unequal: z.array(Unequal),
  /** Every question that one of its versions names. */
  named: z.array(NamedQuestion),
  /** That have it now, of those that the reader may see. */
  cohorts: z.array(z.object({ id: Id, title: z.string(), number: z.int() })),
});
export type HubQuiz = z.infer<typeof HubQuiz>;

export const NewHubQuiz = z.object({ id: Id, versionId: Id, plan: QuizPlan });
export const NewQuizVersion = z.object({
  id: Id,
  /** The newest version when the writing began: another one since then is a conflict. */
  basedOnId: Id,
  plan: QuizPlan,
});

/** A form while it is written: a section may still be empty. */
const FormDraft = z.strictObject({
  id: ContentId,
  sections: z
    .array(
      z.union([z.strictObject({ questions: z.array(Id).max(100) }), PlannedSection.options[1]]),
    )
    .max(30),
});
export type FormDraft = z.infer<typeof FormDraft>;

/** What of a plan an example sheet depends on. */
export const QuizSketch = z.object({
  kind: QuizPlan.shape.kind,
  forms: z.array(FormDraft).min(1).max(6),
  shuffle: z.boolean(),
  /** The form that is drawn. */
  form: ContentId,
  /** Another one draws another example. */
  seed: line(limits.line),
});
export type QuizSketch = z.infer<typeof QuizSketch>;

/** An example of a sheet as learners will see it, and what the bank says of the plan. */
export const QuizSheetPreview = z.object({
  questions: z.array(LearnerQuestion),
  /** By form, then by section: questions of the bank that fit; null where none is drawn. */
  sections: z.array(z.object({ form: ContentId, holds: z.array(z.int().nullable()) })),
  /** Of the form drawn: what the bank cannot fill. */
  missing: z.int(),
  unequal: z.array(Unequal),
  hints: z.array(z.object({ what: z.string(), todo: z.string() })),
  named: z.array(NamedQuestion),
});
export type QuizSheetPreview = z.infer<typeof QuizSheetPreview>;

/** A quiz that a cohort has, of its course or of its hub. */
export const CohortQuizRow = z.object({
  id: ContentId,
  kind: QuizKind,
  title: z.string(),
  questionCount: z.int(),
  /** Of those that it names, how many it does not ask here: a training would tell what the course measures by. */
  withheld: z.int(),
  minutes: z.int().nullable(),
  /** The version of a hub’s quiz; null for those of the course. */
  number: z.int().nullable(),
  /** The newest version of a hub’s quiz, which giving it again gives; null for those of the course. */
  newest: z.int().nullable(),
  /** The half-day of the course that it opens with. */
  opensWith: ContentId.nullable(),
  /** Null when it may be taken, as far as time goes. */
  opensAt: Instant.nullable(),
});

export const CohortQuizzes = z.object({
  quizzes: z.array(CohortQuizRow),
  /** Quizzes of the hub that the cohort does not have. */
  attachable: z.array(z.object({ id: Id, title: z.string(), kind: QuizKind })),
  halfDays: z.array(z.object({ id: ContentId, title: z.string() })),
});
export type CohortQuizzes = z.infer<typeof CohortQuizzes>;

export const AttachQuiz = z.object({
  /** The half-day of the course that it opens with; null: at once. */
  opensWith: ContentId.nullable(),
});

export const quizPlanRoutes = {
  list: route('GET', '/organisations/:organisationId/quizzes', 'The quizzes of a hub', {
    answer: z.object({ quizzes: z.array(HubQuizRow) }),
  }),
  create: route('POST', '/organisations/:organisationId/quizzes', 'Write a quiz', {
    body: NewHubQuiz,
    answer: HubQuiz,
  }),
  preview: route(
    'POST',
    '/organisations/:organisationId/quizzes/preview',
    'An example of what a quiz being written asks, as learners will see it',
    { body: QuizSketch, answer: QuizSheetPreview },
  ),
  read: route('GET', '/quizzes/:quizId', 'A quiz of a hub, with its versions', {
    answer: HubQuiz,
  }),
  revise: route('POST', '/quizzes/:quizId/versions', 'Write another version of a quiz', {
    body: NewQuizVersion,
    answer: HubQuiz,
  }),
  ofCohort: route('GET', '/cohorts/:cohortId/quizzes', 'The quizzes of a cohort, for its staff', {
    answer: CohortQuizzes,
  }),
  attach: route(
    'PUT',
    '/cohorts/:cohortId/quizzes/:quizId',
    'Give a cohort the newest version of a quiz of its hub',
    { body: AttachQuiz, answer: CohortQuizzes },
  ),
  detach: route(
    'DELETE',
    '/cohorts/:cohortId/quizzes/:quizId',
    'Take a quiz of the hub away from a cohort: nobody begins it any more',
    { answer: CohortQuizzes },
  ),
};
