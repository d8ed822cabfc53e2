import type { CertificateSnapshot } from '@percolateur/contract';
import {
  formatHours,
  frenchDate,
  frenchDateRange,
  frenchSlot,
  fullName,
  rehearsalWords,
} from '@percolateur/domain';
import { ink, margin } from '../../pdf/paper';
import type { Paper } from '../../pdf/paper';
import { drawStamp } from '../../pdf/stamp';
import { drawTable } from '../../pdf/table';
import { hubWords, signatoryOf } from './stated-look';

type Fact = [label: string, value: string, weight?: 'bold'];

/** The objectives of every lesson, half-day by half-day. */
export type DetailedObjectives = readonly { title: string; objectives: readonly string[] }[];

/**
 * What a *certificat de réalisation* states: the fields of the ministry’s model, with the hours
 * really followed, half-day by half-day.
 */
export function realisationBody(
  paper: Paper,
  snapshot: CertificateSnapshot,
  signature: Uint8Array | null,
): void {
  const { organisation, minutesPlanned, minutesFollowed } = snapshot;
  attests(paper, snapshot, 'a suivi l’action de formation');
  facts(paper, [
    ['Nature de l’action', 'action de formation (article L. 6313-1 du code du travail)'],
    ...sharedFacts(snapshot),
    ['Durée prévue', formatHours(minutesPlanned)],
    ['Durée réellement suivie', formatHours(minutesFollowed), 'bold'],
  ]);
  halfDaysTable(paper, snapshot);
  const undertaking = `${organisation.legalName} s’engage à conserver toutes les pièces qui ont permis d’établir ce certificat pendant trois ans à compter de la fin de l’année du dernier paiement, et plus longtemps si des fonds européens cofinancent l’action, sans préjudice des délais fiscaux, comptables ou commerciaux.`;
  paper.text('P', undertaking, { size: 9.5, after: 16 });
  signedBy(paper, snapshot, signature);
}

/** What an *attestation de fin de formation* states: the aims, the hours and what was assessed. */
export function attestationBody(
  paper: Paper,
  snapshot: CertificateSnapshot,
  signature: Uint8Array | null,
): void {
  const { minutesFollowed, minutesPlanned, finalPercent, rehearsal, course } = snapshot;
  const hours = `${formatHours(minutesFollowed)} sur ${formatHours(minutesPlanned)}`;
  attests(paper, snapshot, 'a suivi jusqu’à son terme la formation');
  facts(paper, [
    ...sharedFacts(snapshot),
    ['Durée suivie', `${hours}, présence signée à chaque demi-journée`],
    [
      'Évaluation des acquis',
      finalPercent === null ? '' : `évaluation finale réussie, ${finalPercent} % des points`,
      'bold',
    ],
    ['Animation observée', rehearsal ? rehearsalWords(rehearsal) : '', 'bold'],
  ]);
  halfDaysTable(paper, snapshot);
  signedBy(paper, snapshot, signature);
  paper.skip(14).text('H2', 'Objectifs de la formation', { size: 13, weight: 'bold', after: 5 });
  inColumns(paper, course.objectives);
  paper.skip(8);
}

/** What an *attestation d’assiduité* states: the half-days that are over, and the hours followed. */
export function assiduityBody(
  paper: Paper,
  snapshot: CertificateSnapshot,
  signature: Uint8Array | null,
): void {
  const { minutesFollowed, minutesPlanned } = snapshot;
  attests(paper, snapshot, 'a suivi, pour la durée dite ci-dessous, la formation');
  facts(paper, [
    ...sharedFacts(snapshot),
    ['Durée prévue', formatHours(minutesPlanned)],
    ['Durée réellement suivie', formatHours(minutesFollowed), 'bold'],
  ]);
  halfDaysTable(paper, snapshot);
  const meaning =
    'Cette attestation dit la présence, signée à chaque demi-journée. Elle ne dit rien des acquis, et ne remplace pas le certificat de réalisation.';
  paper.text('P', meaning, { size: 9.5, after: 16 });
  signedBy(paper, snapshot, signature);
}

/** The annex of an attestation: the objectives of every lesson, half-day by half-day. */
export function annexPages(
  paper: Paper,
  { course, number, learner }: CertificateSnapshot,
  annex: DetailedObjectives,
): void {
  paper
    .newPage()
    .text('H2', 'Annexe : les objectifs, séquence par séquence', {
      size: 16,
      weight: 'bold',
      after: 2,
    })
    .text('P', course.title, { size: 11, after: 2 })
    .text('P', `Document n° ${number}, ${fullName(learner)}`, { color: ink.secondary, after: 14 });
  for (const { title, objectives } of annex) {
    paper.text('H3', title, { size: 11, weight: 'bold', after: 4 });
    inColumns(paper, objectives);
    paper.skip(10);
  }
}

const sharedFacts = (snapshot: CertificateSnapshot): Fact[] => [
  ['Session', snapshot.cohortTitle],
  [
    'Dates',
    frenchDateRange(new Date(snapshot.startsAt), new Date(snapshot.endsAt), snapshot.timeZone),
  ],
  ['Lieu', snapshot.place],
  ['Animation', snapshot.trainers.join(', ')],
];

