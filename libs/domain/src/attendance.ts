import type { MySigning, SignatureLack, SigningState } from './vocabulary';
import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { minutesOf } from './half-day';
import type { Slot } from './half-day';
import { Refusal } from './refusal';
import { followsCourse } from './seats';
import type { EnrolmentStatus } from './seats';

const earlyMinutes = 15;
const lateHours = 72;
const countersignMinutes = 15;
/** The clock of a phone is seldom further off than this. */
const driftMinutes = 5;

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
 * Since when signing is open, a trainer having opened it on a device without network: since the
 * moment that the device says, which takes the place of a later one. What was closed stays closed.
 * @throws Refusal `signing-too-early` when made before it may be; `signing-closed` when made past the
 * end, or received more than 72 hours after it.
 */
export function openedOnDevice(halfDay: SigningSlot, madeAt: Date, now: Date): Date {
  const { opensAt, endsAt, lateUntil } = signingWindow(halfDay);
  if (madeAt < addMinutes(opensAt, -driftMinutes)) throw new Refusal('signing-too-early');
  if (madeAt > endsAt || now > lateUntil) throw new Refusal('signing-closed');
  // A clock that is fast, or slow: not before it may be, not after it is known.
  const at = Math.min(Math.max(madeAt.getTime(), opensAt.getTime()), now.getTime());
  return new Date(Math.min(at, halfDay.signingOpenedAt?.getTime() ?? Infinity));
}

/** How a signature arrived. `late`: it counts only once a trainer agrees. */
export interface Arrival {
  late: boolean;
  /** Made while the page said « je suis là », received once signing was over or closed. */
  receivedLater: boolean;
}

/**
 * Whether this person may sign this half-day now, and how the signature arrives.
 *
 * - On time: received from 15 minutes before the start to the end, while the trainer keeps signing
 *   open, whatever the device’s clock says.
 * - Received later: it agrees to the text shown until the end (`saysPresent`), so that its page was
 *   there before it. Made while signing was open by the device’s clock, give or take what a clock
 *   may be off, and received within 72 hours, it is in time: the network was late, not the person.
 *   Otherwise it is kept all the same and waits for a trainer’s agreement, without a reason to give.
 * - Late: agrees to have followed, with a reason, subject to a trainer’s agreement, within 72 hours.
 *
 * @throws Refusal `not-enrolled`, `signing-too-early`, `signing-not-open`, `signing-closed`,
 * `late-too-late` or `late-reason-required`.
 */
export function checkSigning({
  halfDay,
  enrolmentStatus,
  saysPresent,
  madeAt,
  lateReason,
  now,
}: {
  halfDay: SigningSlot;
  enrolmentStatus: EnrolmentStatus;
  saysPresent: boolean;
  madeAt: Date;
  lateReason?: string;
  now: Date;
}): Arrival {
  if (!followsCourse(enrolmentStatus)) throw new Refusal('not-enrolled');
  const { lateUntil } = signingWindow(halfDay);
  switch (signingState(halfDay, now)) {
    case 'too-early':
      throw new Refusal('signing-too-early');
    case 'may-open':
      throw new Refusal('signing-not-open');
    case 'open':
      return { late: false, receivedLater: false };
    case 'closed':
      // The trainer is there to open again: no allowance for who taps after the closing.
      if (!madeWhileOpen(halfDay, madeAt, 0)) throw new Refusal('signing-closed');
      return { late: false, receivedLater: true };
    case 'over':
      if (saysPresent) {
        const inTime = now <= lateUntil && madeWhileOpen(halfDay, madeAt, driftMinutes);
        return { late: !inTime, receivedLater: true };
      }
      if (now > lateUntil) throw new Refusal('late-too-late');
      if (!lateReason?.trim()) throw new Refusal('late-reason-required');
      return { late: true, receivedLater: false };
  }
}

/** Whether signing was open at the moment that a device says, its clock being off by so much at most. */
function madeWhileOpen(
  { signingOpenedAt, signingClosedAt, endsAt }: SigningSlot,
  madeAt: Date,
  drift: number,
): boolean {
  if (!signingOpenedAt) return false;
  return (
    madeAt >= addMinutes(signingOpenedAt, -driftMinutes) &&
    madeAt <= addMinutes(signingClosedAt ?? endsAt, drift)
  );
}

/**
 * Whether a signature takes the place of the one that stands: none does of one that counts; one in
 * time does of one that waits or was refused; a late one only of one that was refused.
 */
export function takesPlaceOf({ late }: Arrival, current: HalfDaySignature | null): boolean {
  if (!current) return true;
  const state = signatureState(current);
  return state === 'refused' || (state === 'awaiting' && !late);
}

/**
 * Whether a second signature in time, of somebody whose signature counts already, is the one that
 * stands: the first made, by the clocks of the devices, does; the other is its duplicate. One that
 * its device says was made while signing was not open comes second.
 */
export function isFirstMade(
  halfDay: SigningSlot,
  madeAt: Date,
  current: { clientTime: Date },
): boolean {
  return madeAt < current.clientTime && madeWhileOpen(halfDay, madeAt, 0);
}

/** From when on a half-day may be countersigned: what is noted of its end has to be seen first. */
export function countersignFrom({ endsAt }: Slot): Date {
  return addMinutes(endsAt, -countersignMinutes);
}

/**
 * Whether a trainer may countersign: once, from a quarter of an hour before the end, when somebody
 * has signed.
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
  if (now < countersignFrom(halfDay)) throw new Refusal('countersign-too-early');
  if (alreadyCountersigned) throw new Refusal('already-signed');
  if (signatureCount === 0) throw new Refusal('nothing-to-countersign');
}

/** `counts`: worth its hours; `awaiting`: waits for a trainer’s agreement. */
export type SignatureState = 'counts' | 'awaiting' | 'refused';

/** What a standing signature is worth: on time, or late and agreed to, it counts. */
export function signatureState({ late, agreed }: HalfDaySignature): SignatureState {
  if (!late || agreed) return 'counts';
  return agreed === null ? 'awaiting' : 'refused';
}

/** Whether a signature is worth its hours. */
export function signatureCounts(signature: HalfDaySignature): boolean {
  return signatureState(signature) === 'counts';
}

/**
 * What a half-day still lacks of somebody who follows the course, the same in the room, on a card, at
 * closing and in the evening’s reminder: a signature is `expected` until the end, then `missing` when
 * none was given or it was refused; one that waits for a trainer lacks an `agreement`. Null once it
 * counts. `state` is that of the signature that stands, null without one.
 */
export function lackOf(
  { endsAt }: Slot,
  state: SignatureState | null,
  now: Date,
): SignatureLack | null {
  if (state === 'counts') return null;
  if (state === 'awaiting') return 'agreement';
  return now <= endsAt ? 'expected' : 'missing';
}

/**
 * The rows of evidence that no other supersedes, and that are no duplicate: a correction is a row,
 * never a change.
 */
export function standing<
  T extends { id: string; supersedesId: string | null; duplicatesId?: string | null },
>(rows: readonly T[]): T[] {
  const superseded = new Set(rows.map(({ supersedesId }) => supersedesId));
  return rows.filter(({ id, duplicatesId }) => !duplicatesId && !superseded.has(id));
}

/** Where a learner stands with one half-day; a late signature refused by the trainer is missed. */
export function mySigning(
  halfDay: SigningSlot,
  signature: HalfDaySignature | null,
  now: Date,
): MySigning {
  if (signature) {
    const state = signatureState(signature);
    return state === 'counts' ? 'signed' : state === 'awaiting' ? 'awaiting' : 'missed';
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
