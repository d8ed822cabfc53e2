import { halfDayModes, learnerSurveys, limits, mySignings } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Day, Id, Instant, line, lines, PersonName } from './common';
import { CohortStatus } from './cohort';
import { Theme } from './course';
import { EnrolmentStatus } from './enrolment';
import { route } from './route';

export const MyCohort = z.object({
  cohortId: Id,
  enrolmentId: Id,
  title: z.string(),
  organisationName: z.string(),
  status: EnrolmentStatus,
  cohortStatus: CohortStatus,
  timeZone: z.string(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
});
export type MyCohort = z.infer<typeof MyCohort>;

export const MySigning = z.enum(mySignings);
export type MySigning = z.infer<typeof MySigning>;

export const MyHalfDay = z.object({
  id: Id,
  contentId: ContentId.nullable(),
  position: z.int(),
  theme: Theme.nullable(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  mode: z.enum(halfDayModes),
  signing: MySigning,
  signedAt: Instant.nullable(),
  lessonsDone: z.int(),
  lessonCount: z.int(),
});
export type MyHalfDay = z.infer<typeof MyHalfDay>;

/** The one thing to do next; the page makes it one big card. */
export const NextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign'), halfDayId: Id, position: z.int(), until: Instant }),
  z.object({ kind: z.literal('positioning'), quizId: ContentId }),
  z.object({ kind: z.literal('again'), quizId: ContentId }),
  z.object({
    kind: z.literal('lesson'),
    lessonId: ContentId,
    title: z.string(),
    resumed: z.boolean(),
  }),
  z.object({ kind: z.literal('quiz'), quizId: ContentId, title: z.string() }),
  z.object({ kind: z.literal('final'), quizId: ContentId, title: z.string() }),
  z.object({ kind: z.literal('late-sign'), halfDayId: Id, position: z.int(), until: Instant }),
  z.object({ kind: z.literal('rehearsal') }),
  z.object({ kind: z.literal('documents') }),
  z.object({ kind: z.literal('cafe') }),
  z.object({ kind: z.literal('nothing') }),
]);
export type NextStep = z.infer<typeof NextStep>;

export const Today = z.object({
  cohortId: Id,
  title: z.string(),
  organisationName: z.string(),
  status: EnrolmentStatus,
  cohortStatus: CohortStatus,
  timeZone: z.string(),
  venueName: z.string(),
  venueAddress: z.string(),
  venueAccess: z.string(),
  remoteLink: z.string(),
  trainers: z.array(z.string()),
  contactEmail: z.string(),
  contactPhone: z.string(),
  /** Server time when this was read. */
  now: Instant,
  next: NextStep,
  /** Quizzes of the hub that may be taken and were not handed in. */
  quizzes: z.array(z.object({ id: ContentId, title: z.string() })),
  /** Surveys that are open and were not answered. */
  surveys: z.array(z.enum(learnerSurveys)),
  /** The session that I was moved from, and the half-days signed there; null for none. */
  cameFrom: z.object({ title: z.string(), halfDaysSigned: z.array(z.string()) }).nullable(),
  /** What changed of dates or place these last two weeks, a sentence each. */
  change: z.object({ at: Instant, lines: z.array(z.string()) }).nullable(),
  halfDays: z.array(MyHalfDay),
  /** Half-days signed, for the cup. */
  signedCount: z.int(),
  documentCount: z.int(),
  /**
   * The observation of the rehearsal, where the course has a grid: whether one may fill it now, and
   * whether mine is validated. `asked`: the attestation waits for it.
   */
  rehearsal: z.object({ open: z.boolean(), validated: z.boolean(), asked: z.boolean() }).nullable(),
  /** The first café, once planned. */
  cafe: z.object({ plannedOn: Day, place: z.string() }).nullable(),
  /** My name as documents will bear it, until I said that it is well spelt; null once I did, or they are issued. */
  nameToCheck: z.object({ firstName: z.string(), lastName: z.string() }).nullable(),
});
export type Today = z.infer<typeof Today>;

export const CafePlan = z.object({
  plannedOn: Day,
  place: line(limits.line).min(1),
  ally: line(limits.line),
  question: lines(limits.question),
});
/** What was planned, be it before a rule that would refuse it now. */
export const MyCafe = z.object({ plan: CafePlan.extend({ plannedOn: z.string() }).nullable() });
export type MyCafe = z.infer<typeof MyCafe>;

export const learnerRoutes = {
  cohorts: route('GET', '/my/cohorts', 'Cohorts where I learn', { answer: z.array(MyCohort) }),
  today: route('GET', '/my/cohorts/:cohortId/today', 'What to do now, and where I am', {
    answer: Today,
  }),
  checkName: route(
    'POST',
    '/my/cohorts/:cohortId/name-check',
    'Say that my name, as documents will bear it, is well spelt',
    { body: PersonName },
  ),
  agenda: route('GET', '/my/cohorts/:cohortId/agenda', 'My half-days, for a diary', {
    answer: 'ics',
  }),
  joining: route(
    'GET',
    '/my/cohorts/:cohortId/joining-instructions',
    'My joining instructions, as PDF',
    { answer: 'pdf' },
  ),
  cafe: route('GET', '/my/cohorts/:cohortId/cafe', 'My first café, if planned', { answer: MyCafe }),
  planCafe: route('PUT', '/my/cohorts/:cohortId/cafe', 'Plan my first café', {
    body: CafePlan,
    answer: MyCafe,
  }),
};
