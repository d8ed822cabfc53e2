import { typeset } from '@percolateur/domain';
import { InputInvalid } from '../../platform/problem.filter';

/** What a file of a picture is, as its own bytes say. */
export interface ImageFile {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  width: number;
  height: number;
}

const heaviest = 300_000;
/** Pixels a side at most: what a browser of an old phone still draws. */
const largest = 4000;

/**
 * What a picture is, from its first bytes and never from its name; only what every browser draws and
 * nothing that runs (no SVG). Four headers are read, nothing is decoded: the browser does that.
 * @throws InputInvalid
 */
export function imageFileOf(bytes: Buffer): ImageFile {
  if (bytes.length > heaviest) refuse('Cette image pèse trop : 300 ko au plus.');
  const file = pngOf(bytes) ?? gifOf(bytes) ?? webpOf(bytes) ?? jpegOf(bytes);
  if (!file || file.width < 1 || file.height < 1) {
    refuse('Cette image ne se lit pas : choisissez-en une en PNG, JPEG, WebP ou GIF.');
  }
  if (file.width > largest || file.height > largest) {
    refuse(`Cette image est trop grande : ${largest} pixels de côté au plus.`);
  }
  return file;
}

/** PNG, W3C 2003, 5.2 and 11.2.2. */
function pngOf(bytes: Buffer): ImageFile | null {
  const magic = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  if (bytes.length < 33 || !bytes.subarray(0, 16).equals(magic)) return null;
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** GIF 89a, 17 and 18. */
function gifOf(bytes: Buffer): ImageFile | null {
  if (bytes.length < 14 || !/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return null;
  return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** WebP, RFC 9649, 2.4 to 2.7. */
function webpOf(bytes: Buffer): ImageFile | null {
  const says = (at: number, length = 4) => bytes.toString('latin1', at, at + length);
  if (bytes.length < 30 || says(0) !== 'RIFF' || says(8) !== 'WEBP') return null;
  const sides = (width: number, height: number): ImageFile => ({
    ...{ type: 'image/webp', width, height },
  });
  switch (says(12)) {
    case 'VP8 ':
      return sides(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21);
      return sides((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sides(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}

/** JPEG, ITU-T T.81, B.1 and B.2: segments are walked up to the one that says the frame. */
function jpegOf(bytes: Buffer): ImageFile | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { type: 'image/jpeg', width, height };
    }
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

function refuse(message: string): never {
  throw new InputInvalid([{ path: ['image'], message: typeset(`${message} Rien n’a changé.`) }]);
}
