import type { CohortStatus } from './cohort';
import { Refusal } from './refusal';

/** What becomes of a request for a seat: `unproved` until its address has answered. */
export const registrationStatuses = ['unproved', 'asked', 'approved', 'refused'] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** What the trade of who asks for a seat is. */
export const occupations = {
  adviser: 'Conseil numérique, médiation',
  librarian: 'Bibliothèque, médiathèque',
  social: 'Travail social, animation',
  teaching: 'Enseignement, formation',
  association: 'Association, bénévolat',
  public: 'Autre service public',
  other: 'Autre',
} as const;
export type Occupation = keyof typeof occupations;

/** Why a link takes nobody in. */
export const linkEnds = ['revoked', 'expired', 'used-up', 'cohort-closed'] as const;
export type LinkEnd = (typeof linkEnds)[number];

/** A link through which people ask for a seat. */
export interface RegistrationLink {
  revokedAt: Date | null;
  /** From then on it takes nobody in; null: until the session begins. */
  expiresAt: Date | null;
  /** How many requests it bears; null: any number. */
  maxUses: number | null;
  /** Requests whose address was proved: what a stranger typed costs nobody a place. */
  uses: number;
}

/** What the link opens onto. */
export interface Joinable {
  status: CohortStatus;
  /** When the first half-day begins; null while none is planned. */
  startsAt: Date | null;
}

/** Why the link takes nobody in now; null while it does. */
export function linkEnd(link: RegistrationLink, cohort: Joinable, now: Date): LinkEnd | null {
  const { startsAt, status } = cohort;
  if (link.revokedAt) return 'revoked';
  const joinable = (status === 'open' || status === 'running') && startsAt && now < startsAt;
  if (!joinable) return 'cohort-closed';
  if (link.expiresAt && link.expiresAt <= now) return 'expired';
  if (link.maxUses !== null && link.uses >= link.maxUses) return 'used-up';
  return null;
}

/**
 * Whether a request may still be decided. The same decision again is no fault: `done`.
 * @throws Refusal `transition-not-allowed` for one whose address never answered, or that was decided
 * the other way
 */
export function checkDecision(
  status: RegistrationStatus,
  decision: 'approved' | 'refused',
): 'done' | 'due' {
  if (status === decision) return 'done';
  if (status !== 'asked') throw new Refusal('transition-not-allowed');
  return 'due';
}
