import type { CohortRow } from '@percolateur/contract';
import {
  type CohortStatus,
  counted,
  frenchDateRange,
  localDate,
  typeset,
} from '@percolateur/domain';

/** Cohorts under a heading. */
export interface CohortGroup {
  heading: string;
  cohorts: readonly CohortRow[];
}

const states: Record<CohortStatus, string> = {
  running: 'En cours',
  open: 'Ouvertes',
  draft: 'Brouillons',
  closed: 'Clôturées',
  archived: 'Archivées',
  cancelled: 'Annulées',
};

const grouped = (rows: readonly CohortRow[], headingOf: (row: CohortRow) => string) =>
  [...Map.groupBy(rows, headingOf)].map(([heading, cohorts]): CohortGroup => ({
    heading,
    cohorts,
  }));

/** Cohorts in the order they come, month by month. */
export const byMonth = (rows: readonly CohortRow[]) => grouped(rows, monthOf);

/** Cohorts in the order they come, state by state. */
export const byState = (rows: readonly CohortRow[]) =>
  grouped(rows, ({ status }) => states[status]);

/**
 * « Documents dus : 3 à émettre, 1 à corriger », or nothing. As long as a session lasts, half-days to
 * countersign are among its alarms.
 */
export function documentsOwed({ status, owed }: CohortRow): string {
  const { toIssue, toCorrect, countersignatures } = owed;
  const sheets = status === 'closed' || status === 'archived' ? countersignatures : 0;
  const parts = [
    toIssue > 0 && `${toIssue} à émettre`,
    toCorrect > 0 && `${toCorrect} à corriger`,
    sheets > 0 && counted(sheets, 'demi-journée à contresigner', 'demi-journées à contresigner'),
  ].filter((part) => part !== false);
  return parts.length > 0 ? typeset(`Documents dus : ${parts.join(', ')}`) : '';
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
