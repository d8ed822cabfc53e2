import { subHours } from 'date-fns/subHours';
import { isHoliday } from '../holidays';
import { addLocalDays, atLocalTime } from '../local-time';

/** How often those who host meet online. */
export const gatheringRhythms = {
  week: 'chaque semaine',
  'two-weeks': 'toutes les deux semaines',
  month: 'une fois par mois',
} as const;
export type GatheringRhythm = keyof typeof gatheringRhythms;

/** When a series of gatherings takes place: the first day says which day of the week. */
export interface GatheringSchedule {
  every: GatheringRhythm;
  /** `YYYY-MM-DD`. */
  firstOn: string;
  /** The last day it may fall on; null while nobody knows. */
  lastOn: string | null;
  /** `HH:mm` there. */
  opensAt: string;
  closesAt: string;
  timeZone: string;
}

/** Years ahead in which a next day is looked for: far enough for any rhythm, and the end of a loop. */
const yearsAhead = 2;

const daysBetween = (one: string, other: string) =>
  Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);

/** Of a month: the days that fall on the same weekday, and are the same one of the month, as the first. */
function* monthly(firstOn: string): Generator<string> {
  const nth = Math.ceil(Number(firstOn.slice(8)) / 7);
  // A fifth Thursday is not of every month: the last one is meant.
  for (let day = firstOn; ; day = addLocalDays(day, 7)) {
    const isLast = addLocalDays(day, 7).slice(0, 7) !== day.slice(0, 7);
    const isNth = Math.ceil(Number(day.slice(8)) / 7) === nth;
    if (nth < 5 ? isNth : isLast) yield day;
  }
}

function* days(schedule: GatheringSchedule, from: string): Generator<string> {
  if (schedule.every === 'month') {
    yield* monthly(schedule.firstOn);
    return;
  }
  const step = schedule.every === 'week' ? 7 : 14;
  const gone = Math.max(0, Math.ceil(daysBetween(schedule.firstOn, from) / step));
  for (let day = addLocalDays(schedule.firstOn, gone * step); ; day = addLocalDays(day, step)) {
    yield day;
  }
}

/**
 * The next `count` days (`YYYY-MM-DD`) of a series from this day on, holidays of the place skipped.
 * Fewer where the series ends.
 */
export function gatheringDays(schedule: GatheringSchedule, from: string, count: number): string[] {
  const last = addLocalDays(from > schedule.firstOn ? from : schedule.firstOn, yearsAhead * 366);
  const found: string[] = [];
  for (const day of days(schedule, from)) {
    if (found.length === count || day > (schedule.lastOn ?? last) || day > last) break;
    if (day >= from && !isHoliday(day, schedule.timeZone)) found.push(day);
  }
  return found;
}

/** Whether a series has a gathering on this day. */
export const isGatheringDay = (schedule: GatheringSchedule, day: string): boolean =>
  gatheringDays(schedule, day, 1)[0] === day;

/** When a gathering of this day begins and ends: the same hours on the clock, summer and winter. */
export function gatheringSlot(
  { opensAt, closesAt, timeZone }: Pick<GatheringSchedule, 'opensAt' | 'closesAt' | 'timeZone'>,
  day: string,
): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: atLocalTime(day, opensAt, timeZone),
    endsAt: atLocalTime(day, closesAt, timeZone),
  };
}

/** How long before it a gathering is recalled to who signed up. */
const recalledHours = 24;

/** Of a seat, what decides whether a letter is owed. */
export interface GatheringSeatFacts {
  signedUpAt: Date | null;
  /** The dates that the person was last told of, by their number; null before any. */
  toldSchedule: number | null;
  remindedAt: Date | null;
  gathering: { startsAt: Date; endsAt: Date; cancelledAt: Date | null; schedule: number };
}

export type GatheringLetter = 'confirmed' | 'changed' | 'cancelled' | 'eve';

/**
 * The letter that who signed up is owed now; null when there is none. The sum of several changes is
 * told once, and nothing is told of what is over.
 */
export function gatheringLetter(
  { signedUpAt, toldSchedule, remindedAt, gathering }: GatheringSeatFacts,
  now: Date,
): GatheringLetter | null {
  const { startsAt, endsAt, cancelledAt, schedule } = gathering;
  if (!signedUpAt || endsAt <= now) return null;
  if (cancelledAt) return toldSchedule !== null && toldSchedule < schedule ? 'cancelled' : null;
  if (toldSchedule === null) return 'confirmed';
  if (toldSchedule < schedule) return 'changed';
  const recalledAt = subHours(startsAt, recalledHours);
  return remindedAt === null && signedUpAt < recalledAt && recalledAt <= now ? 'eve' : null;
}
