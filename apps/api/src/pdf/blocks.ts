import { ink, margin } from './paper';
import type { Paper, TextStyle } from './paper';
import { printable } from './picture';
import type { Block } from './rich';

type Element = PDFKit.PDFStructureElement;

/** The bytes of pictures by the address that texts name them by; what is not there is told in words. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** How blocks are set. Lengths are in points. */
export interface Setting {
  x: number;
  width: number;
  size: number;
  leading: number;
  pictures: Pictures;
}

/** No picture takes more than a third of a page. */
const tallest = 250;
/** Points of a pixel, at the 96 dots an inch of browsers. */
const ofPixel = 0.75;

/** Draws a rich text under what came before, over as many pages as it takes, inside an element. */
export function drawBlocks(
  paper: Paper,
  blocks: readonly Block[],
  setting: Setting,
  parent?: Element,
): void {
  let list: Element | null = null;
  for (const block of blocks) {
    if (block.kind !== 'item') {
      list?.end();
      list = null;
    }
    const step = 1.6 * setting.size;
    const x = setting.x + block.indent * step;
    const within = { ...setting, x, width: setting.width - block.indent * step };
    switch (block.kind) {
      case 'text':
        paragraph(paper, block.pieces, within, paper.group('P', parent));
        break;
      case 'item': {
        list ??= paper.group('L', parent);
        labelled(paper, list, block.sign, step, within, (inner, body) =>
          paragraph(paper, block.pieces, inner, body),
        );
        break;
      }
      case 'code':
        drawCode(paper, block.text, within, parent);
        break;
      case 'picture':
        drawPicture(paper, block, within, parent);
    }
  }
  list?.end();
}

/** An item of a list: its sign, and beside it what it says. */
export function labelled(
  paper: Paper,
  list: Element,
  sign: string,
  room: number,
  { x, width, ...setting }: Setting,
  draw: (setting: Setting, body: Element) => void,
): void {
  const { size, leading } = setting;
  const style: TextStyle = { x, width: room, size, leading, weight: 'bold' };
  const item = paper.group('LI', list);
  const lines = paper.linesOf(sign, style);
  paper.need(lines[0]?.height ?? 0);
  const { y } = paper.doc;
  const label = paper.group('Lbl', item);
  paper.drawInto(label, lines, style);
  label.end();
  paper.doc.y = y;
  const body = paper.group('LBody', item);
  draw({ ...setting, x: x + room, width: width - room }, body);
  body.end();
  item.end();
}

function paragraph(
  paper: Paper,
  pieces: Extract<Block, { kind: 'text' }>['pieces'],
  { x, width, size, leading }: Setting,
  element: Element,
): void {
  const style = { x, width, size, leading };
  paper.flow(paper.linesOfPieces(pieces, style), style, element);
  element.end();
  paper.skip(0.35 * size);
}

/** Code keeps its lines and its spaces, beside a rule. */
function drawCode(paper: Paper, text: string, { x, width, size }: Setting, parent?: Element): void {
  const inset = 0.8 * size;
  const style = { x: x + inset, width: width - inset, size: 0.95 * size };
  const kept = text
    .replaceAll('\t', '    ')
    .replace(/ {2,}/g, (run) => '\u00a0'.repeat(run.length));
  const element = paper.group('P', parent);
  for (const line of paper.linesOf(kept, style)) {
    paper.need(line.height);
    const { y } = paper.doc;
    paper.artifact(() =>
      paper.doc
        .moveTo(x + 2, y)
        .lineTo(x + 2, y + line.height)
        .lineWidth(2)
        .stroke(ink.line),
    );
    paper.flow([line], style, element);
  }
  element.end();
  paper.skip(0.5 * size);
}

function drawPicture(
  paper: Paper,
  { address, alt }: { address: string; alt: string },
  { x, width, size, leading, pictures }: Setting,
  parent?: Element,
): void {
  const bytes = pictures.get(address);
  const picture = bytes && printable(paper, bytes);
  if (!picture) {
    const style = { x, width, size, leading, color: ink.secondary };
    // What only decorates leaves nothing.
    if (alt) paper.text('P', `[Image : ${alt}]`, { ...style, after: 0.35 * size }, parent);
    return;
  }
  const scale = Math.min((ofPixel * size) / 11, width / picture.width, tallest / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  paper.need(high);
  const { y } = paper.doc;
  const draw = () => paper.doc.image(picture.bytes, x, y, { width: wide, height: high });
  if (alt) paper.figure(alt, [x, y, wide, high], draw, parent);
  else paper.artifact(draw);
  paper.doc.y = y + high;
  paper.skip(0.5 * size);
}

/** The whole width of a page. */
export const wholeWidth = (paper: Paper) => ({ x: margin, width: paper.width });

/** About how high these blocks would be: what keeps a question on one page where it fits. */
export function heightOfBlocks(paper: Paper, blocks: readonly Block[], setting: Setting): number {
  return blocks.reduce((sum, block) => {
    const { size, leading } = setting;
    const width = setting.width - (block.indent + (block.kind === 'item' ? 1 : 0)) * 1.6 * size;
    if (block.kind === 'picture') {
      return sum + (setting.pictures.has(block.address) ? tallest : 2 * size);
    }
    const pieces = block.kind === 'code' ? [{ text: block.text, mark: {} }] : block.pieces;
    const lines = paper.linesOfPieces(pieces, { width, size, leading });
    return lines.reduce((all, { height }) => all + height, sum) + 0.4 * size;
  }, 0);
}
