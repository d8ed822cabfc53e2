import type { CertificateKind } from './vocabulary';
import type { Completion } from './completion';
import { counted } from './french';
import { Refusal } from './refusal';

export const CertificateStatus = {
  issued: 'issued',
  superseded: 'superseded',
  suspended: 'suspended',
  revoked: 'revoked',
} as const;
export type CertificateStatus = (typeof CertificateStatus)[keyof typeof CertificateStatus];

/** What the public page says of a document, in one word. */
export const verdictWords = {
  authentic: 'Authentique',
  superseded: 'Remplacé',
  suspended: 'Suspendu',
  revoked: 'Révoqué',
  altered: 'Modifié',
} as const;
export type Verdict = keyof typeof verdictWords;

/** The verdict on a certificate found by its code; `intact`: its snapshot still has its hash. */
export function verdictOf(status: CertificateStatus, intact: boolean): Verdict {
  if (!intact) return 'altered';
  return status === 'issued' ? 'authentic' : status;
}

/** « HDF-2026-0042 »: gapless per organisation and year; a corrected version keeps its number. */
export function certificateNumber(
  organisationCode: string,
  year: number,
  sequence: number,
): string {
  return `${organisationCode.toUpperCase()}-${year}-${String(sequence).padStart(4, '0')}`;
}

/** What issuing looks at, for one person. */
export interface IssueFacts {
  minutesFollowed: number;
  /** Half-days whose signature counts. */
  halfDaysSigned: number;
  completion: Completion;
  /** Status of the latest certificate of this kind for this enrolment; null when there is none. */
  existing: CertificateStatus | null;
}

/**
 * Rule by rule, in French, what earns a certificate. The *certificat de réalisation* states the
 * hours really followed and needs one half-day at least; the *attestation* needs completion.
 */
export function eligibility(
  kind: CertificateKind,
  { minutesFollowed, halfDaysSigned, completion }: Omit<IssueFacts, 'existing'>,
): { eligible: boolean; reasons: { met: boolean; text: string }[] } {
  if (kind === 'attestation') {
    return {
      eligible: completion.complete,
      reasons: completion.reasons.map(({ met, text }) => ({ met, text })),
    };
  }
  const met = halfDaysSigned >= 1 && minutesFollowed > 0;
  const text = met
    ? `${counted(halfDaysSigned, 'demi-journée suivie', 'demi-journées suivies')}.`
    : 'Aucune demi-journée suivie pour l’instant.';
  return { eligible: met, reasons: [{ met, text }] };
}

/**
 * Whether a first version may be issued now; a correction supersedes and is not asked here.
 * @throws Refusal `certificate-exists` when one is issued or suspended; `certificate-revoked` when
 * it was revoked; `certificate-not-earned`, `details.missing` saying why.
 */
export function checkIssue(kind: CertificateKind, facts: IssueFacts): void {
  if (facts.existing === 'revoked') throw new Refusal('certificate-revoked');
  if (facts.existing !== null) throw new Refusal('certificate-exists');
  const { eligible, reasons } = eligibility(kind, facts);
  if (!eligible) {
    const missing = reasons.filter(({ met }) => !met).map(({ text }) => text);
    throw new Refusal('certificate-not-earned', { missing: missing.join(' ') });
  }
}

const moves: Record<CertificateStatus, readonly CertificateStatus[]> = {
  issued: ['superseded', 'suspended', 'revoked'],
  suspended: ['issued', 'superseded', 'revoked'],
  superseded: [],
  revoked: [],
};

/**
 * Whether a certificate may go from one status to another.
 * @throws Refusal `certificate-revoked` when it is revoked; `transition-not-allowed` otherwise.
 */
export function checkCertificateMove(from: CertificateStatus, to: CertificateStatus): void {
  if (moves[from].includes(to)) return;
  throw new Refusal(from === 'revoked' ? 'certificate-revoked' : 'transition-not-allowed');
}
