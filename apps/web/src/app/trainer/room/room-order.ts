import { fullName } from '@percolateur/domain';
import type { RoomPerson, RoomView } from '@percolateur/contract';

/** People of the room, those who need somebody first. */
export interface RoomGroups {
  /** Nothing was seen of them since the half-day opened, nor did they say that they would be away. */
  call: RoomPerson[];
  /** Something blocks them. */
  stuck: RoomPerson[];
  /** Signed late: the trainer agrees or not. */
  awaiting: RoomPerson[];
  unsigned: RoomPerson[];
  fine: RoomPerson[];
}
export type RoomGroup = keyof RoomGroups;

/** What of a room sorts its people. */
type Sorted = Pick<RoomView, 'people' | 'opensAt'>;

const inFrench = new Intl.Collator('fr');

/** By last name, then first name, in French order. */
export function byName(people: readonly RoomPerson[]): RoomPerson[] {
  return [...people].sort(
    (a, b) =>
      inFrench.compare(a.lastName, b.lastName) || inFrench.compare(a.firstName, b.firstName),
  );
}

/** Sorts the room: to call, stuck, late signatures to settle, unsigned, fine; by name inside each. */
export function groupPeople({ people, opensAt }: Sorted): RoomGroups {
  const groups: RoomGroups = { call: [], stuck: [], awaiting: [], unsigned: [], fine: [] };
  for (const person of byName(people)) groups[groupOf(person, opensAt)].push(person);
  return groups;
}

function groupOf(person: RoomPerson, opensAt: string): RoomGroup {
  const { lack, stuck, contest } = person;
  if (lack === 'agreement') return 'awaiting';
  if (contest !== null) return 'stuck';
  if (lack === null) return stuck === null ? 'fine' : 'stuck';
  if (stuck === null || person.announcedAbsent) return 'unsigned';
  return wasSeen(person, opensAt) ? 'stuck' : 'call';
}

/** Whether somebody gave a sign of life since the half-day opened. */
const wasSeen = ({ signature, lastSeenAt }: RoomPerson, opensAt: string) =>
  signature !== 'none' || (lastSeenAt !== null && lastSeenAt >= opensAt);

/** People who signed, or were seen since the half-day opened. */
export const presentCount = ({ people, opensAt }: Sorted) =>
  people.filter((person) => wasSeen(person, opensAt)).length;

/** People whose half-day is signed, late or not. */
export function signedCount(people: readonly RoomPerson[]): number {
  return people.filter(({ lack }) => lack === null).length;
}

/**
 * What may be mended of somebody’s half-day: the minutes missed once it is countersigned, and the
 * word given to a late signature.
 */
export function mayCorrect(
  { countersignatures }: Pick<RoomView, 'countersignatures'>,
  { late, signature }: RoomPerson,
): { minutes: boolean; word: boolean } {
  return {
    minutes: countersignatures.length > 0 && signature === 'signed',
    word: late && (signature === 'signed' || signature === 'refused'),
  };
}

/** More news than this at once is told as a number. */
const NAMED = 3;

/** What changed in the room between two looks, in a sentence to be said; empty when nothing did. */
export function roomNews(before: readonly RoomPerson[], after: readonly RoomPerson[]): string {
  const known = new Map(before.map((person) => [person.enrolmentId, person]));
  const signed: string[] = [];
  const others: string[] = [];
  for (const person of after) {
    const was = known.get(person.enrolmentId);
    if (!was) others.push(`${fullName(person)} rejoint la session.`);
    else {
      if (was.signature !== person.signature) {
        if (person.signature === 'signed') signed.push(fullName(person));
        if (person.signature === 'awaiting') {
          others.push(`${fullName(person)} a signé en retard, à valider.`);
        }
      }
      if (person.stuck && person.stuck !== was.stuck) {
        others.push(`${fullName(person)}\u00a0: ${person.stuck}.`);
      }
    }
  }
  const signings =
    signed.length > NAMED
      ? [`${signed.length}\u00a0signatures reçues.`]
      : signed.map((name) => `${name} a signé.`);
  return [...signings, ...others].join(' ');
}
