import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import type { CourseDocument } from '@percolateur/content';
import type { CertificateKind } from '@percolateur/contract';
import { frenchDateRange, isRemote, scheduledSlot, zoneName } from '@percolateur/domain';
import type { EnrolmentStatus, LetterWords, ReminderFacts, Schedule } from '@percolateur/domain';
import type { Cohort } from '../../record/cohort.entity';
import type { HalfDay } from '../../record/half-day.entity';
import type { Note } from '../../record/note.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

/** Everything a message about a cohort may speak of, as it is when the message leaves. */
export interface LetterContext {
  now: Date;
  publicUrl: string;
  person: Person;
  occurrence: string;
  cohort: Cohort & { organisation: Organisation };
  /** In order of time. */
  halfDays: readonly HalfDay[];
  facts: ReminderFacts;
  programme: CourseDocument['programme'];
  positioning: { id: string; questions: number } | null;
  /** Documents in force; empty for a trainer. */
  documents: readonly CertificateKind[];
  /** The schedule that the person was last told, where it is not the present one. */
  known: Schedule | null;
  /** SEQUENCE of the calendar entries of this message. */
  sequence: number;
  /** Where the person finds the session: their page of it, or that of its room. */
  home: string;
  /** What a coordinator wrote, for a message of that kind. */
  note: Note | null;
  /** Whether the invitation offers a seat that came free for who waited. */
  waited: boolean;
  /** The session that the person was moved to, for a message that tells it. */
  movedTo: MovedTo | null;
  /** Words of the hub for this message; null where they are as shipped. */
  words: LetterWords | null;
  /** What the invitation’s link carries; null for a trainer. */
  invitationToken: string | null;
  /** The next online gathering of those who host, for who sets a date; null when there is none. */
  gathering: { startsAt: Date; endsAt: Date; timeZone: string; title: string } | null;
  /** The half-day that a personal link signs, and what the link carries; null for another message. */
  signingLink: { halfDayId: string; token: string } | null;
}

/** Where somebody was moved to, and what they have there. */
export interface MovedTo {
  cohort: Cohort & { organisation: Organisation };
  /** In order of time. */
  halfDays: readonly HalfDay[];
  status: EnrolmentStatus;
  /** Of the entries of that session. */
  sequence: number;
  home: string;
}

/** « mardi 24 et mercredi 25 novembre 2026 »; as the person was told, where that is given. */
export function datesOf({ halfDays, cohort }: LetterContext, told?: Schedule | null): string {
  const { halfDays: slots, timeZone } = told ?? { halfDays, timeZone: cohort.timeZone };
  const starts = slots.map(({ startsAt }) => startsAt);
  return frenchDateRange(min(starts), max(starts), timeZone);
}

/** The place in a few words: its name, else that it is remote. */
export const placeOf = ({ cohort }: LetterContext) => cohort.venueName || 'à distance';

/** Name, address and way in, a line each; the link where there is one. */
export const placeLines = ({ cohort }: Pick<LetterContext, 'cohort'>) =>
  [cohort.venueName, cohort.venueAddress, cohort.venueAccess, cohort.remoteLink].filter(Boolean);

/** Each half-day with its hours, and whose clock that is where one may follow from elsewhere. */
export const slotsOf = ({ halfDays, cohort: { timeZone } }: LetterContext) =>
  halfDays.map((halfDay) => scheduledSlot(halfDay, { halfDays, timeZone }));

/** « , heure de La Réunion » where the reader may be elsewhere. */
export const clockOf = ({ halfDays, cohort }: LetterContext) =>
  isRemote({ halfDays }) ? `, ${zoneName(cohort.timeZone)}` : '';

export const greet = ({ person }: LetterContext) => `Bonjour ${person.firstName},`;

/** The address of a page of the learner’s cohort. */
export const learnerPage = ({ publicUrl, cohort }: LetterContext, ...path: string[]) =>
  [publicUrl, 'ma-formation', cohort.id, ...path].join('/');

/** The page of who learns in a cohort, or of who teaches it. */
export const homeOf = (publicUrl: string, cohortId: string, teaches: boolean) =>
  [publicUrl, teaches ? 'animer' : 'ma-formation', cohortId].join('/');

/** A person’s name, the hub, and how to reach them. */
export function signatureOf({ cohort: { organisation } }: LetterContext): string[] {
  const { representativeName, name, contactPhone, contactEmail } = organisation;
  return [representativeName, name, contactPhone, contactEmail].filter(Boolean);
}

/** Whom to ask, in confidence, for what makes the training accessible. */
export const accessibilityOf = ({ cohort: { organisation } }: LetterContext) =>
  `Besoin d’un aménagement ? ${organisation.disabilityContactName} vous répond, en toute discrétion : ${organisation.disabilityContactEmail}.`;
