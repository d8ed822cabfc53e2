import { crc32, inflateSync } from 'node:zlib';
import { typeset } from '@percolateur/domain';
import { InputInvalid } from '../../platform/problem.filter';

/** The widest and the highest, in pixels: twice what a page prints sharp. */
const widest = 1200;
const highest = 600;
const heaviest = 1_000_000;

const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Bytes a pixel, by the colour types that are read: true colour, without and with transparency. */
const bytesOf: Partial<Record<number, number>> = { 2: 3, 6: 4 };

interface Chunk {
  type: string;
  data: Buffer;
}

/**
 * A picture as it is kept: its pixels and nothing else, every one of them read, so that no paper is
 * ever stopped by it (PNG, W3C 2003: eight bits, not interlaced).
 * @throws InputInvalid
 */
export function cleanPng(bytes: Buffer): Buffer {
  if (bytes.length > heaviest) refuse('Un mégaoctet au plus.');
  const chunks = chunksOf(bytes);
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.data.length !== 13) unreadable();
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth, colour, ...methods] = header.data.subarray(8);
  const pixel = bytesOf[colour] ?? unreadable();
  if (depth !== 8 || methods.some((method) => method !== 0)) unreadable();
  if (width < 1 || height < 1) unreadable();
  if (width > widest || height > highest) {
    refuse(`${widest} pixels de large et ${highest} de haut, au plus.`);
  }
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data));
  checkPixels(data, 1 + width * pixel, height);
  return Buffer.concat([
    magic,
    ...[header, { type: 'IDAT', data }, { type: 'IEND', data: Buffer.alloc(0) }].map(written),
  ]);
}

function chunksOf(bytes: Buffer): Chunk[] {
  if (!bytes.subarray(0, magic.length).equals(magic)) unreadable();
  const chunks: Chunk[] = [];
  for (let at = magic.length; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) break;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) unreadable();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return chunks;
    // A capital: without it the picture is not what it is.
    if (/^[A-Z]/.test(type) && type !== 'IHDR' && type !== 'IDAT') unreadable();
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return unreadable();
}

/** Every line is there, filtered in one of the five ways, and nothing follows. */
function checkPixels(data: Buffer, stride: number, height: number): void {
  const size = stride * height;
  let pixels: Buffer;
  try {
    pixels = inflateSync(data, { maxOutputLength: size + 1 });
  } catch {
    return unreadable();
  }
  if (pixels.length !== size) unreadable();
  for (let line = 0; line < size; line += stride) if (pixels[line] > 4) unreadable();
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function refuse(message: string): never {
  throw new InputInvalid([{ path: ['stamp'], message: typeset(message) }]);
}

const unreadable = (): never =>
  refuse('Cette image ne se lit pas : choisissez-la à nouveau, en PNG ou en JPEG.');
