import { z } from 'zod';
import { ContentId, Id, Instant } from './common';
import { QuizKind } from './course';
import { route } from './route';

/** A question as a learner may see it: no choice says whether it is right. */
export const LearnerQuestion = z.strictObject({
  id: ContentId,
  kind: z.enum(['single', 'multiple']),
  prompt: z.string(),
  choices: z.array(z.strictObject({ id: ContentId, text: z.string() })),
  /** How many choices are right; told so that nobody guesses how many to tick. */
  expected: z.int(),
  lessonId: ContentId.nullable(),
});
export type LearnerQuestion = z.infer<typeof LearnerQuestion>;

/** Given question by question in training, and with the result when a final attempt reveals it. */
export const QuestionFeedback = z.object({
  questionId: ContentId,
  /** Share obtained, 0 to 1. */
  share: z.number(),
  right: z.boolean(),
  explanation: z.string(),
  choices: z.array(
    z.object({ id: ContentId, right: z.boolean(), chosen: z.boolean(), explanation: z.string() }),
  ),
});
export type QuestionFeedback = z.infer<typeof QuestionFeedback>;

export const AttemptResult = z.object({
  percent: z.int(),
  points: z.number(),
  possible: z.int(),
  passed: z.boolean().nullable(),
});

export const AttemptSummary = z.object({
  id: Id,
  number: z.int(),
  status: z.enum(['started', 'submitted', 'expired']),
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  result: AttemptResult.nullable(),
});

export const QuizView = z.object({
  id: ContentId,
  kind: QuizKind,
  title: z.string(),
  intro: z.string(),
  questionCount: z.int(),
  passPercent: z.int().nullable(),
  attemptsLeft: z.int().nullable(),
  attempts: z.array(AttemptSummary),
  openAttemptId: Id.nullable(),
});
export type QuizView = z.infer<typeof QuizView>;

export const AttemptView = AttemptSummary.extend({
  cohortId: Id,
  quiz: z.object({
    id: ContentId,
    kind: QuizKind,
    title: z.string(),
    intro: z.string(),
    passPercent: z.int().nullable(),
  }),
  questions: z.array(LearnerQuestion),
  /** Answers received so far, question by question. */
  answers: z.array(
    z.object({ questionId: ContentId, choiceIds: z.array(ContentId), receivedAt: Instant }),
  ),
  /** Empty until the attempt allows it. */
  feedback: z.array(QuestionFeedback),
  /** Why there is no correction yet, in French; null when there is one. */
  feedbackWhen: z.string().nullable(),
  attemptsLeft: z.int().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

export const NewAttempt = z.object({ id: Id });

export const SaveAnswer = z.object({
  /** Made by the device, once for one tap: a second arrival changes nothing. */
  id: Id,
  choiceIds: z.array(ContentId).max(20),
  clientTime: Instant,
});
export type SaveAnswer = z.infer<typeof SaveAnswer>;

export const AnswerSaved = z.object({
  receivedAt: Instant,
  /** Training only: the explanation comes with the receipt. */
  feedback: QuestionFeedback.nullable(),
});
export type AnswerSaved = z.infer<typeof AnswerSaved>;

export const quizRoutes = {
  read: route('GET', '/cohorts/:cohortId/quizzes/:quizId', 'A quiz and my attempts at it', {
    answer: QuizView,
  }),
  start: route(
    'POST',
    '/cohorts/:cohortId/quizzes/:quizId/attempts',
    'Start, or resume, an attempt',
    {
      body: NewAttempt,
      answer: AttemptView,
    },
  ),
  attempt: route('GET', '/attempts/:attemptId', 'My attempt, on whatever device', {
    answer: AttemptView,
  }),
  saveAnswer: route('PUT', '/attempts/:attemptId/answers/:questionId', 'Save one answer', {
    body: SaveAnswer,
    answer: AnswerSaved,
  }),
  submit: route('POST', '/attempts/:attemptId/submission', 'Hand in my attempt', {
    answer: AttemptView,
  }),
};
