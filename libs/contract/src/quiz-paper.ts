import { z } from 'zod';
import { ContentId, Id, Instant, PersonRef } from './common';
import { QuizKind } from './course';
import { Answer, LearnerQuestion } from './question/question';
import { AttemptSummary, Certainty } from './quiz';
import { route } from './route';

/** A paper version of a quiz: what it asks and in which order never changes, however often it is printed. */
export const QuizPaper = z.object({
  id: Id,
  /** From 1, among those of its quiz in its cohort; printed on every page. */
  number: z.int(),
  /** Which of the equivalent forms; null where there is but one. */
  form: z.string().nullable(),
  questionCount: z.int(),
  preparedAt: Instant,
});
export type QuizPaper = z.infer<typeof QuizPaper>;

export const QuizPapers = z.object({
  cohortTitle: z.string(),
  timeZone: z.string(),
  quizzes: z.array(
    z.object({
      id: ContentId,
      kind: QuizKind,
      title: z.string(),
      /** Its forms, by name; none where there is but one, which has none. */
      forms: z.array(z.string()),
      /** The latest first. */
      papers: z.array(QuizPaper),
    }),
  ),
});
export type QuizPapers = z.infer<typeof QuizPapers>;

export const PreparePaper = z.strictObject({
  /** Made by the device: a second arrival changes nothing. */
  id: Id,
  /** Null for the only one. */
  form: ContentId.nullable(),
});

/** How large it is printed: as usual, or for who reads large print. */
export const Print = z.object({ print: z.enum(['normal', 'large']).optional() });

/** What an answer sheet is copied with. Nothing in it says what is right. */
export const PaperToCopy = z.object({
  cohortTitle: z.string(),
  quiz: z.object({ id: ContentId, title: z.string(), certainty: z.boolean() }),
  paper: QuizPaper,
  questions: z.array(LearnerQuestion),
  people: z.array(
    z.object({
      enrolmentId: Id,
      person: PersonRef,
      attempts: z.int(),
      /** Null: unlimited. */
      attemptsLeft: z.int().nullable(),
      passed: z.boolean(),
      /** Whether an attempt of theirs is under way on a device. */
      underWay: z.boolean(),
    }),
  ),
});
export type PaperToCopy = z.infer<typeof PaperToCopy>;

export const PaperEntry = z.strictObject({
  /** Made by the device, and of the attempt: a second arrival changes nothing. */
  id: Id,
  enrolmentId: Id,
  answers: z
    .array(
      z.strictObject({
        questionId: ContentId,
        answer: Answer,
        certainty: Certainty.nullable(),
      }),
    )
    .max(200),
});
export type PaperEntry = z.infer<typeof PaperEntry>;

export const PaperEntered = z.object({ person: PersonRef, attempt: AttemptSummary });
export type PaperEntered = z.infer<typeof PaperEntered>;

export const quizPaperRoutes = {
  list: route('GET', '/cohorts/:cohortId/quiz-papers', 'The paper versions of the quizzes', {
    answer: QuizPapers,
  }),
  prepare: route(
    'POST',
    '/cohorts/:cohortId/quizzes/:quizId/papers',
    'Draw the paper version of a quiz',
    { body: PreparePaper, answer: QuizPaper },
  ),
  questions: route(
    'GET',
    '/cohorts/:cohortId/quiz-papers/:paperId/questions',
    'The questions and the answer sheet of a paper version, as PDF',
    { query: Print, answer: 'pdf' },
  ),
  key: route(
    'GET',
    '/cohorts/:cohortId/quiz-papers/:paperId/key',
    'The key of a paper version, for its staff, as PDF',
    { query: Print, answer: 'pdf' },
  ),
  copy: route(
    'GET',
    '/cohorts/:cohortId/quiz-papers/:paperId',
    'What an answer sheet is copied with',
    { answer: PaperToCopy },
  ),
  enter: route(
    'POST',
    '/cohorts/:cohortId/quiz-papers/:paperId/entries',
    'Copy the answer sheet of a learner as an attempt',
    { body: PaperEntry, answer: PaperEntered },
  ),
};
