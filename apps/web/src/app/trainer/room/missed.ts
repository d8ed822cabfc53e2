import {
  attendanceRoutes,
  type MissedMinutes,
  type RoomPerson,
  type RoomView,
} from '@percolateur/contract';
import { counted, type MissedPart, type NotedMinutes, ofPerson } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import type { Entry } from '../../outbox/entry';
import type { Outbox } from '../../outbox/outbox';

/** Where the minutes noted of somebody’s half-day are in the outbox; everybody’s, without them. */
export const missedKey = (halfDayId: string, enrolmentId?: string) =>
  enrolmentId ? `missed/${halfDayId}/${enrolmentId}` : `missed/${halfDayId}`;

/** Keeps the minutes that somebody missed of one part, until the server has them. */
export function keepMissed(
  outbox: Pick<Outbox, 'keep'>,
  halfDayId: string,
  person: RoomPerson,
  { part, minutes }: Omit<MissedMinutes, 'id'>,
): Promise<void> {
  const { enrolmentId } = person;
  return outbox.keep({
    route: attendanceRoutes.noteMissed,
    key: `${missedKey(halfDayId, enrolmentId)}/${part}`,
    label: `${labels[part]} ${ofPerson(person)}\u00a0: ${counted(minutes, 'minute', 'minutes')}`,
    replaces: true,
    params: { halfDayId, enrolmentId },
    body: { id: uuidv7(), part, minutes },
  });
}

const labels: Record<MissedPart, string> = { late: 'Retard', left: 'Départ avant la fin' };

const none: NotedMinutes = { late: 0, left: 0 };

/** The room with the minutes that were noted on this device and are not received yet. */
export function withNoted(view: RoomView, entries: readonly Entry[]): RoomView {
  if (entries.length === 0) return view;
  const people = view.people.map((person) => {
    const prefix = `${missedKey(view.halfDayId, person.enrolmentId)}/`;
    const own = entries.filter(({ key, locked }) => !locked && key.startsWith(prefix));
    return own.reduce((known, { body }) => {
      const { part, minutes } = body as MissedMinutes;
      return { ...known, noted: { ...(known.noted ?? none), [part]: minutes } };
    }, person);
  });
  return { ...view, people };
}

/** « 10 minutes de retard, départ 5 minutes avant la fin »; empty when nothing was missed. */
export function missedWords({ noted }: Pick<RoomPerson, 'noted'>): string {
  const { late, left } = noted ?? none;
  return [
    late > 0 && `${counted(late, 'minute', 'minutes')} de retard`,
    left > 0 && `départ ${counted(left, 'minute', 'minutes')} avant la fin`,
  ]
    .filter(Boolean)
    .join(', ');
}
