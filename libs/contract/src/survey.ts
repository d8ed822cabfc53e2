import { learnerSurveys, limits, outsideSurveys, surveyKinds } from '@percolateur/domain';
import { z } from 'zod';
import { Day, Id, Instant, lines } from './common';
import { route } from './route';

/** Ids of questions and values: `checkSurvey` holds them to the form. */
const Named = z.string().max(40);
/** No form asks so much. */
const most = 40;
const few = <V extends z.ZodType>(value: V) =>
  z
    .record(Named, value)
    .refine((answers) => Object.keys(answers).length <= most, 'Trop de réponses.');

/** What is answered, by id of question: what is counted, and what is written. */
export const SurveyAnswer = z.object({
  ratings: few(z.union([z.int().min(0).max(9_999), Named, z.array(Named).max(most)])),
  words: few(lines(limits.lines)),
});

export const LearnerAnswer = SurveyAnswer.extend({
  /** Wants the hub to call back; the hub then knows who. */
  callBack: z.boolean(),
});
export type LearnerAnswer = z.infer<typeof LearnerAnswer>;

/** One of my surveys: when it is asked, and what I answered last. */
export const MySurvey = z.object({
  kind: z.enum(learnerSurveys),
  cohortTitle: z.string(),
  timeZone: z.string(),
  /** Null where it is not asked. */
  state: z.enum(['ahead', 'open', 'over']).nullable(),
  from: Instant.nullable(),
  until: Instant.nullable(),
  answer: LearnerAnswer.extend({ answeredAt: Instant }).nullable(),
});
export type MySurvey = z.infer<typeof MySurvey>;

const QuestionResult = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['scale', 'one', 'some', 'count']),
  answered: z.int(),
  values: z.array(z.object({ label: z.string(), count: z.int() })),
  mean: z.number().nullable(),
});

/** What a group answered to one survey, nobody named. */
export const SurveyResult = z.object({
  kind: z.enum(surveyKinds),
  /** People who could answer; null where it is asked by a link. */
  asked: z.int().nullable(),
  answered: z.int(),
  /** Null where so few answered that somebody would be recognised. */
  told: z
    .object({
      questions: z.array(QuestionResult),
      /** In no order that says who. */
      written: z.array(z.object({ text: z.string(), said: z.array(z.string()) })),
    })
    .nullable(),
});
export type SurveyResult = z.infer<typeof SurveyResult>;

export const SurveyResults = z.object({
  title: z.string(),
  /** Under this many answers, nothing is told. */
  fewest: z.int(),
  surveys: z.array(SurveyResult),
});
export type SurveyResults = z.infer<typeof SurveyResults>;

/** What the coordination alone reads of a session: who asks for a call, and the links to send. */
export const SurveyDesk = z.object({
  callBack: z.array(
    z.object({ name: z.string(), email: z.string(), kind: z.enum(learnerSurveys), at: Instant }),
  ),
  links: z.array(
    z.object({
      kind: z.enum(outsideSurveys),
      token: z.string(),
      from: Instant.nullable(),
      until: Instant.nullable(),
    }),
  ),
});
export type SurveyDesk = z.infer<typeof SurveyDesk>;

const OpinionToken = z.string().max(200);

/** A survey that was opened by its link. */
export const Opinion = z.object({
  kind: z.enum(outsideSurveys),
  cohortTitle: z.string(),
  organisationName: z.string(),
  timeZone: z.string(),
  state: z.enum(['ahead', 'open', 'over']).nullable(),
  from: Instant.nullable(),
});
export type Opinion = z.infer<typeof Opinion>;

export const surveyRoutes = {
  mine: route('GET', '/my/cohorts/:cohortId/surveys/:survey', 'A survey, and what I answered', {
    answer: MySurvey,
  }),
  answer: route('PUT', '/my/cohorts/:cohortId/surveys/:survey', 'Answer it, or answer it anew', {
    body: LearnerAnswer,
    answer: MySurvey,
  }),
  ofCohort: route('GET', '/cohorts/:cohortId/surveys', 'What a group answered, nobody named', {
    answer: SurveyResults,
  }),
  summary: route(
    'GET',
    '/cohorts/:cohortId/surveys/summary',
    'What a group answered, nobody named, as PDF',
    { answer: 'pdf' },
  ),
  desk: route(
    'GET',
    '/cohorts/:cohortId/surveys/desk',
    'Who asks for a call, and the links that ask employers and funders',
    { answer: SurveyDesk },
  ),
  ofHub: route(
    'GET',
    '/organisations/:organisationId/surveys',
    'What was answered about the sessions of a hub that ended within a period',
    { query: z.object({ from: Day, to: Day }), answer: SurveyResults },
  ),
  open: route('POST', '/opinions/reading', 'A survey opened by its link', {
    access: 'public',
    body: z.object({ token: OpinionToken }),
    answer: Opinion,
  }),
  tell: route('POST', '/opinions', 'Answer a survey opened by its link', {
    access: 'public',
    body: SurveyAnswer.extend({ id: Id, token: OpinionToken }),
  }),
};
