import { inflateSync } from 'node:zlib';
import type { Paper } from './paper';

/** A picture that can be printed, with its size in pixels. */
export interface Printed {
  bytes: Buffer;
  width: number;
  height: number;
}

/** What a picture of 4000 pixels a side takes once it is opened, in bytes. */
const heaviest = 4001 * 4001 * 8;

/**
 * A picture as pdfkit draws it: PNG or JPEG, in colours that a screen has; null for anything else.
 * What is in a PNG is opened beforehand, for pdfkit opens it where nothing can be caught.
 */
export function printable(paper: Paper, bytes: Uint8Array): Printed | null {
  try {
    const whole = Buffer.from(bytes);
    if (whole[0] === 0x89) checkPng(whole);
    const { width, height, colorSpace } = (
      paper.doc as unknown as {
        openImage(from: Buffer): { width: number; height: number; colorSpace?: string };
      }
    ).openImage(whole);
    return colorSpace === 'DeviceCMYK' ? null : { bytes: whole, width, height };
  } catch {
    return null;
  }
}

/** @throws Error when its data cannot be opened (PNG, W3C 2003, 5.3 and 10.1) */
function checkPng(bytes: Buffer): void {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(bytes.subarray(at + 8, at + 8 + length));
    }
  }
  inflateSync(Buffer.concat(data), { maxOutputLength: heaviest });
}
