import {
  enrolmentRoutes,
  type EnrolmentRow,
  type KeptWalkIn,
  type RoomPerson,
  type RoomView,
} from '@percolateur/contract';
import { fullName, lackOf, sameNames, ofPerson } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import type { Entry } from '../../outbox/entry';
import type { Outbox } from '../../outbox/outbox';
import { slotOf } from './room-offline';

/** Where somebody added on this device is in the outbox; everybody, without their id. */
export const walkInKey = (cohortId: string, enrolmentId?: string) =>
  enrolmentId ? `walk-in/${cohortId}/${enrolmentId}` : `walk-in/${cohortId}`;

/**
 * Keeps somebody added without network. What they sign meanwhile names them by ids made here, and
 * leaves after them, under those of the enrolment that stands.
 */
export function keepWalkIn(
  outbox: Pick<Outbox, 'keep'>,
  cohortId: string,
  body: KeptWalkIn,
  personId = uuidv7(),
): Promise<void> {
  return outbox.keep({
    route: enrolmentRoutes.addKeptWalkIn,
    key: walkInKey(cohortId, body.id),
    label: `Ajout ${ofPerson(body)}`,
    replaces: true,
    standIns: { [body.id]: 'id', [personId]: 'personId' },
    params: { cohortId },
    body,
  });
}

/** The answer to a refusal: the address is already somebody’s, and it is them. */
export function keepAsSamePerson(
  outbox: Pick<Outbox, 'keep'>,
  cohortId: string,
  entry: Entry,
): Promise<void> {
  const body = entry.body as KeptWalkIn;
  return keepWalkIn(outbox, cohortId, { ...body, samePerson: true }, personIn(entry));
}

/** People of the room who bear this name. */
export const namesakes = (
  { people }: Pick<RoomView, 'people'>,
  written: { firstName: string; lastName: string },
) => people.filter((person) => sameNames(person, written));

/** The room with those whom this device has added and the server does not know yet. */
export function withAdded(view: RoomView, entries: readonly Entry[], now: Date): RoomView {
  const known = new Set(view.people.map(({ enrolmentId }) => enrolmentId));
  const halfDay = slotOf(view.halfDays.find(({ id }) => id === view.halfDayId)!);
  const added = entries
    .filter(({ locked, body }) => !locked && !known.has((body as KeptWalkIn).id))
    .map((entry) => {
      const { id, firstName, lastName, email } = entry.body as KeptWalkIn;
      const named = { enrolmentId: id, personId: personIn(entry), firstName, lastName };
      return { ...unseen, ...named, phoneOrEmail: email, lack: lackOf(halfDay, null, now) };
    });
  return added.length > 0 ? { ...view, people: [...view.people, ...added] } : view;
}

const personIn = ({ standIns = {} }: Entry) =>
  Object.keys(standIns).find((id) => standIns[id] === 'personId')!;

/** Somebody of whom nothing is known but that they are here. */
const unseen = {
  signature: 'none',
  ...{ signatureId: null, signedAt: null, madeAt: null, way: null, means: null },
  ...{ linkAskedAt: null, late: false, lateReason: null, announcedAbsent: false },
  ...{
    cameFrom: null,
    contest: null,
    duplicates: 0,
    noted: null,
    minutesMissed: null,
    stuck: null,
  },
  ...{ lastSeenAt: null, lessonsDone: 0, lessonCount: 0, quizState: 'new' },
} satisfies Partial<RoomPerson>;

/** Somebody added here who was in the session already, and whose enrolment stands. */
export interface Met {
  enrolmentId: string;
  name: string;
  /** Another address than the one typed here is theirs. */
  otherAddress: boolean;
}

/** Of those added here and received, the ones who were in the session already. */
export function metIn(outbox: Pick<Outbox, 'lately'>, cohortId: string): Met[] {
  return outbox.lately(walkInKey(cohortId)).flatMap(({ entry, answer }) => {
    const [typed, row] = [entry.body as KeptWalkIn, answer as EnrolmentRow];
    if (row.id === typed.id) return [];
    return [{ enrolmentId: row.id, name: fullName(row), otherAddress: row.email !== typed.email }];
  });
}
