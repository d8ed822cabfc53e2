/** Every way the rules say no. Statuses and sentences are exhaustive tables over this list. */
export const refusalCodes = [
  'address-settled',
  'address-taken',
  'already-enrolled',
  'already-signed',
  'answer-invalid',
  'answer-locked',
  'attempt-closed',
  'attempts-exhausted',
  'profile-closed',
  'certificate-exists',
  'certificate-not-earned',
  'certificate-revoked',
  'name-not-printable',
  'code-expired',
  'code-wrong',
  'cohort-full',
  'cohort-incomplete',
  'cohort-not-closable',
  'cohort-not-open',
  'content-invalid',
  'countersign-too-early',
  'csv-invalid',
  'forbidden',
  'half-day-has-signatures',
  'half-day-invalid',
  'half-day-overlaps',
  'id-reused',
  'input-invalid',
  'input-too-large',
  'invitation-answered',
  'invitation-expired',
  'invitation-withdrawn',
  'known-address',
  'late-reason-required',
  'late-too-late',
  'not-enrolled',
  'not-found',
  'not-observed',
  'not-signed-in',
  'nothing-to-countersign',
  'observation-closed',
  'origin-refused',
  'other-person',
  'password-weak',
  'password-wrong',
  'question-incomplete',
  'quiz-not-available',
  'quiz-opens-later',
  'reading-lowers',
  'reason-required',
  'seat-gone',
  'second-person',
  'sign-in-again',
  'signing-closed',
  'signing-not-open',
  'signing-too-early',
  'staff-learner',
  'stale-edit',
  'too-many-changes',
  'too-many-tries',
  'transition-not-allowed',
  'typed-name-differs',
  'unavailable',
  'unexpected',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What a sentence may quote: a name, a number, a list already in French. Never a secret. */
export type RefusalDetails = Record<string, string | number>;

/** A rule said no. `refusalMessage` puts it in French; the API gives it an HTTP status. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details?: RefusalDetails,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
