import { isChangeable } from './cohort';
import type { CohortStatus } from './cohort';
import { Refusal } from './refusal';
import { followsCourse } from './seats';
import type { EnrolmentStatus } from './seats';

/*
 * Moving a person to another session (ADR 29): what they did stays where it was done, and counts in
 * the session they go to.
 */

/**
 * Whether an enrolment may be moved: not once its person left, nor once they have nothing more to do.
 * @throws Refusal `transition-not-allowed`
 */
export function checkMovable(status: EnrolmentStatus): void {
  if (status === 'declined' || status === 'withdrawn' || status === 'completed') {
    throw new Refusal('transition-not-allowed');
  }
}

/** Whether moving ends the place in the session one comes from: one that is over keeps its people. */
export const leavesByMoving = (cohortStatus: CohortStatus): boolean => isChangeable(cohortStatus);

/** What a session offers to who comes from another. */
export interface Offered {
  status: CohortStatus;
  /** Its first half-day has begun. */
  begun: boolean;
  /** One half-day at least is to come. */
  ahead: boolean;
  /** Seats free: before it begins, once those who wait have theirs. */
  seats: number;
}

/**
 * What a moved person gets: who had accepted keeps a seat without being asked again, who was invited
 * or waiting is invited; without a seat one waits, behind those who waited before. Nobody waits, nor
 * is invited, for a session that has begun.
 * @throws Refusal `cohort-not-open`, `cohort-full`
 */
export function placeAfterMove(
  from: EnrolmentStatus,
  { status, begun, ahead, seats }: Offered,
): 'accepted' | 'invited' | 'waitlisted' {
  const follows = followsCourse(from);
  if ((status !== 'open' && status !== 'running') || !ahead || (begun && !follows)) {
    throw new Refusal('cohort-not-open');
  }
  if (seats > 0) return follows ? 'accepted' : 'invited';
  if (begun) throw new Refusal('cohort-full');
  return 'waitlisted';
}

type Lived = { position: number; signature: 'counts' | 'awaiting' | 'none' };

/**
 * The half-days of a session as completion sees them, for who came from others: one that was signed
 * there, at the same position of the course, counts here.
 */
export function throughMoves<T extends Lived>(
  halfDays: readonly T[],
  earlier: readonly Lived[],
): T[] {
  const followed = new Set(
    earlier.filter(({ signature }) => signature === 'counts').map(({ position }) => position),
  );
  return halfDays.map((each) =>
    followed.has(each.position) ? { ...each, signature: 'counts' as const } : each,
  );
}
