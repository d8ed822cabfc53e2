import { addHours } from 'date-fns/addHours';
import { min } from 'date-fns/min';
import { Refusal } from './refusal';

export const EnrolmentStatus = {
  invited: 'invited',
  accepted: 'accepted',
  waitlisted: 'waitlisted',
  declined: 'declined',
  withdrawn: 'withdrawn',
  completed: 'completed',
  notCompleted: 'not_completed',
} as const;
export type EnrolmentStatus = (typeof EnrolmentStatus)[keyof typeof EnrolmentStatus];

/** Where an enrolment stands, as lists and exports say it; an import reads it back. */
export const enrolmentWords: Record<EnrolmentStatus, string> = {
  invited: 'invitation partie',
  accepted: 'inscription acceptée',
  waitlisted: 'liste d’attente',
  declined: 'invitation déclinée',
  withdrawn: 'retrait',
  completed: 'parcours terminé',
  not_completed: 'parcours inachevé',
};

/** What seats depend on. */
export interface SeatHolder {
  status: EnrolmentStatus;
  /** Until when the invitation may be answered; null when none was sent, or it has no deadline. */
  invitationExpiresAt: Date | null;
}

export interface Waiting extends SeatHolder {
  id: string;
  /** When the person was put on the list. */
  arrivedAt: Date;
}

/** How many people a session is planned for; 0 where it was not said. */
export interface SeatPlan {
  /** Fewer than that, and it is decided whether the session is held. */
  minimumSeats: number;
  /** What the hub hopes for. */
  targetSeats: number;
  /** The most: beyond it, people wait. */
  capacity: number;
}

/** What does not hold in a plan of seats, at which field, in French; null when it holds. */
export function seatPlanFault({
  minimumSeats,
  targetSeats,
  capacity,
}: SeatPlan): { field: 'minimumSeats' | 'targetSeats'; message: string } | null {
  if (minimumSeats > capacity) {
    return { field: 'minimumSeats', message: 'Pas plus que le nombre de places.' };
  }
  if (targetSeats > capacity) {
    return { field: 'targetSeats', message: 'Pas plus que le nombre de places.' };
  }
  if (targetSeats > 0 && targetSeats < minimumSeats) {
    return { field: 'targetSeats', message: 'Pas moins que le minimum.' };
  }
  return null;
}

/** How long a seat that came free is kept for the person who waited for it, in hours. */
export const offerHours = 48;

/** Until when a freed seat is kept for who waited: two days, or until the session begins. */
export const offerDeadline = (now: Date, startsAt: Date): Date =>
  min([addHours(now, offerHours), startsAt]);

/** Of who follows, or followed, the course. */
export const taught: readonly EnrolmentStatus[] = ['accepted', 'completed', 'not_completed'];

/** Whether the person follows, or followed, the course: may read, sign and be assessed. */
export function followsCourse(status: EnrolmentStatus): boolean {
  return taught.includes(status);
}

/** Whether the person said no, or was taken off the list: a way back stays open. */
export function hasLeft(status: EnrolmentStatus): boolean {
  return status === 'declined' || status === 'withdrawn';
}

/**
 * Seats held at this moment: by those who follow the course, and by the invited until their
 * invitation’s deadline. Walk-ins count like everybody.
 */
export function seatsTaken(enrolments: readonly SeatHolder[], now: Date): number {
  return enrolments.filter(
    ({ status, invitationExpiresAt }) =>
      followsCourse(status) ||
      (status === 'invited' && !(invitationExpiresAt && invitationExpiresAt <= now)),
  ).length;
}

/** Those waiting, in order of arrival: the rank of a person is the place in this list. */
export function waitingList<T extends Waiting>(enrolments: readonly T[]): T[] {
  return enrolments
    .filter(({ status }) => status === 'waitlisted')
    .sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * Those to whom the free seats go now, first come first served; empty when nobody waits or nothing
 * is free. To be asked, and applied, in the transaction that freed a seat.
 */
export function nextFromWaitingList<T extends Waiting>(
  capacity: number,
  enrolments: readonly T[],
  now: Date,
): T[] {
  const free = Math.max(0, capacity - seatsTaken(enrolments, now));
  return waitingList(enrolments).slice(0, free);
}

/**
 * Whether an invitation may be accepted or declined now. Who declined may think better of it until
 * the deadline, and take a seat that is left.
 * @throws Refusal `invitation-withdrawn`; `invitation-answered` when it was;
 * `invitation-expired` from its deadline on, when its seat may already be somebody else’s.
 */
export function checkInvitation(
  enrolment: SeatHolder,
  answer: 'accept' | 'decline',
  now: Date,
): void {
  const { status, invitationExpiresAt } = enrolment;
  if (status === 'withdrawn') throw new Refusal('invitation-withdrawn');
  const open = status === 'invited' || (status === 'declined' && answer === 'accept');
  if (!open) throw new Refusal('invitation-answered');
  if (invitationExpiresAt && invitationExpiresAt <= now) throw new Refusal('invitation-expired');
}

/**
 * Whether the link of an invitation, besides answering it, signs its person in: once, before its
 * deadline, and never someone who works here, whose rights are worth a code.
 */
export function opensSession(
  link: { usedAt: Date | null; deadline: Date | null; staff: boolean },
  now: Date,
): boolean {
  const inTime = link.deadline === null || now < link.deadline;
  return link.usedAt === null && inTime && !link.staff;
}
