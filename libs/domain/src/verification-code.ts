import { readAlphabet, readAloud, typedBack } from './read-aloud';

const dataLength = 27;

/** What codes given before held: 75 bits. They stay good. */
const shorterLength = 15;

/** Bytes that `verificationCode` needs: 135 bits of chance, which nobody walks through. */
export const verificationCodeBytes = 17;

/**
 * The code of a certificate, « 7F3A-… », seven groups of four characters: 27 drawn from random bytes
 * given by the caller, and one that reveals a wrong or swapped character.
 * @throws RangeError when given fewer than `verificationCodeBytes` bytes.
 */
export function verificationCode(bytes: Uint8Array): string {
  const data = readAloud(bytes, dataLength);
  return grouped(data + checkCharacter(data));
}

/**
 * The code as it is stored, from what somebody typed: small letters, spaces, dashes, O for 0 and
 * I or L for 1 are forgiven. Null when it cannot be a code, or its last character does not fit.
 */
export function normaliseCode(input: string): string | null {
  const code = typedBack(input, dataLength + 1) ?? typedBack(input, shorterLength + 1);
  if (!code) return null;
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? grouped(code) : null;
}

const grouped = (code: string) => code.replace(/.{4}(?=.)/g, '$&-');

/** Luhn’s algorithm in base 32: finds every wrong character and nearly every swap of two. */
function checkCharacter(data: string): string {
  const sum = [...data].reverse().reduce((total, character, index) => {
    const value = readAlphabet.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return readAlphabet.charAt((32 - (sum % 32)) % 32);
}
