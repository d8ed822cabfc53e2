import { certainties, certaintyWords, slotsOf } from '@percolateur/domain';
import type { PaperSlot, PaperSlotHow, ShownQuestion } from '@percolateur/domain';
import { ink, margin } from '../../pdf/paper';
import type { Paper, TextStyle } from '../../pdf/paper';
import { nameOf } from './paper-type';
import type { PaperHeading, PaperType } from './paper-type';

/** Lines to write a few sentences on. */
const linesOfOpen = 8;

/** Draws the sheet that learners write on: who they are, then a place for each answer. */
export function drawAnswerSheet(
  paper: Paper,
  {
    heading,
    questions,
    certainty,
    type,
  }: {
    heading: PaperHeading;
    questions: readonly ShownQuestion[];
    certainty: boolean;
    type: PaperType;
  },
): void {
  const { size, leading } = type;
  const style = { size, leading };
  paper
    .text('H1', 'Feuille de réponses', { size: 1.5 * size, weight: 'bold', after: 2 })
    .text('P', `${heading.quiz}, ${nameOf(heading)}`, { ...style, weight: 'bold' })
    .text('P', `Session : ${heading.cohort}, ${heading.dates}`, { ...style, after: 0.4 * size });
  for (const label of ['Prénom et nom :', 'Date :']) toFill(paper, label, type);
  paper.skip(0.5 * size);
  for (const [place, question] of questions.entries()) {
    const slots = slotsOf(question, `${place + 1}`);
    for (const [at, slot] of slots.entries()) {
      drawSlot(paper, slot, type, certainty && at === slots.length - 1);
    }
  }
}

/** Words, then a line to write on. */
function toFill(paper: Paper, label: string, { size }: PaperType): void {
  const style: TextStyle = { size, weight: 'bold' };
  const height = 2.1 * size;
  paper.need(height);
  const { y } = paper.doc;
  const lines = paper.linesOf(label, style);
  const element = paper.group('P');
  paper.doc.y = y + height - (lines[0]?.height ?? 0);
  paper.drawInto(element, lines, style);
  element.end();
  underline(paper, margin + (lines[0]?.width ?? 0) + 6, y + height - 2);
  paper.doc.y = y + height;
}

function underline(paper: Paper, x: number, y: number, to = margin + paper.width): void {
  paper.artifact(() => paper.doc.moveTo(x, y).lineTo(to, y).lineWidth(0.7).stroke(ink.line));
}

function hairline(paper: Paper): void {
  const { y } = paper.doc;
  paper.artifact(() =>
    paper.doc
      .moveTo(margin, y)
      .lineTo(margin + paper.width, y)
      .lineWidth(0.3)
      .stroke(ink.ground),
  );
  paper.doc.y = y + 4;
}

/** A box for a pen. */
function box(paper: Paper, x: number, y: number, width: number, height = width): void {
  paper.artifact(() => paper.doc.rect(x, y, width, height).lineWidth(0.9).stroke(ink.text));
}

interface Cell {
  /** Before the box; perhaps nothing. */
  label: string;
  width: number;
}

/** The boxes of an answer; none where it is written on lines. */
function cellsOf(how: PaperSlotHow, size: number): Cell[] {
  const small = 1.25 * size;
  const wide = 2.2 * size;
  switch (how.as) {
    case 'letters':
      return how.letters.map((label) => ({ label, width: small }));
    case 'true-false':
      return ['Vrai', 'Faux'].map((label) => ({ label, width: small }));
    case 'order':
      return Array.from({ length: how.count }, () => ({ label: '', width: wide }));
    case 'pairs':
      return Array.from({ length: how.items }, (_, at) => ({ label: `${at + 1}`, width: wide }));
    default:
      return [];
  }
}

/** What is to be written there, in a few words. */
function words(how: PaperSlotHow): string {
  switch (how.as) {
    case 'letters':
      return how.most === 1 ? 'une case' : 'plusieurs cases';
    case 'true-false':
      return 'une case';
    case 'order':
      return 'les numéros, du premier au dernier';
    case 'pairs':
      return 'une lettre par numéro';
    case 'number':
      return how.units.length > 0 ? `nombre et unité (${how.units.join(', ')})` : 'nombre';
    case 'word':
      return how.words ? 'un mot de la liste' : '';
    case 'lines':
      return '';
  }
}

/** The place of one answer: its number, boxes or lines, and how sure one is where it is asked. */
function drawSlot(
  paper: Paper,
  { label, how }: PaperSlot,
  type: PaperType,
  certainty: boolean,
): void {
  const { size } = type;
  const left = margin + 3.4 * size;
  const right = margin + paper.width;
  const row = 2.4 * size;
  const cells = placed(paper, cellsOf(how, size), { left, right, size });
  const rows = how.as === 'lines' ? linesOfOpen : Math.max(1, ...cells.map((each) => each.row + 1));
  const height =
    rows * row + (words(how) ? 1.3 * type.small : 0) + (certainty ? 1.9 * size : 0) + 6;
  if (height > paper.room) {
    // Pages come apart.
    paper.newPage();
    toFill(paper, 'Prénom et nom :', type);
    paper.skip(0.5 * size);
  }
  const top = paper.doc.y;
  const element = paper.group('P');
  const bold: TextStyle = { x: margin, size, weight: 'bold' };
  const at = (y: number, text: string, style: TextStyle) => {
    const lines = paper.linesOf(text, style);
    paper.doc.y = y;
    paper.drawInto(element, lines, style);
  };
  at(top + 0.55 * size, label, bold);
  for (const cell of cells) {
    const y = top + cell.row * row;
    if (cell.label) at(y + 0.55 * size, cell.label, { x: cell.x, size });
    const high = Math.min(cell.width, 1.7 * size);
    box(paper, cell.boxX, y + 0.35 * size, cell.width, high);
  }
  if (cells.length === 0) {
    for (let line = 1; line <= rows; line += 1) underline(paper, left, top + line * row - 4);
  }
  let y = top + rows * row;
  if (words(how)) {
    const hint = { x: left, width: right - left, size: type.small, color: ink.secondary };
    at(y, words(how), hint);
    y += 1.3 * type.small;
  }
  if (certainty) {
    let x = left;
    for (const each of certainties) {
      const style = { x, size: 0.9 * size };
      const width = paper.linesOf(certaintyWords[each], style)[0]?.width ?? 0;
      at(y + 0.3 * size, certaintyWords[each], style);
      box(paper, x + width + 4, y + 0.3 * size, 1.1 * size);
      x += width + 2.4 * size + 8;
    }
    y += 1.9 * size;
  }
  element.end();
  paper.doc.y = y + 2;
  hairline(paper);
}

/** Boxes one after the other, on as many rows as they take. */
function placed(
  paper: Paper,
  cells: readonly Cell[],
  { left, right, size }: { left: number; right: number; size: number },
): (Cell & { x: number; boxX: number; row: number })[] {
  let [x, row] = [left, 0];
  return cells.map((cell) => {
    const words = cell.label ? (paper.linesOf(cell.label, { size })[0]?.width ?? 0) + 4 : 0;
    const width = words + cell.width;
    if (x > left && x + width > right) [x, row] = [left, row + 1];
    const own = { ...cell, x, boxX: x + words, row };
    x += width + 1.1 * size;
    return own;
  });
}
