import type { Line } from './lines';
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
  /** Room left at least, in points: for a pen. */
  room?: number;
}

export interface Column {
  title: string;
  /** In points; the widths add up to that of the page. */
  width: number;
}

const padding = 5;
const size = 9;

/** A row measured: the lines of its cells and the height of what is drawn above them. */
interface Measured {
  cells: readonly { lines: Line[]; drawn?: Drawn }[];
  height: number;
}

/** Draws a tagged table of a paper. */
class Table {
  private readonly element;
  private readonly lefts: number[];
  private readonly headings: Measured;

  constructor(
    private readonly paper: Paper,
    private readonly columns: readonly Column[],
    private readonly caption: string,
  ) {
    this.element = paper.group('Table');
    this.lefts = columns.map((_, index) =>
      columns.slice(0, index).reduce((left, { width }) => left + width, margin),
    );
    this.headings = this.measure(columns.map(({ title }) => ({ text: title, bold: true })));
  }

  draw(rows: readonly (readonly Cell[])[]): void {
    const { paper } = this;
    const measured = rows.map((cells) => this.measure(cells));
    // Headings never stand alone at the foot of a page.
    const first = this.headings.height + (measured[0]?.height ?? 0);
    paper.need(Math.min(first, this.pageHeight()));
    this.drawRow(this.headings, 'TH');
    for (const row of measured) {
      if (row.height > paper.room && this.headed(row.height)) this.nextPage();
      this.drawRow(row, 'TD');
    }
    this.element.end();
  }

  /** Whether a page of its own, under the headings, would hold this height. */
  private headed(height: number): boolean {
    return height <= this.pageHeight() - this.captionHeight() - this.headings.height;
  }

  private pageHeight(): number {
    return this.paper.bottom - margin;
  }

  private measure(cells: readonly Cell[]): Measured {
    const measured = cells.map(({ text, bold, drawn }, index) => ({
      drawn,
      lines: text ? this.paper.linesOf(text, this.styleOf(index, bold)) : [],
    }));
    const heights = measured.map(({ lines, drawn }, index) =>
      Math.max(
        cells[index].room ?? 0,
        (drawn?.height ?? 0) + lines.reduce((sum, { height }) => sum + height, 0),
      ),
    );
    return { cells: measured, height: Math.max(...heights) + 2 * padding };
  }

  private styleOf(index: number, bold = false) {
    return {
      x: this.lefts[index] + padding,
      width: this.columns[index].width - 2 * padding,
      size,
      weight: bold ? ('bold' as const) : ('regular' as const),
    };
  }

  /** A row whole; only one that is taller than a page goes on to the next, line by line. */
  private drawRow({ cells, height }: Measured, tag: 'TH' | 'TD'): void {
    const { paper } = this;
    const scope = tag === 'TH' ? ({ scope: 'Column' } as const) : {};
    const row = paper.group('TR', this.element);
    const elements = cells.map(() => paper.group(tag, row, scope));
    const left = cells.map(({ lines, drawn }) => ({ lines, drawn }));
    if (height > paper.room && !this.headed(height) && paper.room < this.pageHeight() / 3) {
      this.nextPage();
    }
    for (let onNewPage = false; ; onNewPage = true) {
      const top = paper.doc.y;
      const lowest = paper.bottom - padding;
      const bottoms = left.map(({ lines, drawn }, index) => {
        const style = this.styleOf(index);
        let y = top + padding;
        if (drawn) {
          const box = { x: style.x, y, width: style.width, height: drawn.height };
          const { x, width } = box;
          paper.figure(
            drawn.alt,
            [x, y, width, drawn.height],
            () => drawn.draw(box),
            elements[index],
          );
          y += drawn.height;
        }
        let count = 0;
        let end = y;
        // A page under its headings takes one line at least, so that the row comes to an end.
        while (
          count < lines.length &&
          (end + lines[count].height <= lowest || (onNewPage && count === 0))
        ) {
          end += lines[count].height;
          count += 1;
        }
        if (count > 0) {
          paper.doc.y = y;
          paper.drawInto(elements[index], lines.slice(0, count), style);
        }
        left[index] = { lines: lines.slice(count), drawn: undefined };
        return end;
      });
      paper.doc.y = Math.max(...bottoms) + padding;
      this.underline();
      if (left.every(({ lines }) => lines.length === 0)) break;
      this.nextPage();
    }
    for (const element of elements) element.end();
    row.end();
  }

  private captionLines(): Line[] {
    if (!this.caption) return [];
    return this.paper.linesOf(`${this.caption} (suite)`, { weight: 'bold' });
  }

  private captionHeight(): number {
    return this.captionLines().reduce((sum, { height }) => sum + height, 0);
  }

  /** Begins a page, under the caption and the headings again. */
  private nextPage(): void {
    const { paper } = this;
    paper.newPage();
    paper.artifact(() => {
      paper.drawLines(this.captionLines(), {});
      const top = paper.doc.y;
      this.headings.cells.forEach(({ lines }, index) => {
        paper.doc.y = top + padding;
        paper.drawLines(lines, this.styleOf(index, true));
      });
      paper.doc.y = top + this.headings.height;
    });
    this.underline();
  }

  private underline(): void {
    const { paper } = this;
    const { y } = paper.doc;
    paper.artifact(() => {
      paper.doc
        .moveTo(margin, y)
        .lineTo(margin + paper.width, y)
        .lineWidth(0.5)
        .stroke(ink.line);
    });
  }
}

/**
 * Draws a tagged table. A row breaks only when it is taller than a page; a new page repeats the
 * headings, under `caption` if the table has one.
 */
export function drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  caption = '',
): void {
  new Table(paper, columns, caption).draw(rows);
}
