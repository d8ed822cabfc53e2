import type { CohortRow } from '@percolateur/contract';
import { localDate } from '@percolateur/domain';

/** A trainer’s cohorts: those of today, those to come (the next first), those past (the last first). */
export interface CohortDays {
  today: CohortRow[];
  coming: CohortRow[];
  past: CohortRow[];
}

/** Sorts cohorts by their days, read in their own time zones. Cancelled ones are left out. */
export function cohortDays(cohorts: readonly CohortRow[], now: Date): CohortDays {
  const days: CohortDays = { today: [], coming: [], past: [] };
  const live = cohorts.filter(({ status }) => status !== 'cancelled').sort(byStart);
  for (const cohort of live) days[whenIs(cohort, now)].push(cohort);
  days.past.reverse();
  return days;
}

/** A cohort without dates comes last. */
const byStart = (a: CohortRow, b: CohortRow) => startOf(a) - startOf(b);
const startOf = ({ startsAt }: CohortRow) => (startsAt ? Date.parse(startsAt) : Infinity);

function whenIs({ startsAt, endsAt, timeZone, status }: CohortRow, now: Date): keyof CohortDays {
  if (status === 'closed' || status === 'archived') return 'past';
  if (!startsAt || !endsAt) return 'coming';
  const day = localDate(now, timeZone);
  if (day < localDate(new Date(startsAt), timeZone)) return 'coming';
  return day > localDate(new Date(endsAt), timeZone) ? 'past' : 'today';
}
