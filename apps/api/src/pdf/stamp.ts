import type { Paper } from './paper';

/** Draws the signature and stamp of an organisation in a box, at its right. */
export function drawStamp(
  paper: Paper,
  of: string,
  png: Uint8Array,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  paper.figure(`Signature et cachet de ${of}`, [x, y, width, height], () =>
    paper.doc.image(Buffer.from(png), x, y, { fit: [width, height], align: 'right' }),
  );
}
