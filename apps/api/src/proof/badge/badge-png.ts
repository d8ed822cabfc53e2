import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { badgeShapes, side } from './badge-drawing';
import type { Drawn } from './badge-drawing';

const { resolve } = createRequire(import.meta.url);

/** The picture of a badge as PNG, by Skia compiled to WebAssembly: one file for every platform. */
export async function badgePng(drawn: Drawn): Promise<Uint8Array> {
  const { default: init } = await import('canvaskit-wasm');
  const script = resolve('canvaskit-wasm');
  const kit = await init({ locateFile: (file: string) => join(dirname(script), file) });
  const surface = kit.MakeSurface(side, side);
  if (!surface) throw new Error('No surface to draw a badge on');
  const canvas = surface.getCanvas();
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setStrokeCap(kit.StrokeCap.Round);
  paint.setStrokeJoin(kit.StrokeJoin.Round);
  for (const { path: drawing, colour, width } of badgeShapes(drawn)) {
    const path = kit.Path.MakeFromSVGString(drawing);
    if (!path) continue;
    paint.setStyle(width > 0 ? kit.PaintStyle.Stroke : kit.PaintStyle.Fill);
    paint.setStrokeWidth(width);
    paint.setColor(kit.parseColorString(colour));
    canvas.drawPath(path, paint);
    path.delete();
  }
  const image = surface.makeImageSnapshot();
  const bytes = image.encodeToBytes();
  for (const each of [image, paint, surface]) each.delete();
  if (!bytes) throw new Error('A badge was not encoded');
  return bytes;
}