function attests(paper: Paper, snapshot: CertificateSnapshot, did: string) {
  const { organisation, learner, course } = snapshot;
  const { legalName } = organisation;
  const { name, capacity } = signatoryOf(snapshot);
  const by = [name, capacity].filter(Boolean).join(', ');
  paper
    .text('P', `${legalName}${by && `, par ${by},`} atteste que`, { size: 11, after: 6 })
    .text('P', fullName(learner), { size: 18, weight: 'bold' })
    .text('P', learner.signedAs ? `A signé au nom de : ${learner.signedAs.join(', ')}` : '', {
      size: 10.5,
    })
    .text('P', learner.employer && `Employeur : ${learner.employer}`, { size: 10.5 })
    .skip(6)
    .text('P', did, { size: 11, after: 4 })
    .text('P', course.title, { size: 14, weight: 'bold', after: 12 });
}

/** One line a fact: what it is at the left, the fact at the right; what is not known is left out. */
function facts(paper: Paper, lines: readonly Fact[]): void {
  const left = 140;
  const beside = { x: margin + left, width: paper.width - left };
  for (const [label, value, weight] of lines.filter(([, told]) => told !== '')) {
    const told = paper.linesOf(value, { ...beside, weight });
    paper.need(told[0].height);
    const { y } = paper.doc;
    const line = paper.group('P');
    line.add(() => paper.write(`${label} : `, { y, width: left, color: ink.secondary }));
    paper.doc.y = y;
    paper.flow(told, beside, line);
    line.end();
    paper.skip(3);
  }
  paper.skip(9);
}

function halfDaysTable(paper: Paper, snapshot: CertificateSnapshot): void {
  const { timeZone, halfDays, issuedAt, endsAt } = snapshot;
  if (issuedAt < endsAt) {
    const day = frenchDate(new Date(issuedAt), timeZone);
    paper.text('P', `Situation arrêtée au ${day} : la formation se poursuit.`, { after: 6 });
  }
  const columns = [
    { title: 'Demi-journée', width: 205 },
    { title: 'Date et horaires', width: 170 },
    { title: 'Durée suivie', width: paper.width - 375 },
  ];
  const rows = halfDays.map((halfDay) => [
    { text: halfDay.title },
    { text: frenchSlot(new Date(halfDay.startsAt), new Date(halfDay.endsAt), timeZone) },
    { text: followedText(halfDay) },
  ]);
  drawTable(paper, columns, rows, 'Demi-journées');
  paper.skip(14);
}

function followedText({ signed, late, minutesFollowed }: CertificateSnapshot['halfDays'][number]) {
  if (!signed) return 'non suivie';
  return `${formatHours(minutesFollowed)}${late ? ', signature tardive' : ''}`;
}

/** A list in two columns, read row by row; it goes on to the next page when this one is full. */
function inColumns(paper: Paper, items: readonly string[]): void {
  const gap = 24;
  const bullet = 9;
  const style = { size: 9.5, width: (paper.width - gap) / 2 - bullet };
  const list = paper.group('L');
  for (let first = 0; first < items.length; first += 2) {
    const pair = items.slice(first, first + 2).map((item) => paper.linesOf(item, style));
    const heights = pair.map((lines) => lines.reduce((sum, { height }) => sum + height, 0));
    paper.need(Math.max(...heights));
    const { y } = paper.doc;
    for (const [column, lines] of pair.entries()) {
      const x = margin + column * (bullet + style.width + gap);
      const entry = paper.group('LBody', paper.group('LI', list));
      paper.artifact(() => paper.doc.circle(x + 2, y + 5.5, 1.5).fill(ink.accent));
      paper.doc.y = y;
      paper.drawInto(entry, lines, { ...style, x: x + bullet });
      entry.end();
    }
    paper.doc.y = y + Math.max(...heights);
    paper.skip(4);
  }
  list.end();
}

/** Place, day, who answers for the document, and the hub’s signature and stamp where it gave them. */
function signedBy(paper: Paper, snapshot: CertificateSnapshot, signature: Uint8Array | null): void {
  const { organisation, issuedAt, timeZone } = snapshot;
  paper.text('P', hubWords(snapshot), { after: 12 });
  const day = frenchDate(new Date(issuedAt), timeZone);
  const box = { width: 190, height: 62 };
  const width = signature ? paper.width - box.width - 12 : paper.width;
  const place = `Fait à ${organisation.city}, le ${day}`;
  const { name, capacity } = signatoryOf(snapshot);
  const height = [place, name, capacity].reduce(
    (sum, line) => sum + (line ? paper.heightOf(line, { width, weight: 'bold' }) : 0),
    2,
  );
  paper.need(Math.max(height, signature ? box.height : 0));
  const { y } = paper.doc;
  paper
    .text('P', place, { width, after: 2 })
    .text('P', name, { width, weight: 'bold' })
    .text('P', capacity, { width });
  if (!signature) return;
  const below = paper.doc.y;
  drawStamp(paper, organisation.legalName, signature, {
    x: margin + paper.width - box.width,
    y,
    ...box,
  });
  paper.doc.y = Math.max(below, y + box.height);
}
