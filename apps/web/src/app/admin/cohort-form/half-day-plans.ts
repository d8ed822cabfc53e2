import type { CohortView, HalfDayPlan } from '@percolateur/contract';
import { addLocalDays, defaultHalfDays, localDate, publicHoliday } from '@percolateur/domain';

/** « 09:00 » there, as a time field wants it. */
function localTime(instant: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone });
  return time.format(instant);
}

/** The half-days of a course that begins on this day, as the coordinator may change them. */
export function defaultPlans(
  firstDay: string,
  timeZone: string,
  mode: HalfDayPlan['mode'],
  titles: readonly string[],
): HalfDayPlan[] {
  return defaultHalfDays(firstDay, timeZone).map(({ position, startsAt, endsAt }) => ({
    title: titles[position - 1] ?? `Demi-journée ${position}`,
    mode,
    day: localDate(startsAt, timeZone),
    start: localTime(startsAt, timeZone),
    end: localTime(endsAt, timeZone),
  }));
}

/** The half-days of a cohort, as the coordinator may change them. */
export function plansOf({ halfDays, timeZone }: CohortView): HalfDayPlan[] {
  return halfDays.map(({ id, title, mode, startsAt, endsAt }) => ({
    id,
    title,
    mode,
    day: localDate(new Date(startsAt), timeZone),
    start: localTime(new Date(startsAt), timeZone),
    end: localTime(new Date(endsAt), timeZone),
  }));
}

/** One more half-day: the morning after the last one. */
export function nextPlan(plans: readonly HalfDayPlan[]): HalfDayPlan {
  const last = plans[plans.length - 1];
  return {
    title: `Demi-journée ${plans.length + 1}`,
    mode: last?.mode ?? 'room',
    day: last ? addLocalDays(last.day, 1) : '',
    start: '09:00',
    end: '12:30',
  };
}

/** What makes a day unusual, in French; empty for an ordinary one. A warning, never a wall. */
export function dayWarning(day: string, timeZone: string, now = new Date()): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return '';
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
