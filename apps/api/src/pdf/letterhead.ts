import { ink } from './paper';
import type { Paper } from './paper';

/** Who hands a document over. */
export interface Issuing {
  name: string;
  legalName: string;
  address: string;
  activityNumber: string;
  siret: string;
}

const small = { size: 8.5, color: ink.secondary };

/** The head of every document of an organisation: its names, where it is, its numbers; then the title. */
export function letterhead(paper: Paper, issuing: Issuing, title: string): void {
  const { name, legalName, address, activityNumber, siret } = issuing;
  const numbers = [
    activityNumber && `Déclaration d’activité n° ${activityNumber}`,
    siret && `SIRET ${siret}`,
  ];
  paper
    .text('P', name, { size: 13, weight: 'bold', color: ink.accent })
    .text('P', [legalName, address].filter(Boolean).join(' – '), small)
    .text('P', numbers.filter(Boolean).join(' – '), small)
    .skip(8)
    .rule(14)
    .text('H1', title, { size: 20, weight: 'bold', after: 8 });
}

/** « Objectifs », then what there is to say of it; nothing when there is nothing. */
export function told(paper: Paper, heading: string, ...paragraphs: readonly string[]): void {
  const said = paragraphs.filter((each) => each.trim() !== '');
  if (said.length === 0) return;
  paper.text('H2', heading, { size: 12.5, weight: 'bold', after: 3 });
  for (const each of said) paper.text('P', each, { size: 10.5, leading: 1.15, after: 3 });
  paper.skip(8);
}

/** Items of a list, each after a dash. */
export function listing(paper: Paper, items: readonly string[]): void {
  const list = paper.group('L');
  for (const item of items) {
    const entry = paper.group('LI', list);
    paper.text('LBody', `– ${item}`, { size: 10.5, leading: 1.15, after: 2 }, entry);
    entry.end();
  }
  list.end();
  paper.skip(8);
}
