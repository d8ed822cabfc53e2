import type { CertificateSnapshot } from '@percolateur/contract';
import { formatHours, frenchDate, frenchDateRange, frenchSlot } from '@percolateur/domain';
import { ink, margin } from '../../pdf/paper';
import type { Paper } from '../../pdf/paper';
import { drawTable } from '../../pdf/table';

type Fact = [label: string, value: string, weight?: 'bold'];

/**
 * What a *certificat de réalisation* states: the fields of the ministry’s model, with the hours
 * really followed, half-day by half-day.
 */
export function realisationBody(paper: Paper, snapshot: CertificateSnapshot): void {
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
  signedBy(paper, snapshot);
}

/** What an *attestation de fin de formation* states: the hours and what was assessed. */
export function attestationBody(paper: Paper, snapshot: CertificateSnapshot): void {
  const { minutesFollowed, minutesPlanned, finalPercent } = snapshot;
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
  ]);
  halfDaysTable(paper, snapshot);
  paper.text('P', 'Les objectifs de la formation figurent à la page suivante.', { after: 18 });
  signedBy(paper, snapshot);
}

/** The page behind an attestation: every objective of the course, in its order. */
export function objectivesPage(paper: Paper, snapshot: CertificateSnapshot): void {
  const { course, number, learner } = snapshot;
  paper
    .newPage()
    .text('H2', 'Objectifs de la formation', { size: 16, weight: 'bold', after: 2 })
    .text('P', course.title, { size: 11, after: 2 })
    .text('P', `Attestation n° ${number}, ${learner.firstName} ${learner.lastName}`, {
      color: ink.secondary,
      after: 16,
    });
  inTwoColumns(paper, course.objectives);
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

function attests(
  paper: Paper,
  { organisation, learner, course }: CertificateSnapshot,
  did: string,
) {
  const { legalName, representativeName, representativeCapacity } = organisation;
  const by = [representativeName, representativeCapacity].filter(Boolean).join(', ');
  paper
    .text('P', `${legalName}${by && `, par ${by},`} atteste que`, { size: 11, after: 6 })
    .text('P', `${learner.firstName} ${learner.lastName}`, { size: 18, weight: 'bold' })
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
    const { y } = paper.doc;
    const line = paper.group('P');
    line.add(() => {
      paper.write(`${label} : `, { y, width: left, color: ink.secondary });
      paper.write(value, { ...beside, y, weight });
    });
    line.end();
    paper.doc.y = y + paper.heightOf(value, { ...beside, weight }) + 3;
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
    { title: 'Demi-journée', width: 175 },
    { title: 'Date et horaires', width: 180 },
    { title: 'Durée suivie', width: paper.width - 355 },
  ];
  const rows = halfDays.map((halfDay) => [
    { text: halfDay.title },
    { text: frenchSlot(new Date(halfDay.startsAt), new Date(halfDay.endsAt), timeZone) },
    { text: followedText(halfDay) },
  ]);
  drawTable(paper, columns, rows);
  paper.skip(14);
}

function followedText({ signed, late, minutesFollowed }: CertificateSnapshot['halfDays'][number]) {
  if (!signed) return 'non suivie';
  return `${formatHours(minutesFollowed)}${late ? ', signature tardive' : ''}`;
}

/** A list, its second half beside the first. */
function inTwoColumns(paper: Paper, items: readonly string[]): void {
  const gap = 24;
  const bullet = 9;
  const style = { size: 9.5, width: (paper.width - gap) / 2 - bullet };
  const heights = items.map((item) => paper.heightOf(item, style) + 4);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  const list = paper.group('L');
  const top = paper.doc.y;
  let [x, y, written] = [margin, top, 0];
  for (const [index, item] of items.entries()) {
    if (x === margin && written >= whole / 2) {
      [x, y] = [margin + bullet + style.width + gap, top];
    }
    const entry = paper.group('LBody', paper.group('LI', list));
    entry.add(() => {
      paper.doc.circle(x + 2, y + 5.5, 1.5).fill(ink.accent);
      paper.write(item, { ...style, x: x + bullet, y });
    });
    written += heights[index];
    y += heights[index];
  }
  list.end();
}

/** Place, day, who answers for the document, and room for a signature and a stamp. */
function signedBy(paper: Paper, { organisation, issuedAt, timeZone }: CertificateSnapshot): void {
  const day = frenchDate(new Date(issuedAt), timeZone);
  const box = { width: 200, height: 62 };
  const { y } = paper.doc;
  const x = margin + paper.width - box.width;
  const width = paper.width - box.width - 12;
  paper
    .text('P', `Fait à ${organisation.city}, le ${day}`, { width, after: 2 })
    .text('P', organisation.representativeName, { width, weight: 'bold' })
    .text('P', organisation.representativeCapacity, { width });
  paper.artifact(() =>
    paper.doc.roundedRect(x, y, box.width, box.height, 6).lineWidth(0.6).stroke(ink.line),
  );
  paper.text('P', 'Signature et cachet', { x: x + 8, y: y + 5, size: 8, color: ink.secondary });
  paper.doc.y = y + box.height;
}
