import {
  CohortStatus as statuses,
  halfDayModes,
  limits,
  seriesAtMost,
  signingMeans,
} from '@percolateur/domain';
import { z } from 'zod';
import {
  Day,
  Id,
  Instant,
  line,
  LongText,
  Month,
  pageOf,
  PersonRef,
  Reason,
  Search,
  ShortText,
} from './common';
import { route } from './route';

export const CohortStatus = z.enum(statuses);
export type CohortStatus = z.infer<typeof CohortStatus>;

export const HalfDayMode = z.enum(halfDayModes);

export const SigningMeans = z.enum(signingMeans);
export type SigningMeans = z.infer<typeof SigningMeans>;

export const HalfDayView = z.object({
  id: Id,
  position: z.int(),
  title: z.string(),
  mode: HalfDayMode,
  startsAt: Instant,
  endsAt: Instant,
  signingOpenedAt: Instant.nullable(),
  signingClosedAt: Instant.nullable(),
});
export type HalfDayView = z.infer<typeof HalfDayView>;

export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure entre 00:00 et 23:59, comme 09:00.');

/** A half-day as a coordinator dates it: local day and hours, read in the cohort’s time zone. */
export const HalfDayPlan = z.object({
  /** Absent for a half-day that does not exist yet. */
  id: Id.optional(),
  title: ShortText,
  mode: HalfDayMode,
  day: Day,
  start: ClockTime,
  end: ClockTime,
  /** By what it is signed; not said: as before, and every means for a new one. */
  means: z.array(SigningMeans).min(1).max(10).optional(),
});
export type HalfDayPlan = z.infer<typeof HalfDayPlan>;

export const CohortFields = z.object({
  title: ShortText,
  timeZone: z.string().max(64),
  venueName: line(limits.line),
  venueAddress: line(limits.postalAddress),
  /** How to come in, where to park, who opens: sent on the eve. */
  venueAccess: LongText,
  remoteLink: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .or(z.literal('')),
  capacity: z.int().min(1).max(200),
  /** Fewer than that ten days before, and it is decided whether it is held; 0 where it was not said. */
  minimumSeats: z.int().min(0).max(200),
  /** What the hub hopes for; 0 where it was not said. */
  targetSeats: z.int().min(0).max(200),
  trainerIds: z
    .array(Id)
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, 'Une personne figure deux fois.'),
});

/** A first day is enough: what is left out takes the template’s value. */
export const NewCohort = CohortFields.partial().extend({
  id: Id,
  organisationId: Id,
  firstDay: Day,
  courseVersionId: Id.optional(),
  /** Born silent, as the session that it takes after: what is owed by law is sent all the same. */
  messagesPaused: z.boolean().optional(),
  halfDays: z.array(HalfDayPlan).min(1).max(20).optional(),
});
export type NewCohort = z.infer<typeof NewCohort>;

/** One of several created at once: what it has of its own. */
const OfSeries = z.object({
  id: Id,
  title: ShortText,
  halfDays: z.array(HalfDayPlan).min(1).max(20),
});

/** Several sessions at once, alike but for their dates; `id` is that of the series. */
export const NewSeries = NewCohort.omit({ title: true, firstDay: true, halfDays: true }).extend({
  sessions: z
    .array(OfSeries)
    .min(1)
    .max(seriesAtMost)
    .refine(
      (sessions) => new Set(sessions.map(({ id }) => id)).size === sessions.length,
      'Une session figure deux fois.',
    ),
});
export type NewSeries = z.infer<typeof NewSeries>;

/** Sessions thought of, to be told what would stand in their way. */
export const SeriesDraft = CohortFields.pick({
  timeZone: true,
  venueName: true,
  trainerIds: true,
}).extend({
  organisationId: Id,
  sessions: z
    .array(OfSeries.pick({ halfDays: true }))
    .min(1)
    .max(seriesAtMost),
});
export type SeriesDraft = z.infer<typeof SeriesDraft>;

/** Of each session thought of, in French: what would have it refused, and what is worth a look. */
export const SeriesForeseen = z.array(
  z.object({ blocking: z.array(z.string()), warnings: z.array(z.string()) }),
);
export type SeriesForeseen = z.infer<typeof SeriesForeseen>;

/** The place of a session in its series, in order of time. */
export const SeriesPlace = z.object({
  id: Id,
  rank: z.int(),
  count: z.int(),
  previousId: Id.nullable(),
  nextId: Id.nullable(),
});
export type SeriesPlace = z.infer<typeof SeriesPlace>;

