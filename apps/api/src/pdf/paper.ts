import { typeset } from '@percolateur/domain';
import PDFDocument from 'pdfkit';
import { openFace } from './faces';
import type { Weight } from './families';
import { keepSignaturePlace } from './signature/place';
import type { Signing } from './signature/place';
import { layOut, layOutPieces } from './lines';
import type { Line, Piece, Placed } from './lines';
import { uaMetadata } from './ua-metadata';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

export const ink = {
  text: '#2E1C12',
  secondary: '#5A4233',
  line: '#8A7767',
  accent: '#A63D17',
  error: '#9B1C1C',
  /** Under what is set apart. */
  ground: '#F3EADC',
};
export const margin = 52;
/** Nobody is asked to read smaller, however tight the page. In points. */
const smallest = 8;
/** Room that a heading keeps under itself, so that it never stands alone at the foot of a page. */
const follows = 46;

export interface TextStyle {
  x?: number;
  /** From the top of the page; under what came before unless told. */
  y?: number;
  width?: number;
  size?: number;
  weight?: Weight;
  /** Of the natural height of lines; 1 unless told. */
  leading?: number;
  color?: string;
  /** Space left under the text, in points. */
  after?: number;
}

/**
 * A document, A4 unless told, that is PDF/A-3a and PDF/UA-1: every mark on it is either tagged, in reading
 * order, or an artifact. Lengths are in points, from the top left corner.
 */
export class Paper {
  readonly width: number;
  readonly bottom: number;
  private readonly root: Element;
  private readonly registered = new Set<string>();

