import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readAloud } from '@percolateur/domain';
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

  /** So many characters to read aloud, the same each time for the same subject. */
  readable(purpose: string, subject: string, length: number): string {
    return readAloud(this.mac(purpose, subject), length);
  }

  /** A keyed fingerprint, for counting without keeping what is counted. */
  fingerprint(purpose: string, subject: string): string {
    return this.mac(purpose, subject).toString('base64url');
  }

  /** Bytes that only this installation reads again (AES-256-GCM under a key of this purpose). */
  seal(purpose: string, bytes: Uint8Array): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(purpose), nonce);
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  /** What was sealed for this purpose; null when it was altered, or sealed under another secret key. */
  unseal(purpose: string, sealed: Uint8Array): Buffer | null {
    try {
      const decipher = createDecipheriv(
        'aes-256-gcm',
        this.keyFor(purpose),
        sealed.subarray(0, 12),
        { authTagLength: 16 },
      );
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    } catch {
      return null;
    }
  }

  private keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key, '', purpose, 32));
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

const leastLength = 32;

/**
 * The secret key of this installation: from the environment, or made once and kept under DATA_DIR.
 * @throws Error in one line when the file that keeps it was cut short: what it signed cannot be known
 */
export function secretKey(env: Pick<Env, 'secretKey' | 'dataDir'>): string {
  if (env.secretKey) return env.secretKey;
  const file = join(env.dataDir, 'secret-key');
  const kept = read(file);
  if (kept.length >= leastLength) return kept;
  if (kept) {
    throw new Error(
      `${file} was cut short (${kept.length} characters): bring back the one you kept, or remove it; codes and links already sent then end`,
    );
  }
  mkdirSync(env.dataDir, { recursive: true });
  keep(file, randomBytes(32).toString('base64url'));
  return read(file);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** Written aside and put in place when it is on the disk: whole, or not there. The first one stays. */
function keep(file: string, key: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, key, { mode: 0o600, flush: true });
  try {
    // A full disk once left nothing in it.
    if (existsSync(file)) renameSync(aside, file);
    else linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
