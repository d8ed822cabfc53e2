import { ink, margin } from './paper';
import type { Paper } from './paper';

/** A drawing in a cell: its words for who does not see it, and how to draw it in the room given. */
export interface Drawn {
  alt: string;
  height: number;
  draw(box: { x: number; y: number; width: number; height: number }): void;
}

/** Lines of text, or a drawing above lines of text. */
export interface Cell {
  text?: string;
  bold?: boolean;
  drawn?: Drawn;
}

export interface Column {
  title: string;
  /** In points; the widths add up to that of the page. */
  width: number;
}

const padding = 5;
const size = 9;

/**
 * Draws a tagged table; a row never breaks, and a new page repeats the headings, under `caption` if
 * the table has one.
 */
export function drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  caption = '',
): void {
  const { doc } = paper;
  const table = paper.group('Table');
  const lefts = columns.map((_, index) =>
    columns.slice(0, index).reduce((left, { width }) => left + width, margin),
  );
  const inner = (index: number) => columns[index].width - 2 * padding;
  const headings: Cell[] = columns.map(({ title }) => ({ text: title, bold: true }));

  const textHeight = ({ text, bold }: Cell, index: number) =>
    text
      ? paper.heightOf(text, { width: inner(index), size, weight: bold ? 'bold' : 'regular' })
      : 0;
  const heightOf = (cells: readonly Cell[]) =>
    Math.max(...cells.map((cell, index) => textHeight(cell, index) + (cell.drawn?.height ?? 0))) +
    2 * padding;

  const writeText = ({ text = '', bold }: Cell, index: number, y: number) =>
    paper.write(text, {
      x: lefts[index] + padding,
      y,
      width: inner(index),
      size,
      weight: bold ? 'bold' : 'regular',
    });
  const underline = (y: number) =>
    paper.artifact(() => {
      doc
        .moveTo(margin, y)
        .lineTo(margin + paper.width, y)
        .lineWidth(0.5)
        .stroke(ink.line);
    });

  const drawRow = (cells: readonly Cell[], tag: 'TH' | 'TD') => {
    const top = doc.y;
    const row = paper.group('TR', table);
    for (const [index, cell] of cells.entries()) {
      const scope = tag === 'TH' ? ({ scope: 'Column' } as const) : {};
      const element = paper.group(tag, row, scope);
      const { drawn } = cell;
      if (drawn) {
        const box = { x: lefts[index] + padding, y: top + padding, width: inner(index) };
        const { height } = drawn;
        paper.figure(
          drawn.alt,
          [box.x, box.y, box.width, height],
          () => drawn.draw({ ...box, height }),
          element,
        );
      }
      if (cell.text) {
        element.add(() => writeText(cell, index, top + padding + (drawn?.height ?? 0)));
      }
    }
    doc.y = top + heightOf(cells);
    underline(doc.y);
  };

  drawRow(headings, 'TH');
  for (const cells of rows) {
    if (doc.y + heightOf(cells) > paper.bottom) {
      paper.newPage();
      if (caption) paper.artifact(() => paper.write(`${caption} (suite)`, { weight: 'bold' }));
      const top = doc.y;
      paper.artifact(() => {
        headings.forEach((heading, index) => writeText(heading, index, top + padding));
      });
      doc.y = top + heightOf(headings);
      underline(doc.y);
    }
    drawRow(cells, 'TD');
  }
  table.end();
}
