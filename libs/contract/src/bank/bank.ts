import { limits, questionKinds, questionStatuses } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant, line, pageOf, PersonRef, Search } from '../common';
import { Answer, LearnerQuestion, QuestionFeedback } from '../question/question';
import { route } from '../route';
import { AuthoredQuestion } from './authored';

export const QuestionStatus = z.enum(questionStatuses);
export const QuestionKind = z.enum(questionKinds);

/** A word to find questions by: lower case, as it is typed once and chosen afterwards. */
export const Tag = line(limits.tag).min(1).toLowerCase();
export const Tags = z.array(Tag).max(20);

/** One question of a list: as its newest version stands. */
export const BankRow = z.object({
  id: Id,
  /** Null for the national bank. */
  organisationId: Id.nullable(),
  code: z.string().nullable(),
  kind: QuestionKind,
  /** The first words of what it asks, in plain text. */
  prompt: z.string(),
  status: QuestionStatus,
  number: z.int(),
  /** The version that may be asked; null when none may. */
  publishedId: Id.nullable(),
  publishedNumber: z.int().nullable(),
  tags: z.array(z.string()),
  objectiveId: z.string().nullable(),
  lessonId: z.string().nullable(),
  difficulty: z.int().nullable(),
  changedAt: Instant,
});
export type BankRow = z.infer<typeof BankRow>;
export const BankPage = pageOf(BankRow);
export type BankPage = z.infer<typeof BankPage>;

/** What a list of questions may be narrowed by. */
export const BankFilter = z.object({
  search: Search.optional(),
  kind: QuestionKind.optional(),
  /** Of the newest version; `published`: one version at least may be asked. */
  status: QuestionStatus.optional(),
  objectiveId: ContentId.optional(),
  lessonId: ContentId.optional(),
  difficulty: z.coerce.number().pipe(z.int().min(1).max(3)).optional(),
  tag: Tag.optional(),
  /** The hub’s own, or the national bank; both where it is left out. */
  of: z.enum(['own', 'national']).optional(),
});
export type BankFilter = z.infer<typeof BankFilter>;

export const BankVersion = z.object({
  id: Id,
  number: z.int(),
  content: AuthoredQuestion,
  tags: z.array(z.string()),
  note: z.string(),
  correctsId: Id.nullable(),
  status: QuestionStatus,
  /** Null for what came with a course. */
  author: PersonRef.nullable(),
  createdAt: Instant,
  /** What was decided of it, the latest last. */
  reviews: z.array(z.object({ status: QuestionStatus, by: PersonRef.nullable(), at: Instant })),
});
export type BankVersion = z.infer<typeof BankVersion>;

/** A question with all that was written of it, the newest version first. */
export const BankQuestion = z.object({
  id: Id,
  organisationId: Id.nullable(),
  code: z.string().nullable(),
  versions: z.array(BankVersion).min(1),
  /** The version that may be asked; null when none may. */
  publishedId: Id.nullable(),
  usage: z.object({
    /** Versions of courses that pin one of its versions. */
    courses: z.array(z.object({ title: z.string(), version: z.string(), number: z.int() })),
    /** Attempts that asked it, of the whole nation or of the hubs that the reader works for. */
    attempts: z.int(),
  }),
});
export type BankQuestion = z.infer<typeof BankQuestion>;

const written = {
  content: AuthoredQuestion,
  tags: Tags,
  /** What changed, in a line. */
  note: line(limits.line),
};

export const NewBankQuestion = z.object({ id: Id, versionId: Id, ...written });
export type NewBankQuestion = z.infer<typeof NewBankQuestion>;

export const NewVersion = z.object({
  id: Id,
  /** The newest version when the writing began: another one since then is a conflict. */
  basedOnId: Id,
  /** The version that was wrong, for whose sake this one is asked from now on wherever it is pinned. */
  correctsId: Id.nullable(),
  ...written,
});
export type NewVersion = z.infer<typeof NewVersion>;

export const NewReview = z.object({
  id: Id,
  /** As it stood when it was decided. */
  from: QuestionStatus,
  to: QuestionStatus,
});
export type NewReview = z.infer<typeof NewReview>;

