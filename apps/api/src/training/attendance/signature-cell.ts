import { drawingBox, ofName } from '@percolateur/domain';
import type { Drawing, SignatureWay } from '@percolateur/domain';
import type { Paper } from '../../pdf/paper';
import { ink } from '../../pdf/paper';
import type { Cell } from '../../pdf/table';
import type { Mark } from '../../record/marks';

const height = 30;

/**
 * A signature as the sheet shows it: the strokes themselves, or the name as it was typed. That of
 * somebody erased has left no mark: it was made all the same.
 */
export function signatureCell(
  paper: Paper,
  way: SignatureWay,
  mark: Mark | undefined,
  name: string,
): Cell {
  if (way === 'paper') return { text: 'signé à la main\nsur papier' };
  if (!mark) return { text: 'Signature effacée' };
  const { drawing, typedName } = mark;
  if (!drawing) return { text: `${typedName}\nsigné en tapant son nom` };
  return {
    drawn: {
      alt: `Signature dessinée ${ofName(name)}`,
      height,
      draw: ({ x, y, width }) => strokes(paper, drawing, { x, y, width }),
    },
  };
}

function strokes(
  { doc }: Paper,
  drawing: Drawing,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const scale = Math.min(width / drawingBox.width, height / drawingBox.height);
  const at = ([left, top]: [number, number]) => [x + left * scale, y + top * scale] as const;
  for (const [first, ...others] of drawing) {
    doc.moveTo(...at(first));
    for (const point of others) doc.lineTo(...at(point));
  }
  doc.lineWidth(0.9).lineCap('round').lineJoin('round').stroke(ink.text);
}
