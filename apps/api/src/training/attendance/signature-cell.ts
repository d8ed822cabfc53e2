import type { Drawing } from '@percolateur/contract';
import type { Paper } from '../../pdf/paper';
import { ink } from '../../pdf/paper';
import type { Cell } from '../../pdf/table';
import type { Signature } from '../../record/signature.entity';

const height = 30;
/** The box that devices draw in. */
const box = { width: 600, height: 200 };

/** A signature as the sheet shows it: the strokes themselves, or the name as it was typed. */
export function signatureCell(paper: Paper, signature: Signature, name: string): Cell {
  const { drawing, typedName } = signature;
  if (!drawing) return { text: `${typedName}\nsigné en tapant son nom` };
  return {
    drawn: {
      alt: `Signature dessinée de ${name}`,
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
  const scale = Math.min(width / box.width, height / box.height);
  const at = ([left, top]: [number, number]) => [x + left * scale, y + top * scale] as const;
  for (const [first, ...others] of drawing) {
    doc.moveTo(...at(first));
    for (const point of others) doc.lineTo(...at(point));
  }
  doc.lineWidth(0.9).lineCap('round').lineJoin('round').stroke(ink.text);
}
