import { overlaps } from './half-day';
import type { Slot } from './half-day';
import { workingDayFrom } from './holidays';
import { addLocalDays, weekday } from './local-time';

/** How far apart the sessions of a series begin, as the form says it. */
export const seriesRhythms = {
  week: 'Chaque semaine',
  fortnight: 'Toutes les deux semaines',
  month: 'Chaque mois, le même jour de la semaine',
  date: 'Chaque mois, à la même date',
} as const;
export type SeriesRhythm = keyof typeof seriesRhythms;

/** Sessions created at once: two years of one a month. */
export const seriesAtMost = 24;

/**
 * The first days (`YYYY-MM-DD`) of so many sessions, the given one first, whatever day they fall on.
 * By month and weekday, a fifth Tuesday is the last one where there are four; by month and date, the
 * 31st is the last day where there are fewer.
 */
export function seriesDays(first: string, rhythm: SeriesRhythm, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    if (rhythm === 'week') return addLocalDays(first, 7 * index);
    if (rhythm === 'fortnight') return addLocalDays(first, 14 * index);
    const [year, month, date] = first.split('-').map(Number) as [number, number, number];
    const begins = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 10);
    const length = new Date(Date.UTC(year, month + index, 0)).getUTCDate();
    if (rhythm === 'date') return addLocalDays(begins, Math.min(date, length) - 1);
    const toWeekday = (weekday(first) - weekday(begins) + 7) % 7;
    const wanted = toWeekday + 7 * Math.floor((date - 1) / 7);
    return addLocalDays(begins, wanted < length ? wanted : wanted - 7);
  });
}

/** So many working days there after a day: 1 for the Monday after a Friday. */
export function workingDaysAfter(day: string, count: number, timeZone: string): string {
  return count <= 0
    ? day
    : workingDaysAfter(workingDayFrom(addLocalDays(day, 1), timeZone), count - 1, timeZone);
}

function workingDaysBetween(from: string, to: string, timeZone: string): number {
  let steps = 0;
  for (let day = from; day < to; steps += 1) day = workingDaysAfter(day, 1, timeZone);
  return steps;
}

/** How far each of these days is from the first of them, in working days, two days never being one. */
export function workingDaysApart(days: readonly string[], timeZone: string): Map<string, number> {
  const apart = new Map<string, number>();
  let [before, steps] = ['', 0];
  for (const day of [...new Set(days)].sort()) {
    if (before) steps += workingDaysBetween(before, day, timeZone);
    apart.set(day, steps);
    before = day;
  }
  return apart;
}

/** Of each session, the first half-day that another session of the same series overlaps; else null. */
export function crossings(sessions: readonly (readonly Slot[])[]): (Slot | null)[] {
  return sessions.map((slots, index) => {
    const others = sessions.filter((_, at) => at !== index).flat();
    return slots.find((slot) => others.some((other) => overlaps(slot, other))) ?? null;
  });
}

/** « novembre 2026 » */
export function monthOf(day: string): string {
  const named = new Intl.DateTimeFormat('fr-FR', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return named.format(new Date(`${day}T00:00:00Z`));
}

/** The title without the month of this day, where it ends with it. */
export function untimedTitle(title: string, day: string): string {
  const month = `, ${monthOf(day)}`;
  return title.endsWith(month) ? title.slice(0, -month.length) : title;
}

/** The title of a session for another that begins some other day: its month follows, if it has one. */
export function titleOn(title: string, from: string, to: string): string {
  const bare = untimedTitle(title, from);
  return bare === title ? title : `${bare}, ${monthOf(to)}`;
}
