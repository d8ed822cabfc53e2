import type { Drawing } from '../drawing';
import type { Slot } from '../half-day';

/** A half-day, and whether its learners and its trainers signed it. */
export interface AuditedHalfDay extends Slot {
  id: string;
  title: string;
  signedByLearner: boolean;
  signedByTrainer: boolean;
}

/** A signature that counts, as it stands. */
export interface AuditedSignature {
  personId: string;
  halfDayId: string;
  role: 'learner' | 'trainer';
  /** By the clock of the device. */
  clientTime: Date;
  serverTime: Date;
  /** Made in time, the network came after. */
  receivedLater: boolean;
  /** Made by hand, and entered from a photo. */
  onPaper: boolean;
  /** Null when it was typed, or its holder erased. */
  drawing: Drawing | null;
}

/** Somebody of the session, and what they did. */
export interface AuditedPerson {
  personId: string;
  name: string;
  halfDaysSigned: number;
  /** In minutes, half-day by half-day. */
  minutes: readonly { followed: number; planned: number }[];
  minutesFollowed: number;
  positioned: boolean;
  assessed: boolean;
}

/** A document in force, and where it no longer agrees with the evidence, in French. */
export interface AuditedDocument {
  number: string;
  name: string;
  courseTitle: string;
  cohortTitle: string;
  halfDayTitles: readonly string[];
  minutesFollowed: number;
  minutesOfHalfDays: number;
  disagreements: readonly string[];
}

/** A half-day of somebody of this session in another. */
export interface Elsewhere extends Slot {
  name: string;
  cohortTitle: string;
}

/** All that is looked at in one session. */
export interface PreAuditFacts {
  cohortTitle: string;
  courseTitle: string;
  timeZone: string;
  /** What the programme promises. */
  durationMinutes: number;
  /** Whether the course asks for a positioning before, and has a final assessment. */
  asksPositioning: boolean;
  asksAssessment: boolean;
  /** In order of time. */
  halfDays: readonly AuditedHalfDay[];
  signatures: readonly AuditedSignature[];
  people: readonly AuditedPerson[];
  /** By person id, learners and trainers. */
  names: ReadonlyMap<string, string>;
  elsewhere: readonly Elsewhere[];
  documents: readonly AuditedDocument[];
  now: Date;
}
