import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';

/** Derives one-time codes and tokens from the secret key, so that none is stored or queued. */
export class Secrets {
  constructor(private readonly key: string) {}

  /** A URL-safe token proving that we made it for this purpose and subject. */
  token(purpose: string, subject: string): string {
    return `${subject}.${this.mac(purpose, subject).toString('base64url')}`;
  }

  /** The subject of a token that we made for this purpose, or null. */
  subjectOf(purpose: string, token: string): string | null {
    const dot = token.lastIndexOf('.');
    if (dot < 1) return null;
    const subject = token.slice(0, dot);
    return this.equal(token, this.token(purpose, subject)) ? subject : null;
  }

  /** Six digits, the same each time for the same subject. */
  digits(purpose: string, subject: string): string {
    const number = this.mac(purpose, subject).readUIntBE(0, 6) % 1_000_000;
    return String(number).padStart(6, '0');
  }

  /** A keyed fingerprint, for counting without keeping what is counted. */
  fingerprint(purpose: string, subject: string): string {
    return this.mac(purpose, subject).toString('base64url');
  }

  equal(one: string, other: string): boolean {
    const a = Buffer.from(one);
    const b = Buffer.from(other);
    return a.length === b.length && timingSafeEqual(a, b);
  }

  private mac(purpose: string, subject: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n${subject}`).digest();
  }
}

/** The secret key of this installation: from the environment, or made once and kept under DATA_DIR. */
export function secretKey(env: Env): string {
  if (env.secretKey) return env.secretKey;
  const file = join(env.dataDir, 'secret-key');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(env.dataDir, { recursive: true });
    const key = randomBytes(32).toString('base64url');
    writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
    return key;
  }
}