export const CohortEdit = CohortFields.partial().extend({
  /** The revision that was read: a stale one is refused. */
  revision: z.int(),
  halfDays: z.array(HalfDayPlan).min(1).max(20).optional(),
});
export type CohortEdit = z.infer<typeof CohortEdit>;

/** A place that a hub used before. */
export const Venue = CohortFields.pick({
  venueName: true,
  venueAddress: true,
  venueAccess: true,
});
export type Venue = z.infer<typeof Venue>;

/** The seats taken are those of who is to invite, invited, accepted, completed and not completed. */
const EnrolmentCounts = z.object({
  toInvite: z.int(),
  /** Their invitation may still be answered. */
  invited: z.int(),
  /** Their invitation went unanswered, and their seat is free. */
  expired: z.int(),
  accepted: z.int(),
  waitlisted: z.int(),
  declined: z.int(),
  withdrawn: z.int(),
  completed: z.int(),
  notCompleted: z.int(),
});

export const CohortRow = z.object({
  id: Id,
  title: z.string(),
  organisationId: Id,
  organisationName: z.string(),
  status: CohortStatus,
  timeZone: z.string(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  capacity: z.int(),
  seatsTaken: z.int(),
  venueName: z.string(),
  /** Null for one created alone. */
  series: SeriesPlace.nullable(),
  /** Documents: earned and not issued, issued and no longer true; half-days over, without a trainer’s signature. */
  owed: z.object({ toIssue: z.int(), toCorrect: z.int(), countersignatures: z.int() }),
  /** What cannot wait, in French, most pressing first. */
  alarms: z.array(z.string()),
});
export type CohortRow = z.infer<typeof CohortRow>;

export const CohortView = CohortFields.omit({ trainerIds: true }).extend({
  id: Id,
  organisationId: Id,
  organisationName: z.string(),
  courseVersion: z.object({ id: Id, title: z.string(), version: z.string() }),
  status: CohortStatus,
  revision: z.int(),
  halfDays: z.array(HalfDayView.extend({ means: z.array(SigningMeans) })),
  trainers: z.array(PersonRef),
  /** Of the capacity: those who follow the course, and the invited until their deadline. */
  seatsTaken: z.int(),
  counts: EnrolmentCounts,
  /** Null for one created alone. */
  series: SeriesPlace.nullable(),
  /** Its coordinators silenced what is not owed by law. */
  messagesPaused: z.boolean(),
  /** Of half-days that are over, the marks that miss; people without a document in force. */
  owed: z.object({ signatures: z.int(), countersignatures: z.int(), documents: z.int() }),
  alarms: z.array(z.string()),
  /** What opening still asks for, in French; empty when it may be opened. */
  openingGaps: z.array(z.string()),
  /** What closing would leave undone, in French. */
  closingGaps: z.array(z.string()),
  /** Statuses that the caller may move it to now. */
  nextStatuses: z.array(z.object({ status: CohortStatus, needsReason: z.boolean() })),
  /** Dates that fall on a public holiday: a warning, not a wall. */
  holidayWarnings: z.array(z.string()),
  /** Dates put down once they were past: a second person confirms them before anything is signed. */
  datesToConfirm: z.object({ byMe: z.boolean() }).nullable(),
  /** What the caller may do here. */
  rights: z.object({ write: z.boolean(), certificates: z.boolean(), signing: z.boolean() }),
});
export type CohortView = z.infer<typeof CohortView>;

export const CohortTransition = z.object({
  to: CohortStatus,
  reason: Reason.optional(),
});

/** Whom a change, or a cancellation, is told; nobody of a draft that nobody heard of. */
export const CohortAudience = z.object({
  accepted: z.array(PersonRef),
  invited: z.array(PersonRef),
  /** Told of a cancellation only: they had no date to keep. */
  waiting: z.array(PersonRef),
  trainers: z.array(PersonRef),
});
export type CohortAudience = z.infer<typeof CohortAudience>;

export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  actor: PersonRef.nullable(),
  /** A French sentence. */
  text: z.string(),
  reason: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const CohortQuery = z.object({
  organisationId: Id.optional(),
  /** The sessions of one series alone, in order of time. */
  seriesId: Id.optional(),
  /** `live`: neither closed, archived nor cancelled. */
  status: z.union([CohortStatus, z.literal('live')]).optional(),
  /** `coming`: not over, the soonest first; `past`: over, the latest first; else all, the latest first. */
  period: z.enum(['coming', 'past']).optional(),
  /** `state`: by state first, what is under way before the rest; else by date alone. */
  order: z.enum(['state']).optional(),
  /** In the title, the place, the name of the hub. */
  search: Search.optional(),
  after: Id.optional(),
});
export type CohortQuery = z.infer<typeof CohortQuery>;

export const CohortPage = pageOf(CohortRow);
export type CohortPage = z.infer<typeof CohortPage>;

/** A hub in figures, or all of them. */
export const CohortFigures = z.object({
  /** Under way: begun, not over. */
  running: z.int(),
  /** Opened or being prepared, not begun. */
  coming: z.int(),
  /** Still free in the opened ones to come, of how many. */
  freeSeats: z.int(),
  seats: z.int(),
  /** In the opened ones to come: people not invited yet, and those who may still answer. */
  toInvite: z.int(),
  unanswered: z.int(),
  /** Of those looked at for what cannot wait: marks that miss, people without a document. */
  signatures: z.int(),
  documents: z.int(),
});
export type CohortFigures = z.infer<typeof CohortFigures>;

/** A half-day to come, with what a calendar says of it. */
export const AgendaRow = z.object({
  id: Id,
  cohortId: Id,
  cohortTitle: z.string(),
  organisationName: z.string(),
  status: CohortStatus,
  timeZone: z.string(),
  /** Its rank in the cohort, and how many there are. */
  position: z.int(),
  halfDayCount: z.int(),
  title: z.string(),
  mode: HalfDayMode,
  venueName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** Who teaches it, by name. */
  trainers: z.array(z.string()),
});
export type AgendaRow = z.infer<typeof AgendaRow>;
export const AgendaPage = pageOf(AgendaRow);

/** A month as a calendar draws it: the days that hold sessions, each on the clock of its place. */
export const CalendarMonth = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      /** How many sessions are held then. */
      count: z.int(),
      /** Of the first of them. */
      titles: z.array(z.string()),
    }),
  ),
});
export type CalendarMonth = z.infer<typeof CalendarMonth>;

