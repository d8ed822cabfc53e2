import type { Paper } from './paper';

/** Modules left white around a QR code (ISO/IEC 18004). */
const quiet = 4;

/** Draws a QR code as squares, so that it stays sharp at any size. `side` includes its white border. */
export async function drawQrCode(
  paper: Paper,
  content: string,
  { x, y, side }: { x: number; y: number; side: number },
): Promise<void> {
  const { default: qrcode } = await import('qrcode');
  const { modules } = qrcode.create(content, { errorCorrectionLevel: 'M' });
  const module = side / (modules.size + 2 * quiet);
  paper.figure(`Code QR vers ${content}`, [x, y, side, side], () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (!modules.get(row, column)) continue;
        const [left, top] = [column, row].map((place) => (place + quiet) * module);
        // A hair wider than a module: neighbours leave no light between them.
        paper.doc.rect(x + left, y + top, module + 0.05, module + 0.05);
      }
    }
    paper.doc.fill('#000000');
  });
}
