import { readFile } from 'node:fs/promises';
import type { Env } from '../env';
import { secretKey } from '../secrets';
import { LocalAuthority } from './local-authority';
import { timeStampRequest } from './token';

/** Who says when a digest was shown to them (RFC 3161). */
export interface Authority {
  /** The certificates that its time-stamps are believed by, in PEM. */
  certificate(): Promise<string>;
  /** Its answer to a SHA-256 in hexadecimal. @throws Error when it does not answer */
  stamp(hash: string, at: Date, nonce: Buffer): Promise<Buffer>;
}

const patienceMs = 10_000;

/** The authority of TIMESTAMP_URL, or else this installation itself. */
export function authorityOf(env: Env): Authority {
  const { timestamp } = env;
  if (!timestamp) {
    const local = new LocalAuthority(secretKey(env));
    return {
      certificate: () => Promise.resolve(local.certificate),
      stamp: (...asked) => Promise.resolve(local.stamp(...asked)),
    };
  }
  return {
    certificate: () => readFile(timestamp.certificate, 'utf8'),
    async stamp(hash, _, nonce) {
      const answer = await fetch(timestamp.url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: new Uint8Array(timeStampRequest(hash, nonce)),
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!answer.ok) throw new Error(`The time-stamping authority answered ${answer.status}`);
      return Buffer.from(await answer.arrayBuffer());
    },
  };
}
