import { accountRoutes } from './account';
import { attendanceRoutes } from './attendance';
import { bankRoutes } from './bank/bank';
import { exchangeRoutes } from './bank/exchange';
import { certificateRoutes } from './certificate';
import { cohortRoutes } from './cohort';
import { courseRoutes } from './course';
import { enrolmentRoutes } from './enrolment';
import { learnerRoutes } from './learner';
import { observationRoutes } from './observation';
import { organisationRoutes } from './organisation';
import { positioningRoutes } from './positioning';
import { quizRoutes } from './quiz';
import { regradingRoutes } from './regrading';
import { readingRoutes } from './reading';
import { reminderRoutes } from './reminder';
import type { Route } from './route';
import { sessionRoutes } from './session';
import { statisticsRoutes } from './statistics';

export * from './account';
export * from './attendance';
export * from './bank/authored';
export * from './bank/bank';
export * from './bank/exchange';
export * from './certificate';
export * from './cohort';
export * from './common';
export * from './course';
export * from './enrolment';
export * from './learner';
export * from './observation';
export * from './organisation';
export * from './problem';
export * from './question/question';
export * from './positioning';
export * from './quiz';
export * from './regrading';
export * from './reading';
export * from './reminder';
export * from './route';
export * from './session';
export * from './statistics';

/** Every route of the API, by feature: what the OpenAPI document and the coverage spec walk through. */
export const features = {
  session: sessionRoutes,
  account: accountRoutes,
  organisation: organisationRoutes,
  course: courseRoutes,
  cohort: cohortRoutes,
  enrolment: enrolmentRoutes,
  learner: learnerRoutes,
  positioning: positioningRoutes,
  quiz: quizRoutes,
  reading: readingRoutes,
  statistics: statisticsRoutes,
  bank: bankRoutes,
  regrading: regradingRoutes,
  exchange: exchangeRoutes,
  attendance: attendanceRoutes,
  observation: observationRoutes,
  certificate: certificateRoutes,
  reminder: reminderRoutes,
} satisfies Record<string, Record<string, Route>>;
