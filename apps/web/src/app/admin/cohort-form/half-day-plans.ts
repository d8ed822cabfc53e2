import type { CohortView, HalfDayPlan } from '@percolateur/contract';
import {
  addLocalDays,
  defaultHalfDays,
  localDate,
  localTime,
  publicHoliday,
  workingDayFrom,
  workingDaysAfter,
  workingDaysApart,
} from '@percolateur/domain';

/** The half-days of a course that begins on this day, as the coordinator may change them. */
export function defaultPlans(
  firstDay: string,
  timeZone: string,
  mode: HalfDayPlan['mode'],
  titles: readonly string[],
): HalfDayPlan[] {
  // Before the titles of the course are there, as many as the usual course has.
  const count = titles.length || undefined;
  return defaultHalfDays(firstDay, timeZone, count).map(({ position, startsAt, endsAt }) => ({
    title: titles[position - 1] ?? `Demi-journée ${position}`,
    mode,
    day: localDate(startsAt, timeZone),
    start: localTime(startsAt, timeZone),
    end: localTime(endsAt, timeZone),
  }));
}

/** The half-days of a cohort, as the coordinator may change them. */
export function plansOf({ halfDays, timeZone }: CohortView): HalfDayPlan[] {
  return halfDays.map(({ id, title, mode, means, startsAt, endsAt }) => ({
    id,
    title,
    mode,
    means,
    day: localDate(new Date(startsAt), timeZone),
    start: localTime(new Date(startsAt), timeZone),
    end: localTime(new Date(endsAt), timeZone),
  }));
}

const daysOf = (plans: readonly HalfDayPlan[]) => [...new Set(plans.map(({ day }) => day))].sort();

/** The half-days of another session from another first day: as far apart, in working days. */
export function plansLike(
  model: readonly HalfDayPlan[],
  firstDay: string,
  timeZone: string,
): HalfDayPlan[] {
  const apart = workingDaysApart(
    model.map(({ day }) => day),
    timeZone,
  );
  return model.map(({ id: _, ...plan }) => ({
    ...plan,
    day: workingDaysAfter(firstDay, apart.get(plan.day)!, timeZone),
  }));
}

/** The working day to propose instead of a holiday or a week-end; null for a day that is one. */
export function dayInstead(day: string, timeZone: string): string | null {
  if (!isWhole(day)) return null;
  const proposed = workingDayFrom(day, timeZone);
  return proposed === day ? null : proposed;
}

/** Takes a day, and those after it as far as need be, to working days, each to its own, in order. */
export function skipDay(
  plans: readonly HalfDayPlan[],
  from: string,
  timeZone: string,
): HalfDayPlan[] {
  const moved = new Map<string, string>();
  let free = from;
  for (const day of daysOf(plans).filter((each) => each >= from)) {
    const to = workingDayFrom(day > free ? day : free, timeZone);
    moved.set(day, to);
    free = addLocalDays(to, 1);
  }
  return plans.map((plan) => ({ ...plan, day: moved.get(plan.day) ?? plan.day }));
}

/** Whether some half-day is on a day gone by. */
export const isPast = (plans: readonly HalfDayPlan[], timeZone: string, now = new Date()) =>
  plans.some(({ day }) => isWhole(day) && day < localDate(now, timeZone));

/** One more half-day: the morning of the working day after the last one. */
export function nextPlan(plans: readonly HalfDayPlan[], timeZone: string): HalfDayPlan {
  const last = plans[plans.length - 1];
  return {
    title: `Demi-journée ${plans.length + 1}`,
    mode: last?.mode ?? 'room',
    ...(last?.means && { means: last.means }),
    day: last ? workingDayFrom(addLocalDays(last.day, 1), timeZone) : '',
    start: '09:00',
    end: '12:30',
  };
}

const isWhole = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day);

/** What makes a day unusual, in French; empty for an ordinary one. A warning, never a wall. */
export function dayWarning(day: string, timeZone: string, now = new Date()): string {
  if (!isWhole(day)) return '';
  if (day < localDate(now, timeZone)) {
    return 'Ce jour est passé\u00a0: une deuxième personne devra confirmer ces dates avant toute signature.';
  }
  const holiday = publicHoliday(day, timeZone);
  if (holiday) return `Jour férié\u00a0: ${holiday}.`;
  const name = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (name === 6) return 'C’est un samedi.';
  return name === 0 ? 'C’est un dimanche.' : '';
}

/** « mardi 24 novembre », empty while the date is not whole. */
export function dayName(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) return '';
  return new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(instant);
}
