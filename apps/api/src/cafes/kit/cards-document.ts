import { margin, ink, Paper } from '../../pdf/paper';
import { footOf } from './kit-facts';
import type { KitFacts } from './kit-facts';

const across = 2;
const height = 118;
const padding = 12;
const sizes = [17, 14, 11.5, 9.5];

/** Prompts and statements to cut, two by two, one block after the other. */
export async function drawCards(facts: KitFacts): Promise<Buffer> {
  const paper = Paper.open(`Cartes à découper, ${facts.title}`, facts.now);
  paper.text('H1', 'Cartes à découper', { size: 18, weight: 'bold', after: 6 });
  const sets = facts.rows.filter(({ block }) => block.cards?.length);
  if (sets.length === 0) {
    paper.text('P', 'Aucune carte à découper pour ce café : du papier et des feutres suffisent.');
  }
  const width = paper.width / across;
  for (const { block } of sets) {
    const cards = block.cards!;
    // A title never stands apart from its first cards.
    paper.need(height + 40);
    paper.text('H2', block.title, { size: 12.5, weight: 'bold', after: 4 });
    for (let place = 0; place < cards.length; place += across) {
      paper.need(height);
      const top = paper.doc.y;
      cards.slice(place, place + across).forEach((card, column) => {
        const x = margin + column * width;
        paper.artifact(() => {
          paper.doc
            .rect(x, top, width, height)
            .dash(4, { space: 3 })
            .lineWidth(0.7)
            .stroke(ink.line)
            .undash();
        });
        const inside = { x: x + padding, width: width - 2 * padding };
        const fits = sizes.find(
          (size) => paper.heightOf(card, { ...inside, size }) <= height - 2 * padding,
        );
        const size = fits ?? sizes.at(-1)!;
        const free = height - paper.heightOf(card, { ...inside, size });
        paper.text('P', card, { ...inside, size, y: top + Math.max(padding, free / 2) });
      });
      paper.doc.y = top + height;
    }
    paper.skip(12);
  }
  return paper.close((page, count) => `${footOf(facts)} – cartes, page ${page} sur ${count}`);
}