/** A question that reads like the one being written. */
export const Lookalike = z.object({
  id: Id,
  organisationId: Id.nullable(),
  prompt: z.string(),
  status: QuestionStatus,
  /** How much of the words they share, 0 to 1. */
  likeness: z.number(),
});
export type Lookalike = z.infer<typeof Lookalike>;

/** A question as learners will see it. */
export const QuestionPreview = z.object({
  shown: LearnerQuestion,
  /** Of the answer given; of none, it says what was expected. */
  corrected: QuestionFeedback,
});
export type QuestionPreview = z.infer<typeof QuestionPreview>;

/** What questions are tied to. */
export const BankSubjects = z.object({
  lessons: z.array(
    z.object({
      id: ContentId,
      title: z.string(),
      objectives: z.array(z.object({ id: ContentId, text: z.string() })),
    }),
  ),
  /** The words in use, the most used first. */
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
});
export type BankSubjects = z.infer<typeof BankSubjects>;

export const BankHint = z.object({
  rule: z.string(),
  /** Null for what only many questions show. */
  questionId: Id.nullable(),
  /** The first words of the question, to find it by. */
  prompt: z.string().nullable(),
  at: z.string(),
  what: z.string(),
  todo: z.string(),
});
export type BankHint = z.infer<typeof BankHint>;

export const BankHints = z.object({
  /** How many questions were read: the newest first, up to the limit. */
  read: z.int(),
  limit: z.int(),
  hints: z.array(BankHint),
});
export type BankHints = z.infer<typeof BankHints>;

export const QuestionImage = z.object({
  sha256: z.string(),
  width: z.int(),
  height: z.int(),
});
export type QuestionImage = z.infer<typeof QuestionImage>;

export const bankRoutes = {
  list: route(
    'GET',
    '/organisations/:organisationId/questions',
    'The questions of a hub and of the national bank',
    { query: BankFilter.extend({ after: Id.optional() }), answer: BankPage },
  ),
  hints: route(
    'GET',
    '/organisations/:organisationId/questions/hints',
    'What the way these questions are written gives away, and what keeps some from reading them',
    { query: BankFilter, answer: BankHints },
  ),
  subjects: route(
    'GET',
    '/organisations/:organisationId/questions/subjects',
    'What questions may be tied to: lessons, objectives, words in use',
    { answer: BankSubjects },
  ),
  create: route(
    'POST',
    '/organisations/:organisationId/questions',
    'Write a new question, as a draft',
    { body: NewBankQuestion, answer: BankQuestion },
  ),
  lookalikes: route(
    'POST',
    '/organisations/:organisationId/questions/lookalikes',
    'Questions that read like this one',
    {
      body: z.object({ content: AuthoredQuestion, questionId: Id.nullable() }),
      answer: z.array(Lookalike),
    },
  ),
  preview: route(
    'POST',
    '/organisations/:organisationId/questions/preview',
    'A question as learners will see it, and its correction',
    {
      body: z.object({ content: AuthoredQuestion, answer: Answer.nullable() }),
      answer: QuestionPreview,
    },
  ),
  giveImage: route(
    'POST',
    '/organisations/:organisationId/questions/images',
    'Keep a picture for questions: PNG, JPEG, WebP or GIF, 300 kB at most',
    { consumes: 'image/*', answer: QuestionImage },
  ),
  read: route('GET', '/bank-questions/:bankQuestionId', 'A question and all its versions', {
    answer: BankQuestion,
  }),
  write: route(
    'POST',
    '/bank-questions/:bankQuestionId/versions',
    'Write a new version, perhaps a correction, as a draft',
    { body: NewVersion, answer: BankQuestion },
  ),
  review: route(
    'POST',
    '/bank-questions/:bankQuestionId/versions/:versionId/reviews',
    'Say a version reviewed, published, retired, or a draft again',
    { body: NewReview, answer: BankQuestion },
  ),
  image: route('GET', '/question-images/:imageHash', 'A picture of a question', {
    answer: 'image',
  }),
};
