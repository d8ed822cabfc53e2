import { defaultHalfDays } from '../half-day';
import { atLocalTime } from '../local-time';
import { dueReminders } from '../reminder';
import type {
  ReminderCohort,
  ReminderEnrolment,
  ReminderFacts,
  ReminderHalfDay,
  ReminderKey,
  ReminderTrainer,
} from '../reminder-facts';

/** « 2026-11-24 09:00 » as it is read in Paris. */
export const parisTime = (dayAndTime: string) =>
  atLocalTime(...(dayAndTime.split(' ') as [string, string]), 'Europe/Paris');

/** Four customary half-days on two days. */
export const halfDaysOn = (first: string, second: string, timeZone = 'Europe/Paris') =>
  [first, second]
    .flatMap((day) => defaultHalfDays(day, timeZone).slice(0, 2))
    .map(({ startsAt, endsAt }, index): ReminderHalfDay => ({
      id: `half-day-${index + 1}`,
      title: `Demi-journée ${index + 1}`,
      mode: 'room',
      startsAt,
      endsAt,
      signingOpenedAt: null,
      signingClosedAt: null,
    }));

/** A cohort open in Paris, on Tuesday 24 and Wednesday 25 November 2026. */
export const aCohort = (change: Partial<ReminderCohort> = {}): ReminderCohort => ({
  id: 'cohort',
  status: 'open',
  timeZone: 'Europe/Paris',
  cancelledAt: null,
  paused: false,
  announced: true,
  venueName: 'Le Dôme',
  venueAddress: '14000 Caen',
  remoteLink: '',
  past: [],
  halfDays: halfDaysOn('2026-11-24', '2026-11-25'),
  ...change,
});

/** Someone who accepted in October and has done nothing else. */
export const aLearner = (change: Partial<ReminderEnrolment> = {}): ReminderEnrolment => ({
  id: 'enrolment',
  personId: 'nadia',
  status: 'accepted',
  walkIn: false,
  withdrawnAt: null,
  departures: 0,
  toldRevision: 1,
  invitedAt: parisTime('2026-10-12 10:00'),
  invitationExpiresAt: parisTime('2026-11-20 12:00'),
  acceptedAt: parisTime('2026-10-13 10:00'),
  positioningDone: false,
  signedHalfDayIds: [],
  signingLinks: [],
  certificateIssuedAt: null,
  documentSendings: [],
  correction: null,
  surveysAnswered: [],
  cafe: null,
  claimsCorrectedAt: [],
  paused: false,
  ...change,
});

export const aTrainer = (change: Partial<ReminderTrainer> = {}): ReminderTrainer => ({
  personId: 'lea',
  toldRevision: null,
  countersignedHalfDayIds: [],
  ...change,
});

/** The cohort, one learner who accepted, and no trainer. */
export const scene = (change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  cohort: aCohort(),
  enrolments: [aLearner()],
  trainers: [],
  notes: [],
  settings: {},
  ...change,
});

export const due = (facts: ReminderFacts, now: Date, sent: readonly ReminderKey[] = []) =>
  dueReminders({ ...facts, sent, now });

export const rulesDue = (facts: ReminderFacts, now: Date) =>
  due(facts, now).map(({ rule }) => rule);
