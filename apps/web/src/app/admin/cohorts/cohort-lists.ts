import type { CohortRow, CohortStatus } from '@percolateur/contract';
import { bareWord, frenchDateRange, localDate } from '@percolateur/domain';

export interface CohortFilter {
  text: string;
  /** `live`: neither archived nor cancelled. */
  status: CohortStatus | 'live' | 'all';
  /** Empty: every hub. */
  organisationId: string;
}

/** Cohorts that a filter keeps; words are looked for in the title, the place and the hub. */
export function filterCohorts(rows: readonly CohortRow[], filter: CohortFilter): CohortRow[] {
  const words = filter.text.split(/\s+/).map(bareWord).filter(Boolean);
  return rows.filter((row) => {
    const said = bareWord(`${row.title} ${row.venueName} ${row.organisationName}`);
    const live = row.status !== 'archived' && row.status !== 'cancelled';
    return (
      words.every((word) => said.includes(word)) &&
      (filter.status === 'all' ||
        (filter.status === 'live' ? live : row.status === filter.status)) &&
      (filter.organisationId === '' || row.organisationId === filter.organisationId)
    );
  });
}

const startOf = ({ startsAt }: CohortRow) => (startsAt ? Date.parse(startsAt) : Infinity);
const byStart = (one: CohortRow, other: CohortRow) => startOf(one) - startOf(other);

/** Cohorts in order of time, month by month; those without dates come last. */
export function byMonth(rows: readonly CohortRow[]): { month: string; cohorts: CohortRow[] }[] {
  const months = new Map<string, CohortRow[]>();
  for (const row of [...rows].sort(byStart)) {
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

/** Cohorts with something that cannot wait, the nearest first. */
export function toHandle(rows: readonly CohortRow[]): CohortRow[] {
  return rows.filter(({ alarms }) => alarms.length > 0).sort(byStart);
}

/** The next cohort to begin, null when none is planned. */
export function nextToStart(rows: readonly CohortRow[], now: Date): CohortRow | null {
  const coming = rows.filter(
    (row) => startOf(row) > now.getTime() && startOf(row) < Infinity && row.status !== 'cancelled',
  );
  return coming.sort(byStart)[0] ?? null;
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
