import type { EnrolmentRow } from '@percolateur/contract';
import { bareWord } from '@percolateur/domain';
import type { Sort } from '@angular/material/sort';
import type { ExportRow } from '../../parts/export/table-files';
import { enrolmentState } from '../shared/words';

export const peopleFilters = {
  all: 'tout le monde',
  here: 'inscriptions acceptées',
  silent: 'sans réponse',
  toInvite: 'à inviter',
  waiting: 'liste d’attente',
  gone: 'déclinées ou retirées',
} as const;
export type PeopleFilter = keyof typeof peopleFilters;

const keeps: Record<PeopleFilter, (row: EnrolmentRow) => boolean> = {
  all: () => true,
  here: ({ status }) => ['accepted', 'completed', 'not_completed'].includes(status),
  silent: ({ status, invitedAt }) => status === 'invited' && invitedAt !== null,
  toInvite: ({ status, invitedAt }) => status === 'invited' && invitedAt === null,
  waiting: ({ status }) => status === 'waitlisted',
  gone: ({ status }) => status === 'declined' || status === 'withdrawn',
};

/** People that a filter keeps; words are looked for in names, address and employer. */
export function filterPeople(
  rows: readonly EnrolmentRow[],
  filter: PeopleFilter,
  text: string,
): EnrolmentRow[] {
  const words = text.split(/\s+/).map(bareWord).filter(Boolean);
  return rows.filter((row) => {
    const said = bareWord(`${row.firstName} ${row.lastName} ${row.email} ${row.employer}`);
    return keeps[filter](row) && words.every((word) => said.includes(word));
  });
}

const inFrench = new Intl.Collator('fr', { numeric: true });
const columns: Record<string, (row: EnrolmentRow) => string | number> = {
  name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  state: enrolmentState,
  lessons: ({ lessonsDone }) => lessonsDone,
  halfDays: ({ halfDaysSigned }) => halfDaysSigned,
};

/** People in the order asked for; by name when none is. */
export function sortPeople(rows: readonly EnrolmentRow[], { active, direction }: Sort) {
  const read = columns[direction ? active : 'name'] ?? columns['name'];
  const sign = direction === 'desc' ? -1 : 1;
  return [...rows].sort(
    (a, b) =>
      sign * inFrench.compare(String(read(a)), String(read(b))) ||
      inFrench.compare(a.lastName, b.lastName),
  );
}

const rehearsalWord = { none: '', observed: 'observée', validated: 'validée' } as const;

/** A person as a line of an export. */
export const exportOf = (row: EnrolmentRow): ExportRow => ({
  Nom: row.lastName,
  Prénom: row.firstName,
  'Adresse électronique': row.email,
  Structure: row.employer,
  État: enrolmentState(row),
  'Séquences finies': row.lessonsDone,
  Séquences: row.lessonCount,
  'Demi-journées signées': row.halfDaysSigned,
  'Demi-journées': row.halfDayCount,
  Positionnement: row.positioningDone ? 'fait' : '',
  Évaluation: row.finalPassed ? 'réussie' : '',
  Animation: row.rehearsal === null ? '' : rehearsalWord[row.rehearsal],
});
