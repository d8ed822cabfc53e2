import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CanvasKit, Font } from 'canvaskit-wasm';

const { resolve } = createRequire(import.meta.url);
const width = 1200;
const height = 630;
const margin = 72;

/** What a page shows where it is shared. */
export interface Shared {
  title: string;
  when: string;
  where: string;
}

let ready: Promise<{ kit: CanvasKit; regular: Buffer; bold: Buffer }> | undefined;

async function open() {
  const { default: init } = await import('canvaskit-wasm');
  const script = resolve('canvaskit-wasm');
  const kit = await init({ locateFile: (file: string) => join(dirname(script), file) });
  const face = (weight: number) =>
    readFileSync(
      resolve(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`,
      ),
    );
  return { kit, regular: face(400), bold: face(700) };
}

/** The picture of a café for networks and messages, 1200 by 630, by Skia compiled to WebAssembly. */
export async function shareImage({ title, when, where }: Shared): Promise<Buffer> {
  const { kit, regular, bold } = await (ready ??= open());
  const surface = kit.MakeSurface(width, height);
  if (!surface) throw new Error('No surface to draw a picture on');
  const canvas = surface.getCanvas();
  canvas.clear(kit.parseColorString('#fbf7f0'));
  const faces = [regular, bold].map((bytes) =>
    kit.Typeface.MakeFreeTypeFaceFromData(new Uint8Array(bytes).buffer),
  );
  const [plainFace, boldFace] = faces;
  if (!plainFace || !boldFace) throw new Error('A face was not read');
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  const write = (text: string, font: Font, x: number, y: number, colour: string) => {
    paint.setStyle(kit.PaintStyle.Fill);
    paint.setColor(kit.parseColorString(colour));
    canvas.drawText(text, x, y, paint, font);
  };
  paint.setColor(kit.parseColorString('#a63d17'));
  canvas.drawRect(kit.LTRBRect(0, 0, 24, height), paint);
  paint.setStyle(kit.PaintStyle.Stroke);
  paint.setStrokeCap(kit.StrokeCap.Round);
  paint.setColor(kit.parseColorString('#c8562b'));
  canvas.save();
  canvas.translate(margin - 10, 72);
  canvas.scale(0.85, 0.85);
  for (const { drawing, stroke } of cup) {
    const path = kit.Path.MakeFromSVGString(drawing);
    if (!path) continue;
    paint.setStrokeWidth(stroke);
    canvas.drawPath(path, paint);
    path.delete();
  }
  canvas.restore();
  const label = new kit.Font(boldFace, 34);
  write('Café IA', label, margin + 92, 128, '#a63d17');
  const { lines, font } = fitted(kit, boldFace, title);
  const step = font.getSize() * 1.2;
  lines.forEach((line, index) =>
    write(line, font, margin, 185 + font.getSize() + index * step, '#2e1c12'),
  );
  const facts = new kit.Font(plainFace, 38);
  write(cut(when, facts, width - 2 * margin), facts, margin, height - 124, '#2e1c12');
  write(cut(where, facts, width - 2 * margin), facts, margin, height - 70, '#5a4233');
  const image = surface.makeImageSnapshot();
  const bytes = image.encodeToBytes();
  for (const each of [image, paint, label, font, facts, ...faces, surface]) each?.delete();
  if (!bytes) throw new Error('A picture was not encoded');
  return Buffer.from(bytes);
}

/** The mark: a cup, whose steam is three dots. */
const cup = [
  { drawing: 'M36 12v.1M47 21v.1M58 12v.1', stroke: 10 },
  {
    drawing:
      'M18 36h58l-5 32a12 12 0 0 1-12 10H35a12 12 0 0 1-12-10ZM75 42c14-2 16 22-4 22M14 90h66',
    stroke: 7,
  },
];

const widthOf = (text: string, font: Font) =>
  font.getGlyphWidths(font.getGlyphIDs(text)).reduce((sum, each) => sum + each, 0);

/** As much of a line as there is room for. */
function cut(text: string, font: Font, room: number): string {
  if (widthOf(text, font) <= room) return text;
  let kept = text;
  while (kept && widthOf(`${kept}…`, font) > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** The title, on three lines at most, as large as it can be. */
function fitted(kit: CanvasKit, face: ConstructorParameters<CanvasKit['Font']>[0], title: string) {
  for (const size of [76, 62, 50, 42]) {
    const font = new kit.Font(face, size);
    const lines: string[] = [];
    for (const word of title.split(/\s+/)) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && widthOf(longer, font) <= width - 2 * margin)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length <= 3 || size === 42) {
      const shown = lines.slice(0, 3);
      if (lines.length > 3) shown[2] = `${shown[2]} …`;
      return { font, lines: shown.map((line) => cut(line, font, width - 2 * margin)) };
    }
    font.delete();
  }
  throw new Error('No size');
}
