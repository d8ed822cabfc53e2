import type { HalfDayView, RoomView } from '@percolateur/contract';
import {
  countersignFrom,
  countersignStatement,
  lackOf,
  type SignatureState,
  signingState,
  signingWindow,
} from '@percolateur/domain';

/** What was done on this device and the server does not know yet. */
export interface DoneHere {
  /** When the trainer opened signing, by the clock of the device. */
  openedAt: Date | null;
  /** Enrolments of those who signed. */
  signed: ReadonlySet<string>;
  countersigned: boolean;
}

const states = { signed: 'counts', awaiting: 'awaiting', refused: 'refused', none: null } as const;

/**
 * The room as it is at this moment, from what the server last said of it and from what was done on
 * this device since: the same rules as the server’s, and its answer stands once it is there.
 */
export function asOf(view: RoomView, now: Date, here: DoneHere): RoomView {
  const halfDays = view.halfDays.map((each) =>
    each.id === view.halfDayId && !each.signingOpenedAt && here.openedAt
      ? { ...each, signingOpenedAt: here.openedAt.toISOString() }
      : each,
  );
  const halfDay = slotOf(halfDays.find(({ id }) => id === view.halfDayId)!);
  const people = view.people.map((person) => ({
    ...person,
    lack: lackOf(halfDay, states[person.signature] satisfies SignatureState | null, now),
    // Nobody was seen since: what was said of them then is no news.
    stuck: null,
  }));
  const somebodySigned =
    here.signed.size > 0 || people.some(({ signature }) => signature !== 'none');
  return {
    ...view,
    halfDays,
    people,
    signing: signingState(halfDay, now),
    opensAt: signingWindow(halfDay).opensAt.toISOString(),
    mayCountersign:
      !view.countersigned &&
      !here.countersigned &&
      somebodySigned &&
      now >= countersignFrom(halfDay),
    statement: countersignStatement(now, halfDay, view.timeZone),
  };
}

/** The half-day of now, or the next, or the last: the one that a trainer comes for. */
export function halfDayOf({ halfDays }: RoomView, now: Date): HalfDayView | undefined {
  return halfDays.find(({ endsAt }) => now <= new Date(endsAt)) ?? halfDays.at(-1);
}

/** A half-day as the rules see it. */
export function slotOf({ startsAt, endsAt, signingOpenedAt, signingClosedAt }: HalfDayView) {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    signingOpenedAt: instant(signingOpenedAt),
    signingClosedAt: instant(signingClosedAt),
  };
}
