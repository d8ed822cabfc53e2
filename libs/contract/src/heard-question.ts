import { limits, questionFault, questionThemes } from '@percolateur/domain';
import type { QuestionTheme as Theme } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant, line, lines, pageOf, Search } from './common';
import { route } from './route';

export const QuestionTheme = z.enum(Object.keys(questionThemes) as [Theme, ...Theme[]]);

/** The words of a question, which name nobody. */
const Question = line(limits.line)
  .min(1)
  .superRefine((question, { addIssue }) => {
    const fault = questionFault(question);
    if (fault) addIssue({ code: 'custom', message: fault });
  });

/** A question heard at a café, as its host tells it; its id is made by the device. */
export const HeardQuestion = z.object({ id: Id, words: Question, theme: QuestionTheme });
export type HeardQuestion = z.infer<typeof HeardQuestion>;

const states = ['new', 'grouped', 'hidden'] as const;

/** A question heard in a territory, for the hub that reviews it. */
export const HeardQuestionRow = z.object({
  id: Id,
  words: z.string(),
  theme: QuestionTheme,
  departement: z.string(),
  /** The day of the café. */
  heardAt: Instant,
  state: z.enum(states),
  /** The wording that it is told under. */
  under: z.string().nullable(),
});
export type HeardQuestionRow = z.infer<typeof HeardQuestionRow>;

/** One wording for questions that are alike, and what answers it; nothing where it waits. */
export const CommonQuestionFields = z.object({
  theme: QuestionTheme,
  words: Question,
  /** In a few sentences. */
  answer: lines(limits.reason),
  /** A lesson of the course, and a word of its glossary. */
  lessonId: ContentId.nullable(),
  termId: ContentId.nullable(),
});
export type CommonQuestionFields = z.infer<typeof CommonQuestionFields>;

export const CommonQuestionRow = CommonQuestionFields.extend({
  id: Id,
  words: z.string(),
  answer: z.string(),
  answered: z.boolean(),
  /** Cafés of this territory where it was heard. */
  here: z.int(),
  /** Cafés everywhere; null where there are too few to be told. */
  everywhere: z.int().nullable(),
  /** Whether this hub worded it, and may correct it. */
  ours: z.boolean(),
  revision: z.int(),
});
export type CommonQuestionRow = z.infer<typeof CommonQuestionRow>;

/** What of the course may answer a question. */
export const CourseAnswers = z.object({
  lessons: z.array(z.object({ id: ContentId, title: z.string(), halfDay: z.string() })),
  terms: z.array(z.object({ id: ContentId, term: z.string() })),
});
export type CourseAnswers = z.infer<typeof CourseAnswers>;

const Some = z.array(Id).min(1).max(50);

export const heardQuestionRoutes = {
  list: route(
    'GET',
    '/organisations/:organisationId/heard-questions',
    'Questions heard at the cafés of a territory, the last told first',
    {
      query: z.object({
        state: z.enum(states),
        theme: QuestionTheme.optional(),
        /** Those told under this wording. */
        under: Id.optional(),
        after: Id.optional(),
      }),
      answer: pageOf(HeardQuestionRow),
    },
  ),
  sort: route(
    'POST',
    '/organisations/:organisationId/heard-questions',
    'Tell questions under one wording, hide them, or put them back among the new ones',
    {
      body: z.discriminatedUnion('deed', [
        z.object({
          deed: z.literal('group'),
          ids: Some,
          commonQuestionId: Id,
          /** For a wording that is new: made by it, and once. */
          fresh: CommonQuestionFields.pick({ theme: true, words: true }).optional(),
        }),
        z.object({ deed: z.literal('hide'), ids: Some }),
        z.object({ deed: z.literal('return'), ids: Some }),
      ]),
    },
  ),
  common: route(
    'GET',
    '/organisations/:organisationId/common-questions',
    'The wordings, with how many cafés asked them, the newest first',
    {
      query: z.object({
        search: Search.optional(),
        theme: QuestionTheme.optional(),
        answered: z.enum(['yes', 'no']).optional(),
        after: Id.optional(),
      }),
      answer: pageOf(CommonQuestionRow),
    },
  ),
  revise: route(
    'PUT',
    '/organisations/:organisationId/common-questions/:commonQuestionId',
    'Correct a wording, and say what answers it',
    { body: CommonQuestionFields.extend({ revision: z.int() }) },
  ),
  answers: route('GET', '/common-question-answers', 'What of the course may answer a question', {
    answer: CourseAnswers,
  }),
};
