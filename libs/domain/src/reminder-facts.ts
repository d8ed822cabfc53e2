import type { CohortStatus } from './cohort';
import type { Slot } from './half-day';
import type { EnrolmentStatus } from './seats';

/** What each rule sends, in French. */
export const reminderLabels = {
  invitation: 'Invitation',
  'invitation-again': 'Relance de l’invitation',
  joining: 'Convocation',
  prepare: 'Préparation, une semaine avant',
  eve: 'Rappel de la veille',
  sign: 'Signature attendue',
  'trainer-evening': 'Signatures manquantes, le soir',
  documents: 'Documents de formation',
  'cafe-plan': 'Premier café',
} as const;
export type ReminderRule = keyof typeof reminderLabels;

export interface ReminderHalfDay extends Slot {
  id: string;
  signingOpenedAt: Date | null;
  signingClosedAt: Date | null;
}

export interface ReminderCohort {
  id: string;
  status: CohortStatus;
  timeZone: string;
  halfDays: readonly ReminderHalfDay[];
}

export interface ReminderEnrolment {
  id: string;
  personId: string;
  status: EnrolmentStatus;
  /** When a coordinator asked for the invitation; null while nobody has. */
  invitedAt: Date | null;
  invitationExpiresAt: Date | null;
  /** When the place was accepted, or the walk-in added; null before. */
  acceptedAt: Date | null;
  positioningDone: boolean;
  /** Half-days whose signature by this person counts: one that awaits the trainer still asks for her. */
  signedHalfDayIds: readonly string[];
  /** When the first certificate in force was issued; null when there is none. */
  certificateIssuedAt: Date | null;
  cafePlanned: boolean;
}

export interface ReminderTrainer {
  personId: string;
  countersignedHalfDayIds: readonly string[];
}

/** Everything about one cohort that its reminders depend on. */
export interface ReminderFacts {
  cohort: ReminderCohort;
  enrolments: readonly ReminderEnrolment[];
  trainers: readonly ReminderTrainer[];
}

/** The identity of a message, unique among all cohorts: it is claimed once, whatever happens. */
export interface ReminderKey {
  personId: string;
  rule: ReminderRule;
  occurrence: string;
}

/** A message that is owed: to be sent from `dueAt` on, pointless from `expiresAt` on. */
export interface Reminder extends ReminderKey {
  enrolmentId: string | null;
  dueAt: Date;
  expiresAt: Date;
}
