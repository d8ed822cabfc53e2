import type { Slot } from './half-day';
import { Refusal } from './refusal';

/*
 * Nobody makes a certificate alone. Four rules, the same for every role (ADR 13):
 * who passed or made a signature does not agree to it; who runs or teaches a cohort does not learn
 * in it; dates already past are confirmed by a second person; who issues is not the only one who
 * stood behind a half-day.
 */

/**
 * Whether this person may agree, or not, to a signature that needs it.
 * @throws Refusal `second-person`
 */
export function checkAgreement(
  agreeingId: string,
  { personId, passedById }: { personId: string; passedById: string | null },
): void {
  if (agreeingId === personId || agreeingId === passedById) {
    throw new Refusal('second-person', { for: 'agreement' });
  }
}

/** Whether a cohort is dated in the past: a half-day is over already when it is put down. */
export function isDatedBack(halfDays: readonly Slot[], now: Date): boolean {
  return halfDays.some(({ endsAt }) => endsAt <= now);
}

/** Who dated a cohort in the past, and who confirmed it; null when nobody did. */
export interface DatedBack {
  datedBackById: string | null;
  datesConfirmedById: string | null;
}

/**
 * Whether signatures may be taken and documents issued: not before a second person has confirmed
 * dates that were put down once they were past.
 * @throws Refusal `second-person`
 */
export function checkDatesConfirmed({ datedBackById, datesConfirmedById }: DatedBack): void {
  if (datedBackById && !datesConfirmedById) throw new Refusal('second-person', { for: 'dates' });
}

/**
 * Whether this person may confirm past dates: neither who put them down nor who teaches the cohort.
 * @throws Refusal `transition-not-allowed` where nothing waits, `second-person`
 */
export function checkConfirmDates(
  confirmingId: string,
  { datedBackById, datesConfirmedById }: DatedBack,
  trainerIds: readonly string[],
): void {
  if (!datedBackById || datesConfirmedById) throw new Refusal('transition-not-allowed');
  if (confirmingId === datedBackById || trainerIds.includes(confirmingId)) {
    throw new Refusal('second-person', { for: 'dates' });
  }
}

/** A half-day that a certificate counts, with the people of the team who stood behind it. */
export interface Vouched {
  title: string;
  /** Who opened signing, countersigned, passed the device or agreed to a late signature. */
  voucherIds: readonly string[];
}

/**
 * Whether this person may issue: not to oneself, nor when nobody else stood behind a half-day that
 * is counted.
 * @throws Refusal `second-person`
 */
export function checkIssuer(
  issuerId: string,
  learnerId: string,
  halfDays: readonly Vouched[],
): void {
  const alone = halfDays.some(
    ({ voucherIds }) => voucherIds.length > 0 && voucherIds.every((id) => id === issuerId),
  );
  if (alone || issuerId === learnerId) throw new Refusal('second-person', { for: 'issue' });
}