export const PressingCohorts = z.object({
  figures: CohortFigures,
  /** The nearest first. */
  rows: z.array(CohortRow),
  /** There may be others further away. */
  more: z.boolean(),
  /** The next to begin; null when none is planned. */
  next: CohortRow.nullable(),
});
export type PressingCohorts = z.infer<typeof PressingCohorts>;

export const cohortRoutes = {
  list: route('GET', '/cohorts', 'Cohorts that I run or teach, a page at a time', {
    query: CohortQuery,
    answer: CohortPage,
  }),
  pressing: route('GET', '/cohorts/pressing', 'What cannot wait, and the figures', {
    query: z.object({ organisationId: Id.optional() }),
    answer: PressingCohorts,
  }),
  agenda: route(
    'GET',
    '/cohorts/agenda',
    'Half-days to come, or of one day, the soonest first, a page at a time',
    {
      query: z.object({
        organisationId: Id.optional(),
        day: Day.optional(),
        after: Id.optional(),
      }),
      answer: AgendaPage,
    },
  ),
  calendar: route('GET', '/cohorts/calendar', 'Which days of a month hold sessions', {
    query: z.object({ month: Month, organisationId: Id.optional() }),
    answer: CalendarMonth,
  }),
  venues: route(
    'GET',
    '/organisations/:organisationId/venues',
    'Places that a hub used, latest first',
    {
      answer: z.array(Venue),
    },
  ),
  create: route('POST', '/cohorts', 'Create a cohort from a first day and the template', {
    body: NewCohort,
    answer: CohortView,
  }),
  foreseeSeries: route(
    'POST',
    '/cohorts/series/check',
    'What would stand in the way of sessions thought of; creates nothing',
    { body: SeriesDraft, answer: SeriesForeseen },
  ),
  createSeries: route('POST', '/cohorts/series', 'Create several cohorts at once: all or none', {
    body: NewSeries,
    answer: z.object({ seriesId: Id, cohortIds: z.array(Id) }),
  }),
  read: route('GET', '/cohorts/:cohortId', 'One cohort, for its staff', { answer: CohortView }),
  edit: route('PATCH', '/cohorts/:cohortId', 'Change a cohort', {
    body: CohortEdit,
    answer: CohortView,
  }),
  move: route('POST', '/cohorts/:cohortId/status', 'Move a cohort along its life', {
    body: CohortTransition,
    answer: CohortView,
  }),
  confirmDates: route(
    'POST',
    '/cohorts/:cohortId/dates-confirmation',
    'Confirm dates that were past when they were put down',
    { answer: CohortView },
  ),
  audience: route('GET', '/cohorts/:cohortId/audience', 'Whom a change would be told', {
    answer: CohortAudience,
  }),
  history: route('GET', '/cohorts/:cohortId/history', 'What was done, by whom and why', {
    answer: z.array(HistoryEntry),
  }),
};
