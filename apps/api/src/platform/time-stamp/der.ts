/**
 * The little of DER (X.690) that time-stamps are written in. Whole libraries exist for it; a few
 * structures, all of them checked by openssl in specs, do not want one.
 */
export interface Der {
  tag: number;
  /** What it holds, without tag and length. */
  content: Buffer;
  /** Tag, length and content. */
  whole: Buffer;
}

const lengthOf = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size]);
  const bytes = Buffer.from(
    size.toString(16).padStart(size > 0xffff ? 6 : size > 0xff ? 4 : 2, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};

/** A value of this tag, whose content is these bytes one after the other. */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
/** Its members in the order that DER wants. */
export const setOf = (...parts: Buffer[]) => der(0x31, ...parts.sort(Buffer.compare));
export const octets = (bytes: Buffer) => der(0x04, bytes);
export const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
export const truth = der(0x01, Buffer.from([0xff]));
export const words = (text: string) => der(0x0c, Buffer.from(text));

/** A number that is not negative, from its bytes. */
export function integer(value: Buffer | number): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from([value]) : value;
  const first = bytes.findIndex((byte) => byte !== 0);
  const least = bytes.subarray(first < 0 ? bytes.length - 1 : first);
  return der(0x02, least[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), least]) : least);
}

/** An object identifier, such as `2.5.4.3`. */
export function oid(dotted: string): Buffer {
  const [one, two, ...rest] = dotted.split('.').map(Number);
  const bytes = [one * 40 + two, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      septets.unshift((left & 0x7f) | 0x80);
    }
    return septets;
  });
  return der(0x06, Buffer.from(bytes));
}

const digits = (at: Date) => at.toISOString().replace(/\.\d+|[-:T]/g, '');
/** To the second, in UTC. */
export const generalTime = (at: Date) => der(0x18, Buffer.from(digits(at)));
/** The same, for years from 1950 to 2049 (RFC 5280, 4.1.2.5). */
export const shortTime = (at: Date) => der(0x17, Buffer.from(digits(at).slice(2)));

/** The value that begins there. @throws Error where none is whole */
export function readDer(bytes: Buffer, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  const long = first > 0x80 ? first & 0x7f : 0;
  if (first === undefined || first === 0x80 || long > 4) throw new Error('This is no DER');
  const size = long ? bytes.readUIntBE(at + 2, long) : first;
  const begins = at + 2 + long;
  if (begins + size > bytes.length) throw new Error('This DER is cut short');
  return {
    tag,
    content: bytes.subarray(begins, begins + size),
    whole: bytes.subarray(at, begins + size),
  };
}

/** The values that one holds, in order. @throws Error where they are not whole */
export function members({ content }: Pick<Der, 'content'>): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < content.length; at += found[found.length - 1].whole.length) {
    found.push(readDer(content, at));
  }
  return found;
}
