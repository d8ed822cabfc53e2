import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Env } from '../env';
import { secretKey } from '../secrets';
import { LocalAuthority } from './local-authority';
import { readTimeStamp, timeStampRequest } from './token';

/** Who says when a digest was shown to them (RFC 3161). */
export interface Authority {
  /** The certificates that its time-stamps are believed by, in PEM. */
  certificate(): Promise<string>;
  /** Its answer to a SHA-256 in hexadecimal. @throws Error when it does not answer */
  stamp(hash: string, at: Date, nonce: Buffer): Promise<Buffer>;
}

/** A time-stamp that is believed: the answer whole, by whom it is believed, and what it says. */
export interface Believed {
  answer: Buffer;
  certificate: string;
  at: Date;
}

/** @throws Error when the authority does not answer, or not what it was asked */
export async function stampedBy(authority: Authority, hash: string, now: Date): Promise<Believed> {
  const nonce = randomBytes(8);
  const certificate = await authority.certificate();
  const answer = await authority.stamp(hash, now, nonce);
  const stamped = readTimeStamp(answer, hash, certificate);
  if (!stamped.nonce || BigInt(`0x${stamped.nonce.toString('hex')}`) !== nonce.readBigUInt64BE()) {
    throw new Error('The authority answered something else');
  }
  return { answer, certificate, at: stamped.at };
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
