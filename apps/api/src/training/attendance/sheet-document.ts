import {
  formatHours,
  frenchDate,
  frenchDateRange,
  frenchSlot,
  frenchTime,
  fullName,
  localDate,
  minutesOf,
  typeset,
  ofName,
} from '@percolateur/domain';
import type { HalfDay } from '../../record/half-day.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { ink, margin, Paper } from '../../pdf/paper';
import { drawStamp } from '../../pdf/stamp';
import { drawTable } from '../../pdf/table';
import type { Cell } from '../../pdf/table';
import { receiptCode } from './receipt';
import type { SheetFacts } from './sheet-facts';
import { sheetHeading } from './sheet-heading';
import { signatureCell } from './signature-cell';
import type { StandingAbsence } from '../../record/standing-absence.view';
import type { StandingSignature } from '../../record/standing-signature.view';

/** Room that a half-day needs to begin on a page rather than on the next. */
const beginning = 190;
const small = { size: 8.5, color: ink.secondary };

/** What a sheet is drawn from: plain values, since the press draws in a thread of its own. */
export interface PrintedSheet {
  facts: SheetFacts;
  /** The half-day that is told alone; without, every one of them, and the hours followed in all. */
  only?: string;
  now: Date;
}

/** Draws the attendance sheet of a cohort, half-day by half-day, as it stands at this instant. */
export async function drawSheet({ facts, only, now }: PrintedSheet): Promise<Buffer> {
  const { cohort } = facts;
  const { timeZone } = cohort;
  const halfDays = facts.halfDays.filter(({ id }) => !only || id === only);
  const dates = frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone);
  const paper = Paper.open(`Feuille d’émargement, ${dates}`, now);
  sheetHeading(paper, { cohort, halfDays });
  for (const halfDay of halfDays) {
    if (paper.doc.y > paper.bottom - beginning) paper.newPage();
    drawHalfDay(paper, facts, halfDay);
  }
  if (!only) {
    if (paper.doc.y > paper.bottom - beginning) paper.newPage();
    hoursFollowed(paper, facts);
  }
  answeredFor(paper, facts);
  const printed = `${frenchDate(now, timeZone)}, ${frenchTime(now, timeZone)}`;
  return paper.close(
    (page, count) => `${cohort.title} – état du ${printed} – page ${page} sur ${count}`,
  );
}

function drawHalfDay(paper: Paper, facts: SheetFacts, halfDay: HalfDay): void {
  const { cohort, learners } = facts;
  const slot = frenchSlot(halfDay.startsAt, halfDay.endsAt, cohort.timeZone);
  const where = halfDay.mode === 'remote' ? 'à distance' : 'en salle';
  const title = `${halfDay.position}. ${halfDay.title}`;
  paper
    .text('H2', title, { size: 13, weight: 'bold' })
    .text('P', `${slot}, ${formatHours(minutesOf(halfDay))}, ${where}`, { after: 4 });
  const here = facts.signatures.filter(({ halfDayId }) => halfDayId === halfDay.id);
  const byLearners = here.filter(({ role }) => role === 'learner');
  const byTrainers = here.filter(({ role }) => role === 'trainer');
  const widths = [130, 112, 62, paper.width - 304];
  const columns = (...titles: string[]) =>
    titles.map((title, index) => ({ title, width: widths[index] }));

  drawTable(
    paper,
    columns('Personne', 'Signature', 'Heure', 'Précisions'),
    learners.map((enrolment) => {
      const signature = byLearners.find(({ personId }) => personId === enrolment.personId);
      return learnerRow(paper, facts, halfDay, enrolment, signature);
    }),
    `${title}, ${slot}`,
  );
  texts(paper, byLearners);
  photos(paper, facts, halfDay);
  if (byTrainers.length === 0) {
    paper.text('P', 'Pas encore de contresignature.', { after: 18 });
    return;
  }
  drawTable(
    paper,
    columns('Contresignature', 'Signature', 'Heure', 'Précisions'),
    byTrainers.map((signature) => {
      const now = nameIn(facts, signature.personId);
      const name = facts.signedAs.get(signature.id) ?? now;
      return [
        { text: name, bold: true },
        signatureCell(paper, signature.way, facts.marks.get(signature.id), name),
        { text: timeOf(facts, halfDay, signature.serverTime) },
        {
          text: [today(name, now), `Reçu ${receiptCode(signature.id)}`].filter(Boolean).join('\n'),
        },
      ];
    }),
  );
  texts(paper, byTrainers);
  paper.skip(10);
}

