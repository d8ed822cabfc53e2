import { attemptStatuses, certainties, kept, receptions } from '@percolateur/domain';
import { z } from 'zod';
import { ClientTime, ContentId, Id, Instant } from './common';
import { QuizKind } from './course';
import { Answer, LearnerQuestion, QuestionFeedback } from './question/question';
import { route } from './route';

export const AttemptResult = z.object({
  percent: z.int(),
  points: z.number(),
  possible: z.int(),
  passed: z.boolean().nullable(),
});

export const AttemptSummary = z.object({
  id: Id,
  number: z.int(),
  status: z.enum(attemptStatuses),
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  /** Null until it is handed in, and for what is never marked. */
  result: AttemptResult.nullable(),
});

export const Certainty = z.enum(certainties);

export const Reception = z.enum(receptions);

export const QuizView = z.object({
  id: ContentId,
  kind: QuizKind,
  title: z.string(),
  intro: z.string(),
  questionCount: z.int(),
  /** That the caller has, extra time counted; null: no limit. */
  minutes: z.int().nullable(),
  /** Which attempt counts. */
  keep: z.enum(kept),
  passPercent: z.int().nullable(),
  attemptsLeft: z.int().nullable(),
  attempts: z.array(AttemptSummary),
  openAttemptId: Id.nullable(),
  /** Of the cohort. */
  timeZone: z.string(),
  /** When it opens; null when it already may be taken, as far as time goes. */
  opensAt: Instant.nullable(),
  /** Since when a trainer has suspended it; null while it goes on. */
  pausedAt: Instant.nullable(),
  /** Where to train meanwhile: given with `opensAt`. */
  training: z.array(z.object({ id: ContentId, title: z.string() })),
});
export type QuizView = z.infer<typeof QuizView>;

/** A part of a result: what was obtained there, and the lessons that it is about. */
export const ResultPart = z.object({
  title: z.string(),
  /** Null where nothing is marked. */
  percent: z.int().nullable(),
  lessons: z.array(z.object({ id: ContentId, title: z.string() })),
});
export type ResultPart = z.infer<typeof ResultPart>;

/** A result that was marked anew because a question was corrected. */
export const RegradedResult = z.object({
  at: Instant,
  /** In the words of who decided it; null once they were erased. */
  reason: z.string().nullable(),
  before: AttemptResult,
});

const GivenAnswer = z.object({
  questionId: ContentId,
  answer: Answer.nullable(),
  certainty: Certainty.nullable(),
  receivedAt: Instant,
  reception: Reception,
});

export const AttemptView = AttemptSummary.extend({
  cohortId: Id,
  quiz: z.object({
    id: ContentId,
    kind: QuizKind,
    title: z.string(),
    intro: z.string(),
    passPercent: z.int().nullable(),
    /** Whether each answer may say how sure it is. */
    certainty: z.boolean(),
  }),
  /** Who copied it from the learner’s paper; null when they answered it themselves. */
  enteredBy: z.string().nullable(),
  questions: z.array(LearnerQuestion),
  /** Answers received so far, question by question. */
  answers: z.array(GivenAnswer),
  /** What was given once the time was over: kept and shown, it does not count. */
  after: z.array(GivenAnswer),
  /** By the clock of the server. */
  now: Instant,
  /** When its time is over; null: no limit. */
  deadlineAt: Instant.nullable(),
  /** Since when its time stands still; null while it runs. */
  pausedAt: Instant.nullable(),
  /** Empty until the attempt allows it. */
  feedback: z.array(QuestionFeedback),
  /** Why there is no correction yet, in French; null when there is one. */
  feedbackWhen: z.string().nullable(),
  attemptsLeft: z.int().nullable(),
  /** Answers in one’s own words that nobody has read yet: the result can only rise with them. */
  unread: z.int(),
  /** What those who read such answers say of them; told with the correction. */
  comments: z.array(z.object({ questionId: ContentId, text: z.string(), at: Instant })),
  /** Empty while the attempt goes on. */
  parts: z.array(ResultPart),
  /** Why its result is not what it first was; null when nothing changed it. */
  regraded: RegradedResult.nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

export const NewAttempt = z.object({ id: Id });

export const SaveAnswer = z.object({
  /** Made by the device, once for one tap: a second arrival changes nothing. */
  id: Id,
  /** Null takes the answer back. */
  answer: Answer.nullable(),
  /** How sure the person is; null, or left out, where it is not said. */
  certainty: Certainty.nullable().optional(),
  /** In training, where an answer locks: the person was told what is left of it, and leaves it so. */
  asItIs: z.boolean().optional(),
  /** When the choice was made, by the clock of the device. */
  clientTime: ClientTime,
});
export type SaveAnswer = z.infer<typeof SaveAnswer>;

export const AnswerSaved = z.object({
  receivedAt: Instant,
  /** What stands now: this answer, unless one that was chosen later had arrived before. */
  standing: Answer.nullable(),
  /** How sure it says to be. */
  certainty: Certainty.nullable(),
  /** Whether this answer came in time. */
  reception: Reception,
  /** Training only: the explanation comes with the receipt. */
  feedback: QuestionFeedback.nullable(),
});
export type AnswerSaved = z.infer<typeof AnswerSaved>;

/** How a group answered its positioning quiz: counts, never names, and none for a very few. */
export const PositioningView = z.object({
  quizTitle: z.string(),
  /** How many people handed it in. */
  handedIn: z.int(),
  /** Under this many, no question is told. */
  fewest: z.int(),
  questions: z.array(
    z.object({
      id: ContentId,
      prompt: z.string(),
      lesson: z.object({ id: ContentId, title: z.string() }).nullable(),
      right: z.int(),
      partly: z.int(),
      wrong: z.int(),
      unanswered: z.int(),
    }),
  ),
});
export type PositioningView = z.infer<typeof PositioningView>;

export const quizRoutes = {
  positioning: route(
    'GET',
    '/cohorts/:cohortId/positioning',
    'What a group knows before the course, for its staff',
    { answer: PositioningView },
  ),
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
