import { crc32, deflateSync } from 'node:zlib';

export const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A picture of one colour, half transparent; `more` chunks stand before its pixels. */
export function aPng({
  width = 60,
  height = 30,
  colour = 6,
  depth = 8,
  interlaced = 0,
  shade = 40,
  pixels = undefined as Buffer | undefined,
  more = [] as Buffer[],
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlaced], 8);
  const line = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(width * (colour === 6 ? 4 : 3), shade),
  ]);
  const data = pixels ?? Buffer.concat(Array.from({ length: height }, () => line));
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