function learnerRow(
  paper: Paper,
  facts: SheetFacts,
  halfDay: HalfDay,
  { id, person }: Enrolment,
  signature: StandingSignature | undefined,
): Cell[] {
  const now = fullName(person!);
  const name = (signature && facts.signedAs.get(signature.id)) ?? now;
  const who = { text: [name, person!.employer].filter(Boolean).join('\n') };
  if (!signature) return [who, {}, {}, { text: 'Pas de signature.' }];
  const countersignatures = new Set(
    facts.signatures.filter(({ halfDayId }) => halfDayId === halfDay.id).map((each) => each.id),
  );
  const missed = facts.absences
    .filter((each) => each.enrolmentId === id && countersignatures.has(each.signatureId))
    .map((each) => absence(facts, each));
  const notes = [
    today(name, now),
    signature.receivedLater && 'Faite pendant la demi-journée, reçue plus tard.',
    signature.late &&
      !signature.receivedLater &&
      ['Signature tardive', signature.lateReason].filter(Boolean).join(' : '),
    signature.late && answerTo(facts, signature),
    signature.photoId &&
      `Feuille photographiée n° ${receiptCode(signature.photoId)}, reportée par ${nameIn(facts, signature.passedById!)}.`,
    signature.passedById &&
      !signature.photoId &&
      `Signé sur l’appareil ${ofName(nameIn(facts, signature.passedById))}.`,
    signature.linkId && 'Signé par un lien personnel, reçu par message.',
    ...missed,
    `Reçu ${receiptCode(signature.id)}`,
  ];
  return [
    who,
    signatureCell(paper, signature.way, facts.marks.get(signature.id), name),
    { text: timesOf(facts, halfDay, signature), bold: signature.late },
    { text: notes.filter(Boolean).join('\n') },
  ];
}

/** What who signed under another name is called since. */
const today = (then: string, now: string) => (then === now ? '' : `Aujourd’hui : ${now}.`);

function answerTo(facts: SheetFacts, { state, agreedById }: StandingSignature): string {
  if (state === 'awaiting' || !agreedById) return 'En attente d’accord : ne compte pas encore.';
  return state === 'counts'
    ? `Accord ${ofName(nameIn(facts, agreedById))}.`
    : `Refusée par ${nameIn(facts, agreedById)} : ne compte pas.`;
}

const nameIn = ({ names }: SheetFacts, personId: string) => names.get(personId) ?? '';

/** Minutes missed; when they were corrected, by whom, when and why. */
function absence(
  facts: SheetFacts,
  { minutes, note, notedById, correctedAt, reason }: StandingAbsence,
): string {
  const missed = `Absence : ${minutes} min${note && ` (${note})`}.`;
  if (!correctedAt) return missed;
  const who = `Corrigé par ${nameIn(facts, notedById)}, ${frenchDate(correctedAt, facts.cohort.timeZone)}`;
  return `${missed} ${[who, reason].filter(Boolean).join(' : ')}`;
}

/** The time of a signature; both times when it was received later than it was made. */
function timesOf(facts: SheetFacts, halfDay: HalfDay, signature: StandingSignature): string {
  const { clientTime, serverTime, receivedLater } = signature;
  const received = timeOf(facts, halfDay, serverTime);
  return receivedLater ? `${timeOf(facts, halfDay, clientTime)}\nreçue : ${received}` : received;
}

