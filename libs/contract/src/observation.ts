import { limits, observedLevels } from '@percolateur/domain';
import { z } from 'zod';
import { ClientTime, Id, Instant, line, lines, Reason } from './common';
import { route } from './route';

/** By criterion, the level seen; null: no occasion. Which criteria there are, the grid says. */
export const ObservationMarks = z.record(
  z.string().regex(/^[a-z0-9-]{1,64}$/),
  z.union(observedLevels.map((level) => z.literal(level))).nullable(),
);
export type ObservationMarks = z.infer<typeof ObservationMarks>;

export const ShownCriterion = z.object({
  id: z.string(),
  title: z.string(),
  /** How each of the four levels looks; of a team’s own criterion, the third alone is told. */
  levels: z.array(z.string()),
  /** Added by the team: it never counts in what is acquired. */
  own: z.boolean(),
});
export type ShownCriterion = z.infer<typeof ShownCriterion>;

/** The grid of a cohort. */
export const ShownGrid = z.object({
  /** What each level is called, the lowest first. */
  levels: z.array(z.string()),
  criteria: z.array(ShownCriterion),
});
export type ShownGrid = z.infer<typeof ShownGrid>;

const when = {
  /** Whether a grid may be filled now. */
  open: z.boolean(),
  /** The beginning of the half-day of the rehearsal; null where the cohort has none at its place. */
  opensAt: Instant.nullable(),
  timeZone: z.string(),
  cohortTitle: z.string(),
};

/** One grid as somebody filled it. */
const Given = z.object({
  enrolmentId: Id,
  marks: ObservationMarks,
  seen: z.string(),
  receivedAt: Instant,
});

/** Whom I may observe, and what I gave. Of the others, no more than a name to tell them apart. */
export const ObservingView = z.object({
  ...when,
  grid: ShownGrid,
  /** Those present first: who signed this half-day, or had it signed for them. */
  people: z.array(z.object({ enrolmentId: Id, name: z.string(), present: z.boolean() })),
  given: z.array(Given),
});
export type ObservingView = z.infer<typeof ObservingView>;

export const NewObservation = z.object({
  id: Id,
  enrolmentId: Id,
  marks: ObservationMarks,
  /** What was seen and heard; may be empty. */
  seen: lines(limits.reason),
  clientTime: ClientTime,
});
export type NewObservation = z.infer<typeof NewObservation>;

export const ObservationReceipt = z.object({ receivedAt: Instant });

const ToldCriterion = z.object({ id: z.string(), title: z.string(), text: z.string() });

/** What I take away from my rehearsal, once a trainer has validated it. */
export const MyRehearsal = z.object({
  timeZone: z.string(),
  /** Null until then. */
  result: z
    .object({
      validatedAt: Instant,
      acquired: z.boolean(),
      strength: ToldCriterion.nullable(),
      nextStep: ToldCriterion.nullable(),
      /** What was retained, criterion by criterion, in words; null: no occasion. */
      criteria: z.array(
        z.object({
          title: z.string(),
          own: z.boolean(),
          level: z.string().nullable(),
          text: z.string(),
        }),
      ),
      /** What was seen and heard, in the words of those who observed. */
      seen: z.array(z.object({ by: z.enum(['peer', 'trainer']), text: z.string() })),
    })
    .nullable(),
});
export type MyRehearsal = z.infer<typeof MyRehearsal>;

/** One grid about somebody, as the team reads it. */
export const ReadObservation = z.object({
  id: Id,
  by: z.string(),
  role: z.enum(['peer', 'trainer']),
  mine: z.boolean(),
  marks: ObservationMarks,
  seen: z.string(),
  receivedAt: Instant,
});
export type ReadObservation = z.infer<typeof ReadObservation>;

export const RehearsalPerson = z.object({
  enrolmentId: Id,
  firstName: z.string(),
  lastName: z.string(),
  /** How many grids there are. */
  observed: z.int(),
  /** Those that may be read: none before one’s own is given, where one may give one. */
  observations: z.array(ReadObservation),
  /** What validating begins with: the median of what was seen, the lower of two; null as long as
   * the grids may not be read. */
  proposed: ObservationMarks.nullable(),
  validation: z
    .object({ marks: ObservationMarks, by: z.string(), at: Instant, acquired: z.boolean() })
    .nullable(),
});
export type RehearsalPerson = z.infer<typeof RehearsalPerson>;

/** The rehearsals of a cohort, for its team. */
export const RehearsalView = z.object({
  ...when,
  grid: ShownGrid,
  /** Whether the course asks for a validated grid before its attestation. */
  asked: z.boolean(),
  mayWrite: z.boolean(),
  /** Own criteria that may still be added. */
  ownLeft: z.int(),
  people: z.array(RehearsalPerson),
});
export type RehearsalView = z.infer<typeof RehearsalView>;

export const NewValidation = z.object({
  id: Id,
  enrolmentId: Id,
  marks: ObservationMarks,
  /** Why it changes; asked when there is one already. */
  reason: Reason.optional(),
});
export type NewValidation = z.infer<typeof NewValidation>;

export const NewCriterion = z.object({
  id: Id,
  title: line(60).min(1),
  /** What « régulier » looks like; may be empty. */
  meaning: line(limits.line),
});
export type NewCriterion = z.infer<typeof NewCriterion>;

export const observationRoutes = {
  observing: route('GET', '/my/cohorts/:cohortId/observations', 'Whom I may observe, with what', {
    answer: ObservingView,
  }),
  observe: route('POST', '/my/cohorts/:cohortId/observations', 'Give what I saw of somebody', {
    body: NewObservation,
    answer: ObservationReceipt,
  }),
  mine: route('GET', '/my/cohorts/:cohortId/rehearsal', 'What I take away from my rehearsal', {
    answer: MyRehearsal,
  }),
  rehearsals: route('GET', '/cohorts/:cohortId/rehearsals', 'Who was observed, and validated', {
    answer: RehearsalView,
  }),
  observeAsTrainer: route('POST', '/cohorts/:cohortId/observations', 'Give what a trainer saw', {
    body: NewObservation,
    answer: ObservationReceipt,
  }),
  validate: route('POST', '/cohorts/:cohortId/observation-validations', 'Validate rehearsals', {
    body: z.object({ validations: z.array(NewValidation).min(1).max(200) }),
    answer: RehearsalView,
  }),
  addCriterion: route('POST', '/cohorts/:cohortId/own-criteria', 'Add a criterion of the team', {
    body: NewCriterion,
    answer: RehearsalView,
  }),
  removeCriterion: route(
    'DELETE',
    '/cohorts/:cohortId/own-criteria/:criterionId',
    'Ask a criterion of the team no more',
    { answer: RehearsalView },
  ),
};
