/** Crockford’s base 32: no I, L, O or U, so that a code can be read aloud and typed from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 15;

/** Bytes that `verificationCode` needs: 75 bits of chance. */
export const verificationCodeBytes = 10;

/**
 * The code of a certificate, « 7F3A-… », four groups of four characters: 15 drawn from random bytes
 * given by the caller, and one that reveals a wrong or swapped character.
 * @throws RangeError when given fewer than `verificationCodeBytes` bytes.
 */
export function verificationCode(bytes: Uint8Array): string {
  if (bytes.length < verificationCodeBytes) throw new RangeError('not enough random bytes');
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const data = Array.from(
    { length: dataLength },
    (_, index) => alphabet[parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('');
  return grouped(data + checkCharacter(data));
}

/**
 * The code as it is stored, from what somebody typed: small letters, spaces, dashes, O for 0 and
 * I or L for 1 are forgiven. Null when it cannot be a code, or its last character does not fit.
 */
export function normaliseCode(input: string): string | null {
  const code = input
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== dataLength + 1 || [...code].some((each) => !alphabet.includes(each))) {
    return null;
  }
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? grouped(code) : null;
}

const grouped = (code: string) => code.replace(/.{4}(?=.)/g, '$&-');

/** Luhn’s algorithm in base 32: finds every wrong character and nearly every swap of two. */
function checkCharacter(data: string): string {
  const sum = [...data].reverse().reduce((total, character, index) => {
    const value = alphabet.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return alphabet.charAt((32 - (sum % 32)) % 32);
}