/** A time, with its day when it is not that of the half-day. */
function timeOf({ cohort: { timeZone } }: SheetFacts, halfDay: HalfDay, instant: Date): string {
  const time = frenchTime(instant, timeZone);
  const sameDay = localDate(instant, timeZone) === localDate(halfDay.startsAt, timeZone);
  return sameDay ? time : `${frenchDate(instant, timeZone)}, ${time}`;
}

/** What was agreed to by signing, each text once. */
function texts(paper: Paper, signatures: readonly StandingSignature[]): void {
  paper.skip(4);
  for (const text of new Set(signatures.map(({ statement }) => statement))) {
    paper.text('P', `Texte signé : « ${text} »`, small);
  }
  paper.skip(8);
}

/** The photos of sheets signed by hand, with the SHA-256 that the register of evidence holds. */
function photos(paper: Paper, { cohort, photos: all }: SheetFacts, { id }: HalfDay): void {
  const here = all.filter(({ halfDayId }) => halfDayId === id);
  for (const { id: photoId, givenAt, givenBy, hash } of here) {
    const replaced = all.some(({ supersedesId }) => supersedesId === photoId);
    const when = `${frenchDate(givenAt, cohort.timeZone)}, ${frenchTime(givenAt, cohort.timeZone)}`;
    const name = `Feuille photographiée n° ${receiptCode(photoId)}${replaced ? ', remplacée' : ''}`;
    paper.text('P', `${name} : ${when}, ${fullName(givenBy!)}. SHA-256 : ${hash}`, small);
  }
  if (here.length > 0) paper.skip(8);
}

/** Who answers for the sheet, with the hub’s signature and stamp where it gave them. */
function answeredFor(paper: Paper, { cohort: { organisation }, stamp }: SheetFacts): void {
  const box = { width: 190, height: 62 };
  paper.skip(14).need(stamp ? box.height : 30);
  const { y } = paper.doc;
  const width = paper.width - box.width - 12;
  paper
    .text('P', `Pour ${organisation.legalName}`, { width, after: 2 })
    .text('P', organisation.representativeName, { width, weight: 'bold' })
    .text('P', organisation.representativeCapacity, { width });
  if (!stamp) return;
  const below = paper.doc.y;
  drawStamp(paper, organisation.legalName, stamp, {
    x: margin + paper.width - box.width,
    y,
    ...box,
  });
  paper.doc.y = Math.max(below, y + box.height);
}

function hoursFollowed(paper: Paper, { learners, followed, elsewhere }: SheetFacts): void {
  paper.text('H2', 'Heures suivies', { size: 13, weight: 'bold', after: 4 });
  drawTable(
    paper,
    [
      { title: 'Personne', width: 200 },
      { title: 'Demi-journées signées', width: 140 },
      { title: 'Heures suivies', width: paper.width - 340 },
    ],
    learners.map(({ id, person }) => {
      const { halfDays, halfDaysSigned, minutesFollowed, minutesPlanned } = followed.get(id)!;
      return [
        { text: fullName(person!) },
        { text: `${halfDaysSigned} sur ${halfDays.length}` },
        { text: `${formatHours(minutesFollowed)} sur ${formatHours(minutesPlanned)}` },
      ];
    }),
    'Heures suivies',
  );
  for (const { id, person } of learners) {
    for (const { title, startsAt, timeZone, earlier } of elsewhere.get(id) ?? []) {
      const session = `« ${title} », ${frenchDate(startsAt, timeZone)}`;
      const told = earlier
        ? `a signé d’autres demi-journées dans une session d’avant : ${session}.`
        : `continue dans une autre session : ${session}.`;
      paper.text('P', typeset(`${fullName(person!)} ${told}`), small);
    }
  }
}
