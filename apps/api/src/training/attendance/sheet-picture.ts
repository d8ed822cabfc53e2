import { typeset } from '@percolateur/domain';
import { InputInvalid } from '../../platform/problem.filter';

/** Of the picture as it is kept, in pixels: a page of names is read, and a room’s file stays light. */
const longest = 2000;
const quality = 72;
/** A picture of more pixels is not opened: it would take more memory than the house has. */
const mostPixels = 50_000_000;

/**
 * A photo as it is kept: turned upright, drawn anew as a JPEG of 2000 pixels at most, hence without
 * what the camera wrote in it (place, device, time).
 * @throws InputInvalid for what is neither JPEG nor PNG, or cannot be read
 */
export async function cleanPhoto(bytes: Buffer): Promise<Buffer> {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const isJpeg = bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
  if (!isPng && !isJpeg) unreadable();
  const { Transformer, ResizeFit } = await import('@napi-rs/image');
  const { width, height } = await new Transformer(bytes).metadata().catch(unreadable);
  if (width * height > mostPixels)
    refuse('Cette photo est trop grande. Reprenez-la en plus petit.');
  const upright = new Transformer(bytes).rotate();
  const fit = { width: longest, height: longest, fit: ResizeFit.Inside };
  const drawn = Math.max(width, height) > longest ? upright.resize(fit) : upright;
  return drawn.jpeg(quality).catch(unreadable);
}

function refuse(message: string): never {
  throw new InputInvalid([{ path: ['photo'], message: typeset(`${message} Rien n’a changé.`) }]);
}

const unreadable = (): never =>
  refuse(
    'Cette photo ne se lit pas : enregistrez-la en JPEG ou en PNG, puis choisissez-la à nouveau.',
  );
