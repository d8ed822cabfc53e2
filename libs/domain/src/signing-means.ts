import { signingWindow } from './attendance';
import type { Slot } from './half-day';
import { Refusal } from './refusal';
import type { SigningMeans } from './vocabulary';

/**
 * Whether a half-day may be signed by this means.
 * @throws Refusal `signing-elsewhere`, which tells by what means it is signed.
 */
export function checkMeans(chosen: readonly SigningMeans[], means: SigningMeans): void {
  if (!chosen.includes(means)) throw new Refusal('signing-elsewhere', { means });
}

/**
 * Whether the means of a half-day may become these. Once signing was opened a means may be added and
 * none taken away: what somebody signed by it may still be on its way.
 * @throws Refusal `signing-means-kept`
 */
export function checkMeansChoice(
  {
    signingMeans: before,
    signingOpenedAt,
  }: {
    signingMeans: readonly SigningMeans[];
    signingOpenedAt: Date | null;
  },
  after: readonly SigningMeans[],
): void {
  const lost = before.some((means) => !after.includes(means));
  if (lost && signingOpenedAt) throw new Refusal('signing-means-kept');
}

/** By what means a signature was made. */
export function meansOf({
  passedById,
  linkId,
  photoId,
}: {
  passedById: string | null;
  linkId: string | null;
  photoId: string | null;
}): SigningMeans {
  if (photoId) return 'paper';
  if (linkId) return 'link';
  return passedById ? 'passed' : 'own';
}

/**
 * Whether personal links to sign a half-day may be sent: ahead of it too, and as long as it may be
 * signed, late or not.
 * @throws Refusal `late-too-late`
 */
export function checkSendLinks(halfDay: Slot, now: Date): void {
  if (now > signingWindow(halfDay).lateUntil) throw new Refusal('late-too-late');
}

/**
 * Whether what happened in the room may be put down: a sheet signed by hand photographed and entered,
 * minutes missed noted. From when signing may open, and as long as the half-day may be signed. A sheet
 * entered within that time says what is in time: the hand signed in the room, and the photo shows it.
 * @throws Refusal `signing-too-early`, `late-too-late`
 */
export function checkPuttingDown(halfDay: Slot, now: Date): void {
  const { opensAt, lateUntil } = signingWindow(halfDay);
  if (now < opensAt) throw new Refusal('signing-too-early');
  if (now > lateUntil) throw new Refusal('late-too-late');
}
