import type { CohortStatus } from './cohort';
import type { PastSchedule, Schedule, ScheduledHalfDay } from './schedule';
import type { EnrolmentStatus } from './seats';
import type { LearnerSurvey } from './survey/kinds';

/** What each rule sends, in French. */
export const reminderLabels = {
  invitation: 'Invitation',
  'invitation-again': 'Relance de l’invitation',
  'invitation-last': 'Dernière relance de l’invitation',
  joining: 'Convocation',
  prepare: 'Préparation',
  eve: 'Rappel de la veille',
  welcome: 'Bienvenue, le premier jour',
  sign: 'Signature attendue',
  'sign-link': 'Lien personnel pour signer',
  'trainer-evening': 'Signatures manquantes, le soir',
  documents: 'Documents de formation',
  'documents-sent': 'Documents, envoyés par l’équipe',
  corrected: 'Document corrigé',
  satisfaction: 'Questionnaire de fin de formation',
  'satisfaction-again': 'Relance du questionnaire de fin',
  'cafe-plan': 'Premier café',
  'cafe-again': 'Relance du premier café',
  'cafe-announced': 'Merci pour le café annoncé',
  'cafe-held': 'Merci après le café',
  cold: 'Questionnaire, deux mois après',
  'claims-corrected': 'Ce qui a changé depuis la formation',
  changed: 'Changement de date ou de lieu',
  cancelled: 'Annulation',
  withdrawn: 'Fin d’inscription',
  note: 'Message de la coordination',
} as const;
export type ReminderRule = keyof typeof reminderLabels;

/** So many days after (before, when negative) the day of the event, at `HH:mm` there; or minutes after it. */
export type Delay = { days: number; time: string } | { minutes: number };

/** What a hub made of a rule; what it left out is as shipped. */
export interface RuleSetting {
  delay: Delay | null;
  paused: boolean;
}
export type RuleSettings = Partial<Record<ReminderRule, RuleSetting>>;

export interface ReminderHalfDay extends ScheduledHalfDay {
  signingOpenedAt: Date | null;
  signingClosedAt: Date | null;
}

export interface ReminderCohort extends Schedule {
  id: string;
  status: CohortStatus;
  cancelledAt: Date | null;
  /** Whether its coordinators silenced what is not due by law. */
  paused: boolean;
  /** Whether anybody was ever invited: before that, those who wait know nothing of it. */
  announced: boolean;
  halfDays: readonly ReminderHalfDay[];
  /** How it was, before each change. */
  past: readonly PastSchedule[];
}

/** To whom a coordinator writes: those who have a seat, those who have not answered, both and who waits. */
export const noteAudiences = {
  accepted: 'les personnes inscrites',
  invited: 'les personnes qui n’ont pas répondu',
  all: 'toutes les personnes',
} as const;
export type NoteAudience = keyof typeof noteAudiences;

/** Something that the team wrote to people of the cohort. */
export interface ReminderNote {
  id: string;
  writtenAt: Date;
  audience: NoteAudience;
  /** The one person whom it is for, among these; null: all of them. */
  enrolmentId: string | null;
}

export interface ReminderEnrolment {
  id: string;
  personId: string;
  status: EnrolmentStatus;
  /** Added by the trainer, in the room. */
  walkIn: boolean;
  withdrawnAt: Date | null;
  /** Withdrawals that were told to the person. */
  departures: number;
  /** Revision of the cohort in the last message that told of its dates; null before any. */
  toldRevision: number | null;
  /** When a coordinator asked for the invitation; null while nobody has. */
  invitedAt: Date | null;
  invitationExpiresAt: Date | null;
  /** When the place was accepted, or the walk-in added; null before. */
  acceptedAt: Date | null;
  positioningDone: boolean;
  /** Half-days whose signature by this person counts: one that awaits the trainer still asks for her. */
  signedHalfDayIds: readonly string[];
  /** Personal links to sign that the team asked to send, the last asked last. */
  signingLinks: readonly { id: string; halfDayId: string; askedAt: Date }[];
  /** When the first certificate in force was issued; null when there is none. */
  certificateIssuedAt: Date | null;
  /** When the team asked for their documents to be sent, the last asked last. */
  documentSendings: readonly { id: string; askedAt: Date }[];
  /** The last version in force that replaces one the person was told of; null when there is none. */
  correction: { certificateId: string; issuedAt: Date } | null;
  /** Surveys that this person answered. */
  surveysAnswered: readonly LearnerSurvey[];
  /** The first café that they planned, and when they last said so; null when there is none. */
  cafe: { plannedOn: string; saidAt: Date } | null;
  /** When claims of the version that they followed were corrected, in the last months. */
  claimsCorrectedAt: readonly Date[];
  /** Whether what is not due by law is silenced for this person. */
  paused: boolean;
}

export interface ReminderTrainer {
  personId: string;
  toldRevision: number | null;
  countersignedHalfDayIds: readonly string[];
}

/** Everything about one cohort that its reminders depend on. */
export interface ReminderFacts {
  cohort: ReminderCohort;
  enrolments: readonly ReminderEnrolment[];
  trainers: readonly ReminderTrainer[];
  notes: readonly ReminderNote[];
  /** How the hub of the cohort set its rules. */
  settings: RuleSettings;
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

/** A message whose condition holds now, be it due already or not. */
export interface Occasion extends Reminder {
  /** Until when it may leave at night too: it answers what somebody has just done. */
  promptUntil: Date | null;
  /** Not urgent: it waits for the end of a public holiday. */
  calm: boolean;
}

/** What a rule says; to whom is added by `occasions`. */
export type Saying = Pick<Occasion, 'occurrence' | 'dueAt' | 'expiresAt'> & { promptUntil?: Date };
