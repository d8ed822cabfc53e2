import { certainties, questionKinds } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id } from './common';
import { QuizKind } from './course';
import { route } from './route';

/** A share or a correlation; null where there is nothing to tell, or too little to tell it. */
const Figure = z.number().nullable();

/** What the first attempts of a group say of one question version. */
export const QuestionStatistics = z.object({
  versionId: Id,
  /** The version of its question, from 1. */
  number: z.int(),
  kind: z.enum(questionKinds as [string, ...string[]]),
  /** As HTML. */
  prompt: z.string(),
  /** First attempts that asked it; null where so few did that nothing is told of them. */
  asked: z.int().nullable(),
  /** Null where `asked` is. */
  figures: z
    .object({
      answered: z.int(),
      /** Who obtained the whole point. */
      whole: z.int(),
      /** Mean share of the point. */
      facility: Figure,
      /** Correlation with the points of all other questions; null below `enough` first attempts. */
      discrimination: Figure,
      /** Mean time to answer it. */
      seconds: Figure,
      /** What answers hold, as HTML, and the share of people whose answer holds it. */
      options: z.array(z.object({ text: z.string(), right: z.boolean(), share: z.number() })),
      certainty: z.array(
        z.object({ certainty: z.enum(certainties), given: z.int(), right: z.int() }),
      ),
    })
    .nullable(),
});
export type QuestionStatistics = z.infer<typeof QuestionStatistics>;

/** Whom figures are about. */
export const StatisticsScope = z.object({
  kind: z.enum(['cohort', 'hub', 'nation']),
  name: z.string(),
});
export type StatisticsScope = z.infer<typeof StatisticsScope>;

/** What the first attempts of a group say of a quiz. */
export const QuizStatistics = z.object({
  scope: StatisticsScope,
  quizId: ContentId,
  title: z.string(),
  kind: QuizKind,
  passPercent: z.int().nullable(),
  /** First attempts of fewer people than this are not told. */
  fewest: z.int(),
  /** First attempts from which discrimination and reliability are told. */
  enough: z.int(),
  attempts: z.int(),
  /** Null where there are fewer than `fewest`. */
  figures: z
    .object({
      passed: z.int(),
      mean: Figure,
      deviation: Figure,
      seconds: Figure,
      /** Cronbach’s α. */
      alpha: Figure,
      /** Attempts by tenth of the possible points. */
      bands: z.array(z.int()),
    })
    .nullable(),
  questions: z.array(QuestionStatistics),
  /** The cohorts of the hub, or the hubs of the nation; null figures where they are too few. */
  parts: z.array(
    z.object({ id: Id, name: z.string(), attempts: z.int().nullable(), mean: Figure }),
  ),
});
export type QuizStatistics = z.infer<typeof QuizStatistics>;

/** The quizzes that a group took. */
export const StatisticsList = z.object({
  scope: StatisticsScope,
  quizzes: z.array(
    z.object({
      course: ContentId,
      courseTitle: z.string(),
      quizId: ContentId,
      title: z.string(),
      kind: QuizKind,
      attempts: z.int(),
    }),
  ),
});
export type StatisticsList = z.infer<typeof StatisticsList>;

/** A question version in a hub or in the nation, and the other versions of its question. */
export const VersionStatistics = z.object({
  scope: StatisticsScope,
  fewest: z.int(),
  enough: z.int(),
  versions: z.array(QuestionStatistics),
});
export type VersionStatistics = z.infer<typeof VersionStatistics>;

export const statisticsRoutes = {
  ofCohort: route('GET', '/cohorts/:cohortId/statistics', 'The quizzes that a group took', {
    answer: StatisticsList,
  }),
  quizOfCohort: route(
    'GET',
    '/cohorts/:cohortId/quizzes/:quizId/statistics',
    'What the first attempts of a group say of a quiz',
    { answer: QuizStatistics },
  ),
  ofOrganisation: route(
    'GET',
    '/organisations/:organisationId/statistics',
    'The quizzes taken in a hub, or in every hub for the nation',
    { answer: StatisticsList },
  ),
  quizOfOrganisation: route(
    'GET',
    '/organisations/:organisationId/courses/:course/quizzes/:quizId/statistics',
    'What first attempts in a hub, or in every hub for the nation, say of a quiz',
    { answer: QuizStatistics },
  ),
  version: route(
    'GET',
    '/organisations/:organisationId/question-versions/:versionId/statistics',
    'What first attempts in a hub, or in every hub for the nation, say of a question',
    { answer: VersionStatistics },
  ),
};
