import { addLocalDays } from './local-time';

/** A café planned further away than this is not planned. */
const mostDays = 366;

/**
 * Why a first café cannot be planned on this day, in French; null when it can. Days are `YYYY-MM-DD`
 * where the cohort is; the day planned before may stay, were it past.
 */
export function cafeDayFault(
  plannedOn: string,
  { today, before }: { today: string; before: string | null },
): string | null {
  if (plannedOn === before) return null;
  if (plannedOn < today) return 'Ce jour est passé. Choisissez-en un à venir.';
  return plannedOn > addLocalDays(today, mostDays)
    ? 'C’est bien loin. Choisissez un jour dans l’année qui vient.'
    : null;
}
