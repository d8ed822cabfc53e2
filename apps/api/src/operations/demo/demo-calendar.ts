import { addMinutes } from 'date-fns/addMinutes';
import { addLocalDays, atLocalTime, localDate, weekday } from '@percolateur/domain';
import type { Slot } from '@percolateur/domain';

export const demoZone = 'Europe/Paris';
const hours = [
  ['09:00', '12:30'],
  ['13:30', '17:00'],
];

const slotsOf = (day: string): Slot[] =>
  hours.map(([start, end]) => ({
    startsAt: atLocalTime(day, start, demoZone),
    endsAt: atLocalTime(day, end, demoZone),
  }));

/** Some have had time to sign, and there is time to look round before signing is over. */
const begunMinutes = 15;
const leftMinutes = 90;

/**
 * Four half-days whose second one is well under way at `now`: at its customary hours when there is
 * such a one, else in a session that began three quarters of an hour ago.
 */
export function halfDaysAround(now: Date): Slot[] {
  const today = localDate(now, demoZone);
  const days = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((shift) => addLocalDays(today, shift));
  const grid = days.filter((day) => day === today || weekday(day) <= 5).flatMap(slotsOf);
  const customary = grid.find(
    ({ startsAt, endsAt }) =>
      addMinutes(startsAt, begunMinutes) <= now && now <= addMinutes(endsAt, -leftMinutes),
  );
  const begun = new Date(Math.floor(now.getTime() / 900_000) * 900_000 - 45 * 60_000);
  const current = customary ?? { startsAt: begun, endsAt: addMinutes(begun, 210) };
  const before = grid.filter(({ endsAt }) => endsAt <= current.startsAt).slice(-1);
  const after = grid.filter(({ startsAt }) => startsAt >= current.endsAt).slice(0, 2);
  return [...before, current, ...after];
}

/** Four customary half-days beginning on the first Tuesday at least so many days from now. */
export function halfDaysFrom(now: Date, days: number): Slot[] {
  let day = addLocalDays(localDate(now, demoZone), days);
  while (weekday(day) !== 2) day = addLocalDays(day, 1);
  return [day, addLocalDays(day, 1)].flatMap(slotsOf);
}
