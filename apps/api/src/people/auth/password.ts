import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** OWASP’s first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** The PHC string of a password, argon2id (RFC 9106). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: password, nonce });
  const { memory, passes, parallelism } = cost;
  const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(nonce)}$${encode(tag)}`;
}

/**
 * Whether a password is the one of this PHC string. Takes as long when there is none, so that the
 * time of the answer does not tell whether the person exists.
 */
export async function passwordMatches(password: string, phc: string | null): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc ?? '');
  const nonce = found ? Buffer.from(found[4], 'base64') : Buffer.alloc(16);
  const expected = found ? Buffer.from(found[5], 'base64') : Buffer.alloc(cost.tagLength);
  const tag = await derive('argon2id', {
    message: password,
    nonce,
    memory: found ? Number(found[1]) : cost.memory,
    passes: found ? Number(found[2]) : cost.passes,
    parallelism: found ? Number(found[3]) : cost.parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected) && found !== null;
}
