import { addHours, addMinutes } from 'date-fns';
import { minutesOf } from './half-day';
import type { Slot } from './half-day';
import { Refusal } from './refusal';
import { followsCourse } from './seats';
import type { EnrolmentStatus } from './seats';

const earlyMinutes = 15;
const lateHours = 72;

/** A half-day as signing sees it. Reopening clears `signingClosedAt`. */
export interface SigningSlot extends Slot {
  signingOpenedAt: Date | null;
  signingClosedAt: Date | null;
}

/** A signature, not superseded. `agreed`: the trainer’s answer to a late one, null while awaited. */
export interface HalfDaySignature {
  late: boolean;
  agreed: boolean | null;
}

/** When signing may begin, when it becomes late, and until when it may be late. */
export function signingWindow({ startsAt, endsAt }: Slot): {
  opensAt: Date;
  endsAt: Date;
  lateUntil: Date;
} {
  return {
    opensAt: addMinutes(startsAt, -earlyMinutes),
    endsAt,
    lateUntil: addHours(endsAt, lateHours),
  };
}

export type SigningState = 'too-early' | 'may-open' | 'open' | 'closed' | 'over';

/** What the trainer’s page shows, and whether signing may be opened (again) now. */
export function signingState(halfDay: SigningSlot, now: Date): SigningState {
  const { opensAt, endsAt } = signingWindow(halfDay);
  if (now < opensAt) return 'too-early';
  if (now > endsAt) return 'over';
  if (halfDay.signingClosedAt) return 'closed';
  return halfDay.signingOpenedAt ? 'open' : 'may-open';
}

/**
 * Whether a trainer may open signing, or open it again.
 * @throws Refusal `signing-too-early` or, past the end, `signing-closed`.
 */
export function checkOpenSigning(halfDay: SigningSlot, now: Date): void {
  const state = signingState(halfDay, now);
  if (state === 'too-early') throw new Refusal('signing-too-early');
  if (state === 'over') throw new Refusal('signing-closed');
}

/**
 * Whether this person may sign this half-day now, and whether the signature is late: on time from
 * 15 minutes before the start to the end, while the trainer keeps signing open; late, with a reason
 * and subject to the trainer’s agreement, for 72 hours after.
 * @throws Refusal `not-enrolled`, `already-signed`, `signing-too-early`, `signing-not-open`,
 * `signing-closed`, `late-too-late` or `late-reason-required`.
 */
export function checkSigning({
  halfDay,
  enrolmentStatus,
  alreadySigned,
  lateReason,
  now,
}: {
  halfDay: SigningSlot;
  enrolmentStatus: EnrolmentStatus;
  alreadySigned: boolean;
  lateReason?: string;
  now: Date;
}): { late: boolean } {
  if (!followsCourse(enrolmentStatus)) throw new Refusal('not-enrolled');
  if (alreadySigned) throw new Refusal('already-signed');
  switch (signingState(halfDay, now)) {
    case 'too-early':
      throw new Refusal('signing-too-early');
    case 'may-open':
      throw new Refusal('signing-not-open');
    case 'closed':
      throw new Refusal('signing-closed');
    case 'open':
      return { late: false };
    case 'over':
      if (now > signingWindow(halfDay).lateUntil) throw new Refusal('late-too-late');
      if (!lateReason?.trim()) throw new Refusal('late-reason-required');
      return { late: true };
  }
}

/**
 * Whether a trainer may countersign: once, after the half-day’s start, when somebody has signed.
 * @throws Refusal `countersign-too-early`, `already-signed` or `nothing-to-countersign`.
 */
export function checkCountersign({
  halfDay,
  alreadyCountersigned,
  signatureCount,
  now,
}: {
  halfDay: Slot;
  alreadyCountersigned: boolean;
  signatureCount: number;
  now: Date;
}): void {
  if (now < halfDay.startsAt) throw new Refusal('countersign-too-early');
  if (alreadyCountersigned) throw new Refusal('already-signed');
  if (signatureCount === 0) throw new Refusal('nothing-to-countersign');
}

/** Whether a signature is worth its hours: on time, or late and agreed to. */
export function signatureCounts({ late, agreed }: HalfDaySignature): boolean {
  return !late || agreed === true;
}

export type MySigning = 'later' | 'open' | 'signed' | 'late' | 'awaiting' | 'missed';

/** Where a learner stands with one half-day; a late signature refused by the trainer is missed. */
export function mySigning(
  halfDay: SigningSlot,
  signature: HalfDaySignature | null,
  now: Date,
): MySigning {
  if (signature) {
    if (signatureCounts(signature)) return 'signed';
    return signature.agreed === null ? 'awaiting' : 'missed';
  }
  const state = signingState(halfDay, now);
  if (state === 'open') return 'open';
  if (state !== 'over') return 'later';
  return now <= signingWindow(halfDay).lateUntil ? 'late' : 'missed';
}

/**
 * Minutes followed: the length of each half-day whose signature counts, less the minutes that the
 * trainer declared missed (late arrival, early leave), never below zero. A half-day counts once.
 */
export function minutesFollowed(
  halfDays: readonly (Slot & { id: string })[],
  signatures: readonly (HalfDaySignature & { halfDayId: string; missedMinutes?: number })[],
): number {
  return halfDays.reduce((total, halfDay) => {
    const signature = signatures.find(
      (candidate) => candidate.halfDayId === halfDay.id && signatureCounts(candidate),
    );
    if (!signature) return total;
    return total + Math.max(0, minutesOf(halfDay) - (signature.missedMinutes ?? 0));
  }, 0);
}
