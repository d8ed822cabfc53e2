import { typeset } from './french';
import type { Slot } from './half-day';
import { frenchSlot, zoneName } from './local-time';

export interface ScheduledHalfDay extends Slot {
  id: string;
  title: string;
  mode: 'room' | 'remote';
}

/** When and where a cohort meets: what people write in their diaries. */
export interface Schedule {
  timeZone: string;
  venueName: string;
  venueAddress: string;
  remoteLink: string;
  halfDays: readonly ScheduledHalfDay[];
}

/** A schedule that stood up to a revision of its cohort, that one included. */
export interface PastSchedule {
  revision: number;
  changedAt: Date;
  schedule: Schedule & { trainerIds: readonly string[] };
}

/** Whether a reader may be elsewhere than the clock that the hours are read on. */
export const isRemote = ({ halfDays }: Pick<Schedule, 'halfDays'>) =>
  halfDays.some(({ mode }) => mode === 'remote');

/**
 * « mardi 24 novembre, 9 h – 12 h 30 », and whose clock that is where one may follow from elsewhere:
 * « …, heure de La Réunion ».
 */
export function scheduledSlot(slot: Slot, schedule: Pick<Schedule, 'halfDays' | 'timeZone'>) {
  const said = frenchSlot(slot.startsAt, slot.endsAt, schedule.timeZone);
  return isRemote(schedule) ? `${said}, ${zoneName(schedule.timeZone)}` : said;
}

/**
 * What differs between two schedules, a French sentence each, in the order of time, then the place;
 * empty when nothing that people note down has changed.
 */
export function scheduleChanges(before: Schedule, after: Schedule): string[] {
  const was = new Map(before.halfDays.map((halfDay) => [halfDay.id, halfDay]));
  const stays = new Set(after.halfDays.map(({ id }) => id));
  const halfDays = inOrder(after.halfDays).flatMap((halfDay) => {
    const known = was.get(halfDay.id);
    if (!known) return [`Ajoutée : ${halfDay.title}, ${scheduledSlot(halfDay, after)}.`];
    return [
      ...(sameSlot(known, halfDay)
        ? []
        : [
            `${halfDay.title} : ${scheduledSlot(halfDay, after)}, au lieu de ${scheduledSlot(known, before)}.`,
          ]),
      ...(known.mode === halfDay.mode
        ? []
        : [`${halfDay.title} : ${modes[halfDay.mode]}, et non plus ${modes[known.mode]}.`]),
    ];
  });
  const removed = inOrder(before.halfDays)
    .filter(({ id }) => !stays.has(id))
    .map((halfDay) => `Supprimée : ${halfDay.title}, ${scheduledSlot(halfDay, before)}.`);
  return [...halfDays, ...removed, ...placeChanges(before, after)].map(typeset);
}

const modes = { room: 'sur place', remote: 'à distance' };

const inOrder = (halfDays: Schedule['halfDays']) =>
  [...halfDays].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

const sameSlot = (one: Slot, other: Slot) =>
  one.startsAt.getTime() === other.startsAt.getTime() &&
  one.endsAt.getTime() === other.endsAt.getTime();

function placeChanges(before: Schedule, after: Schedule): string[] {
  const placeOf = ({ venueName, venueAddress }: Schedule) =>
    [venueName, venueAddress].filter(Boolean).join(', ');
  const changed = (name: string, was: string, is: string) => {
    if (was === is) return [];
    if (!is) return [`${name} : il n’y en a plus. C’était ${was}`];
    return [was ? `${name} : ${is}, au lieu de ${was}` : `${name} : ${is}`];
  };
  return [
    ...changed('Lieu', placeOf(before), placeOf(after)),
    ...changed('Lien', before.remoteLink, after.remoteLink),
  ];
}

/** The schedule that somebody knows who was told at this revision; null when it is the present one. */
export function knownSchedule(
  past: readonly PastSchedule[],
  isKnown: (schedule: PastSchedule) => boolean,
): PastSchedule | null {
  return [...past].sort((a, b) => a.revision - b.revision).find(isKnown) ?? null;
}
