import { typeset } from '@percolateur/domain';
import { openFaces } from './faces';
import type { Faces, Weight } from './faces';
import { uaMetadata } from './ua-metadata';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

export const ink = { text: '#2E1C12', secondary: '#5A4233', line: '#8A7767', accent: '#A63D17' };
export const margin = 52;

export interface TextStyle {
  x?: number;
  /** From the top of the page; under what came before unless told. */
  y?: number;
  width?: number;
  size?: number;
  weight?: Weight;
  color?: string;
  /** Space left under the text, in points. */
  after?: number;
}

/**
 * An A4 document that is PDF/A-3a and PDF/UA-1: every mark on it is either tagged, in reading
 * order, or an artifact. Lengths are in points, from the top left corner.
 */
export class Paper {
  readonly width: number;
  readonly bottom: number;
  private readonly root: Element;

  private constructor(
    readonly doc: Document,
    private readonly faces: Faces,
  ) {
    this.width = doc.page.width - 2 * margin;
    this.bottom = doc.page.height - doc.page.margins.bottom;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  /**
   * Opens a document. The title goes to its metadata, which pdfkit does not escape: plain words only.
   * The same instant and content make the same bytes.
   */
  static async open(title: string, at: Date): Promise<Paper> {
    // Loaded with the first document: a process that makes none does not carry it.
    const { default: PDFDocument } = await import('pdfkit');
    const faces = await openFaces();
    const doc = new PDFDocument({
      size: 'A4',
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
      info: { Title: title, CreationDate: at, Creator: 'Percolateur', Producer: 'PDFKit' },
    });
    for (const [name, font] of faces.fonts) doc.registerFont(name, font as never);
    doc.appendXML(uaMetadata);
    doc.addPage();
    return new Paper(doc, faces);
  }

  /** Writes a tagged paragraph or heading, in French typography. */
  text(tag: string, text: string, style: TextStyle = {}, parent: Element = this.root): this {
    if (text.trim() === '') return this;
    parent.add(this.doc.struct(tag, {}, () => this.write(text, style)));
    return this.skip(style.after ?? 0);
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

  skip(points: number): this {
    this.doc.y += points;
    return this;
  }

  /** How high a text would be. */
  heightOf(text: string, { width = this.width, size = 10, weight = 'regular' }: TextStyle): number {
    this.doc.font(`latin-${weight}`).fontSize(size);
    return this.doc.heightOfString(typeset(text), { width });
  }

  /** Writes without a tag: inside an element or an artifact. */
  write(text: string, style: TextStyle): void {
    const { x = margin, y = this.doc.y, width = this.width, size = 10, weight = 'regular' } = style;
    const runs = this.faces.runs(typeset(text), weight);
    this.doc.fontSize(size).fillColor(style.color ?? ink.text);
    for (const [index, run] of runs.entries()) {
      const options = { width, continued: index < runs.length - 1 };
      this.doc.font(run.face);
      if (index === 0) this.doc.text(run.text, x, y, options);
      else this.doc.text(run.text, options);
    }
  }

  /** Ends the document, with a line at the foot of each page when it has one, and gives its bytes. */
  async close(foot?: (page: number, count: number) => string): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; foot && page < start + count; page += 1) {
      this.doc.switchToPage(page);
      // Under the margin, where a text would otherwise begin a new page.
      this.doc.page.margins.bottom = 0;
      this.artifact(() =>
        this.write(foot(page + 1, count), {
          y: this.bottom + 14,
          size: 8,
          color: ink.secondary,
        }),
      );
    }
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
