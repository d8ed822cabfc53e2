import type { CohortRow } from '@percolateur/contract';
import { frenchDateRange, localDate } from '@percolateur/domain';

/** Cohorts in the order they come, month by month. */
export function byMonth(rows: readonly CohortRow[]): { month: string; cohorts: CohortRow[] }[] {
  const months = new Map<string, CohortRow[]>();
  for (const row of rows) {
    const month = monthOf(row);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, cohorts]) => ({ month, cohorts }));
}

function monthOf({ startsAt, timeZone }: CohortRow): string {
  if (!startsAt) return 'Dates à fixer';
  const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone });
  const text = month.format(new Date(startsAt));
  return text[0].toUpperCase() + text.slice(1);
}

/** « du mardi 24 au vendredi 27 novembre 2026 », or that there are none yet. */
export function datesOf({ startsAt, endsAt, timeZone }: CohortRow): string {
  return startsAt && endsAt
    ? frenchDateRange(new Date(startsAt), new Date(endsAt), timeZone)
    : 'dates à fixer';
}

/** The first and the last day, `YYYY-MM-DD`, for a spreadsheet. */
export function daysOf({ startsAt, endsAt, timeZone }: CohortRow): [string, string] {
  const day = (instant: string | null) => (instant ? localDate(new Date(instant), timeZone) : '');
  return [day(startsAt), day(endsAt)];
}
