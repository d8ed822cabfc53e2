import { margin, ink, Paper } from '../../pdf/paper';
import { drawQrCode } from '../../pdf/qr-code';
import type { KitFacts } from './kit-facts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A4 is the measure; A3 is the same, √2 times larger. */
const larger = { A4: 1, A3: Math.SQRT2 };

export async function drawPoster(facts: KitFacts, size: 'A4' | 'A3'): Promise<Buffer> {
  const paper = Paper.open(`Affiche, ${facts.title}`, facts.now, larger[size], size);
  const box = { x: margin, y: margin, width: paper.width, height: paper.bottom - margin };
  await announce(paper, facts, box, larger[size]);
  return paper.close();
}

/** Two on a sheet, to cut in the middle. */
export async function drawFlyer(facts: KitFacts): Promise<Buffer> {
  const paper = Paper.open(`Tracts, ${facts.title}`, facts.now, 0.62);
  const half = paper.doc.page.height / 2;
  for (const top of [0, half]) {
    const box = { x: margin, y: top + 34, width: paper.width, height: half - 68 };
    await announce(paper, facts, box, 0.62);
  }
  paper.artifact(() => {
    paper.doc
      .moveTo(0, half)
      .lineTo(paper.doc.page.width, half)
      .dash(4, { space: 3 })
      .lineWidth(0.6)
      .stroke(ink.line)
      .undash();
  });
  return paper.close();
}

/** What, when, where, and that nobody needs to know anything: within a box, however long its texts. */
async function announce(paper: Paper, facts: KitFacts, box: Box, scale: number): Promise<void> {
  const { title, day, hours, place, question, page } = facts;
  const side = page ? 120 * scale : 0;
  const { x } = box;
  const width = box.width - 40 * scale;
  const inside = { x: x + 20 * scale, width };
  paper.artifact(() => {
    paper.doc
      .rect(x, box.y, box.width, box.height)
      .lineWidth(2.5 * scale)
      .stroke(ink.text);
  });
  drawCup(paper, { x: inside.x, y: box.y + 20 * scale, scale });
  const foot = 96 * scale + side;
  const lines = (shrink: number): [string, string, number, 'bold' | 'regular', number][] => [
    ['P', 'Un café pour parler d’intelligence artificielle', 15 * shrink, 'regular', 8],
    ['H1', question || title, 38 * shrink, 'bold', 18],
    ['P', day || 'Le ……………………………………', 23 * shrink, 'bold', 4],
    ['P', hours, 23 * shrink, 'bold', 12],
    ['P', place || 'À ……………………………………', 19 * shrink, 'regular', 0],
  ];
  const room = box.height - 110 * scale - foot;
  const heightAt = (shrink: number) =>
    lines(shrink).reduce(
      (sum, [, text, size, weight, after]) =>
        sum + paper.heightOf(text, { ...inside, size, weight }) + after * scale,
      0,
    );
  const shrink = [1, 0.85, 0.72, 0.6, 0.5, 0.42].find((each) => heightAt(each) <= room) ?? 0.36;
  paper.doc.y = box.y + 110 * scale;
  for (const [tag, text, size, weight, after] of lines(shrink)) {
    if (tag === 'H1') heading(paper, text, { ...inside, size, weight });
    else paper.text(tag, text, { ...inside, size, weight });
    paper.skip(after);
  }
  const low = box.y + box.height - 74 * scale;
  paper.text('P', 'Gratuit. Aucun savoir n’est demandé : venez comme vous êtes.', {
    ...inside,
    size: 14,
    y: low,
    after: 4,
  });
  paper.text('P', page ? `Inscription : ${page}` : 'Renseignements : ……………………………………', {
    ...inside,
    size: 12,
  });
  if (page) await drawQrCode(paper, page, { x: inside.x, y: low - side - 8 * scale, side });
}

/** A heading that stands where it is put: the room under it is known. */
function heading(paper: Paper, text: string, style: Parameters<Paper['write']>[1]): void {
  const element = paper.group('H1');
  paper.flow(paper.linesOf(text, style), style, element);
  element.end();
}

/** A cup and the three dots of its steam. */
function drawCup(paper: Paper, { x, y, scale }: { x: number; y: number; scale: number }): void {
  const at = (value: number) => value * scale;
  paper.artifact(() => {
    const { doc } = paper;
    for (const dot of [14, 28, 42]) doc.circle(x + at(dot), y + at(6), at(4)).fill(ink.text);
    doc
      .roundedRect(x, y + at(22), at(56), at(46), at(12))
      .lineWidth(at(4))
      .stroke(ink.text)
      .circle(x + at(66), y + at(42), at(11))
      .lineWidth(at(4))
      .stroke(ink.text);
  });
}
