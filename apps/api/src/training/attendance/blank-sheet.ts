import { formatHours, frenchDateRange, frenchSlot, fullName, minutesOf } from '@percolateur/domain';
import { ink, Paper } from '../../pdf/paper';
import { drawTable } from '../../pdf/table';
import type { SheetFacts } from './sheet-facts';
import { sheetHeading } from './sheet-heading';

/** What a sheet to be signed by hand is drawn from. */
export interface PrintedBlankSheet {
  facts: Pick<SheetFacts, 'cohort' | 'halfDays' | 'learners'>;
  now: Date;
}

/** A signature by hand, and somebody who was not expected. In points, in lines. */
const penRoom = 26;
const walkIns = 3;

/** Draws the sheet that people sign by hand: a half-day a page, everybody enrolled, lines to add. */
export async function drawBlankSheet({ facts, now }: PrintedBlankSheet): Promise<Buffer> {
  const { cohort, halfDays, learners } = facts;
  const { timeZone, trainers } = cohort;
  const dates = frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone);
  const paper = Paper.open(`Feuille d’émargement à signer, ${dates}`, now);
  for (const [index, halfDay] of halfDays.entries()) {
    if (index > 0) paper.newPage();
    sheetHeading(paper, facts);
    const slot = frenchSlot(halfDay.startsAt, halfDay.endsAt, timeZone);
    paper
      .text('H2', `${halfDay.position}. ${halfDay.title}`, { size: 13, weight: 'bold' })
      .text('P', `${slot}, ${formatHours(minutesOf(halfDay))}`, { after: 6 });
    const columns = (who: string) => [
      { title: who, width: 190 },
      { title: 'Signature', width: 180 },
      { title: 'Arrivée, départ, remarque', width: paper.width - 370 },
    ];
    const line = (text: string) => [{ text, room: penRoom }, {}, {}];
    drawTable(
      paper,
      columns('Personne'),
      [
        ...learners.map(({ person }) =>
          line([fullName(person!), person!.employer].filter(Boolean).join('\n')),
        ),
        ...Array.from({ length: walkIns }, () => line('')),
      ],
      `${halfDay.title}, ${slot}`,
    );
    paper.skip(12);
    const team = trainers.length > 0 ? trainers.map(fullName) : [''];
    drawTable(paper, columns('Animation'), team.map(line), `Animation, ${slot}`);
    paper
      .skip(8)
      .text(
        'P',
        'Chaque personne signe pour elle-même, pendant la demi-journée. À reporter ensuite dans la session, avec cette feuille pour preuve.',
        { size: 8.5, color: ink.secondary },
      );
  }
  return paper.close((page, count) => `${cohort.title} – page ${page} sur ${count}`);
}
