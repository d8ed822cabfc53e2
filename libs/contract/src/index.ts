import { accountRoutes } from './account';
import { agendaRoutes } from './agenda';
import { attendanceRoutes } from './attendance';
import { badgeRoutes } from './badge';
import { bankRoutes } from './bank/bank';
import { exchangeRoutes } from './bank/exchange';
import { bounceRoutes } from './bounce';
import { cafePlanRoutes } from './cafe-plan';
import { certificateRoutes } from './certificate';
import { cohortRoutes } from './cohort';
import { cohortTemplateRoutes } from './cohort-template';
import { courseRoutes } from './course';
import { dashboardRoutes } from './dashboard';
import { enrolmentRoutes } from './enrolment';
import { evidenceRoutes } from './evidence';
import { gatheringRoutes } from './gathering';
import { heardQuestionRoutes } from './heard-question';
import { inboxRoutes } from './inbox';
import { learnerRoutes } from './learner';
import { mergeRoutes } from './merge';
import { observationRoutes } from './observation';
import { organisationRoutes } from './organisation';
import { paperTemplateRoutes } from './paper-template';
import { positioningRoutes } from './positioning';
import { progressRoutes } from './progress';
import { publicCafeRoutes } from './public-cafe';
import { qualityRoutes } from './quality';
import { quizRoutes } from './quiz';
import { regradingRoutes } from './regrading';
import { readingRoutes } from './reading';
import { recognitionRoutes } from './recognition';
import { quizPaperRoutes } from './quiz-paper';
import { quizPlanRoutes } from './quiz-plan';
import { quizWindowRoutes } from './quiz-window';
import { registrationRoutes } from './registration';
import { reminderRoutes } from './reminder';
import { resourceRoutes } from './resource';
import type { Route } from './route';
import { ruleRoutes } from './rules';
import { sessionRoutes } from './session';
import { statisticsRoutes } from './statistics';
import { surveyRoutes } from './survey';

export * from './account';
export * from './agenda';
export * from './attendance';
export * from './badge';
export * from './bank/authored';
export * from './bank/bank';
export * from './bank/exchange';
export * from './bounce';
export * from './cafe-plan';
export * from './certificate';
export * from './cohort';
export * from './cohort-template';
export * from './common';
export * from './course';
export * from './dashboard';
export * from './enrolment';
export * from './evidence';
export * from './gathering';
export * from './heard-question';
export * from './inbox';
export * from './learner';
export * from './merge';
export * from './observation';
export * from './organisation';
export * from './paper-template';
export * from './problem';
export * from './question/question';
export * from './positioning';
export * from './progress';
export * from './public-cafe';
export * from './quality';
export * from './quiz';
export * from './quiz-paper';
export * from './regrading';
export * from './reading';
export * from './recognition';
export * from './quiz-plan';
export * from './quiz-window';
export * from './registration';
export * from './reminder';
export * from './rules';
export * from './resource';
export * from './route';
export * from './session';
export * from './statistics';
export * from './survey';

/** Every route of the API, by feature: what the OpenAPI document and the coverage spec walk through. */
export const features = {
  session: sessionRoutes,
  account: accountRoutes,
  agenda: agendaRoutes,
  gathering: gatheringRoutes,
  resource: resourceRoutes,
  progress: progressRoutes,
  recognition: recognitionRoutes,
  inbox: inboxRoutes,
  merge: mergeRoutes,
  organisation: organisationRoutes,
  course: courseRoutes,
  cohort: cohortRoutes,
  cohortTemplate: cohortTemplateRoutes,
  enrolment: enrolmentRoutes,
  registration: registrationRoutes,
  learner: learnerRoutes,
  cafePlan: cafePlanRoutes,
  positioning: positioningRoutes,
  quiz: quizRoutes,
  reading: readingRoutes,
  quizPlan: quizPlanRoutes,
  quizPaper: quizPaperRoutes,
  quizWindow: quizWindowRoutes,
  statistics: statisticsRoutes,
  dashboard: dashboardRoutes,
  bank: bankRoutes,
  regrading: regradingRoutes,
  exchange: exchangeRoutes,
  attendance: attendanceRoutes,
  observation: observationRoutes,
  badge: badgeRoutes,
  certificate: certificateRoutes,
  paperTemplate: paperTemplateRoutes,
  evidence: evidenceRoutes,
  reminder: reminderRoutes,
  bounce: bounceRoutes,
  rule: ruleRoutes,
  survey: surveyRoutes,
  quality: qualityRoutes,
  publicCafe: publicCafeRoutes,
  heardQuestion: heardQuestionRoutes,
} satisfies Record<string, Record<string, Route>>;
