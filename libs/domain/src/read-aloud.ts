/** Crockford’s base 32: no I, L, O or U, so that a code can be read aloud and typed from paper. */
export const readAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * So many characters to read aloud, five bits of these bytes each.
 * @throws RangeError when the bytes are too few.
 */
export function readAloud(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * 5) throw new RangeError('not enough random bytes');
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length },
    (_, index) => readAlphabet[parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('');
}

/**
 * So many characters as `readAloud` writes them, from what somebody typed: small letters, spaces,
 * dashes, O for 0 and I or L for 1 are forgiven. Null when it cannot be a code.
 */
export function typedBack(input: string, length: number): string | null {
  const code = input
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((each) => readAlphabet.includes(each))
    ? code
    : null;
}
