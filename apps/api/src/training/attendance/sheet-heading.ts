import { frenchDateRange, fullName } from '@percolateur/domain';
import { ink } from '../../pdf/paper';
import type { Paper } from '../../pdf/paper';
import type { SheetFacts } from './sheet-facts';

const small = { size: 8.5, color: ink.secondary };

/** Whose sheet it is, of which session, when, where and led by whom. */
export function sheetHeading(
  paper: Paper,
  { cohort, halfDays }: Pick<SheetFacts, 'cohort' | 'halfDays'>,
): void {
  const { organisation, courseVersion, trainers, timeZone } = cohort;
  const number = organisation.activityNumber;
  const dates = frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone);
  const venue = [cohort.venueName, cohort.venueAddress].filter(Boolean).join(', ');
  const team = trainers.map(fullName).join(', ');
  paper
    .text('P', organisation.name, { size: 13, weight: 'bold', color: ink.accent })
    .text('P', [organisation.legalName, organisation.address].join(' – '), small)
    .text('P', number && `Déclaration d’activité n° ${number}`, small)
    .skip(8)
    .rule(14)
    .text('H1', 'Feuille d’émargement', { size: 20, weight: 'bold', after: 6 })
    .text('P', courseVersion.title, { size: 12, weight: 'bold', after: 3 })
    .text('P', `Session : ${cohort.title}`)
    .text('P', `Dates : ${dates}`)
    .text('P', venue && `Lieu : ${venue}`)
    .text('P', team && `Animation : ${team}`)
    .skip(14);
}