  private constructor(
    readonly doc: Document,
    private readonly scale: number,
  ) {
    this.width = doc.page.width - 2 * margin;
    this.bottom = doc.page.height - doc.page.margins.bottom;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  /**
   * Opens a document. The same instant and content make the same bytes. `scale` under 1 sets it
   * tighter, in sizes and spaces alike, never under 8 points.
   */
  static open(title: string, at: Date, scale = 1, size: 'A4' | 'A3' = 'A4'): Paper {
    const doc = new PDFDocument({
      size,
      margins: { top: margin, bottom: margin, left: margin, right: margin },
      bufferPages: true,
      autoFirstPage: false,
      // No default font: the standard ones are never embedded.
      font: null as never,
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      // pdfkit copies the title into its XML metadata as it is.
      info: {
        Title: title.replace(/[<>&]/g, ' '),
        CreationDate: at,
        Creator: 'Percolateur',
        Producer: 'PDFKit',
      },
    });
    doc.appendXML(uaMetadata);
    doc.addPage();
    return new Paper(doc, scale);
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Points left on this page. */
  get room(): number {
    return this.bottom - this.doc.y;
  }

  /** Writes a tagged paragraph or heading, in French typography, over as many pages as it takes. */
  text(tag: string, text: string, style: TextStyle = {}, parent: Element = this.root): this {
    if (text.trim() === '') return this;
    if (style.y !== undefined) this.doc.y = style.y;
    const element = this.group(tag, parent);
    if (/^H\d$/.test(tag)) this.need(this.heightOf(text, style) + follows);
    this.flow(this.linesOf(text, style), style, element);
    element.end();
    return this.skip(style.after ?? 0);
  }

  /** Draws lines under what came before, inside an element that may go on to the next page. */
  flow(lines: readonly Line[], style: TextStyle, element: Element): void {
    let rest = lines;
    while (rest.length > 0) {
      let [count, height] = [0, 0];
      while (count < rest.length && height + rest[count].height <= this.room) {
        height += rest[count].height;
        count += 1;
      }
      if (count === 0 && this.doc.y <= margin) count = 1;
      if (count > 0) {
        const drawn = rest.slice(0, count);
        this.drawInto(element, drawn, style);
        rest = rest.slice(count);
      }
      if (rest.length > 0) this.newPage();
    }
  }

  /** A picture made of strokes, with the words that replace it. */
  figure(
    alt: string,
    [x, y, width, height]: readonly [number, number, number, number],
    draw: () => void,
    parent: Element = this.root,
  ): void {
    const bbox: [number, number, number, number] = [x, y, x + width, y + height];
    parent.add(this.doc.struct('Figure', { alt: typeset(alt), bbox }, draw));
  }

  /** What is there for the eye alone: lines, repeated headings, page numbers. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Groups what follows under one element. */
  group(tag: string, parent: Element = this.root, options: { scope?: 'Column' } = {}): Element {
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** A thin line across the page, here. */
  rule(after = 12): this {
    const { y } = this.doc;
    this.artifact(() => {
      this.doc
        .moveTo(margin, y)
        .lineTo(margin + this.width, y)
        .lineWidth(0.6)
        .stroke(ink.line);
    });
    return this.skip(after);
  }

  newPage(): this {
    this.doc.addPage();
    return this;
  }

  /** Begins a page when less than this is left, and a whole page would do better. */
  need(points: number): this {
    if (points > this.room && this.doc.y > margin) this.newPage();
    return this;
  }

  skip(points: number): this {
    this.doc.y += points * this.scale;
    return this;
  }

  /** A text in lines of this style. */
  linesOf(text: string, style: TextStyle): Line[] {
    return layOut(text, this.settingOf(style));
  }

  /** A text made of pieces in lines of this style. */
  linesOfPieces(pieces: readonly Piece[], style: TextStyle): Line[] {
    return layOutPieces(pieces, this.settingOf(style));
  }

  private settingOf({ width = this.width, size = 10, weight = 'regular', leading }: TextStyle) {
    return { width, weight, leading, size: Math.max(smallest, size * this.scale) };
  }

  /** How high a text would be. */
  heightOf(text: string, style: TextStyle): number {
    return this.linesOf(text, style).reduce((sum, { height }) => sum + height, 0);
  }

  /** Writes on this page, without a tag: inside an element or an artifact. */
  write(text: string, style: TextStyle): void {
    if (style.y !== undefined) this.doc.y = style.y;
    this.drawLines(this.linesOf(text, style), style);
  }

  /** Draws lines from here, inside an element. */
  drawInto(element: Element, lines: readonly Line[], style: TextStyle): void {
    if (!lines.some(({ runs }) => runs.some(({ composed }) => composed))) {
      element.add(() => this.drawLines(lines, style));
      return;
    }
    for (const line of lines) {
      for (const run of line.runs) {
        const draw = () => this.drawRun(run, line, style);
        // Copied and read aloud by its letters, whatever the order of its glyphs.
        element.add(run.composed ? this.doc.struct('Span', { actual: run.text }, draw) : draw);
      }
      this.doc.y += line.height;
    }
  }

  /** Draws lines from here, without a tag: inside an element or an artifact. */
  drawLines(lines: readonly Line[], style: TextStyle): void {
    for (const line of lines) {
      for (const run of line.runs) this.drawRun(run, line, style);
      this.doc.y += line.height;
    }
  }

  private drawRun(
    { face, text, left, width, features, mark }: Placed,
    { ascent }: Line,
    { x = margin, size = 10, color = ink.text }: TextStyle,
  ): void {
    const { doc } = this;
    const { y } = doc;
    const around = Math.max(smallest, size * this.scale);
    this.register(face);
    if (mark.ground) {
      doc.rect(x + left, y + ascent - around * 0.85, width, around * 1.15).fill(ink.ground);
    }
    doc
      .font(face)
      .fontSize(around * (mark.size ?? 1))
      .fillColor(color);
    if (mark.line) {
      const height = y + ascent + around * (mark.line === 'under' ? 0.14 : -0.25);
      const [from, to] = [x + left, x + left + width];
      doc.moveTo(from, height).lineTo(to, height).lineWidth(0.7).stroke(color);
    }
    doc.text(text, x + left, y + ascent - around * (mark.rise ?? 0), {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(features && { features: features as never }),
    });
    doc.y = y;
  }

  private register(face: string): void {
    if (this.registered.has(face)) return;
    this.registered.add(face);
    this.doc.registerFont(face, openFace(face) as never);
  }

  /**
   * A letter that its font draws in two, body and mark, is one character: the body says it, and the
   * mark has to say something (PDF/A), which readers of text leave out.
   */
  private nameMarks(): void {
    for (const face of this.registered) {
      this.doc.font(face);
      const { unicode } = (this.doc as never as { _font: { unicode: number[][] } })._font;
      // A list of its own: that of the glyph serves every document.
      for (const [glyph, codes] of unicode.entries()) {
        if (codes?.length === 0) unicode[glyph] = [0x200b];
      }
    }
  }

  /**
   * Ends the document, with a line at the foot of each page when it has one, and gives its bytes; with
   * room for a signature where one is to come.
   */
  async close(
    foot?: (page: number, count: number) => string,
    signing: Signing | null = null,
  ): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; foot && page < start + count; page += 1) {
      this.doc.switchToPage(page);
      const told = foot(page + 1, count);
      if (!told) continue;
      const style = { size: smallest, color: ink.secondary };
      this.artifact(() => this.write(told, { ...style, y: this.bottom + 14 }));
    }
    if (signing) keepSignaturePlace(this.doc, this.root, signing);
    this.nameMarks();
    this.root.end();
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) =>
      this.doc.on('end', resolve).on('error', reject),
    );
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.doc.end();
    await ended;
    return Buffer.concat(chunks);
  }
}
