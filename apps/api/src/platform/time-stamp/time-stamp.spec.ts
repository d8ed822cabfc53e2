import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalAuthority } from './local-authority';
import { readTimeStamp, timeStampRequest } from './token';

const hash = createHash('sha256').update('the head').digest('hex');
const other = createHash('sha256').update('another').digest('hex');
const at = new Date('2026-11-25T03:00:00Z');

describe('a time-stamp', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('openssl', args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'percolateur-stamp-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('of the local authority is believed by openssl and by us, for that digest alone', () => {
    const authority = new LocalAuthority('a secret of this installation');
    // A nonce whose first bit is set, and one that begins with zeros.
    for (const nonce of [
      Buffer.from('ff00000000000001', 'hex'),
      Buffer.from('0000000000000001', 'hex'),
    ]) {
      const answer = authority.stamp(hash, at, nonce);
      writeFileSync(file('stamp.tsr'), answer);
      writeFileSync(file('authority.pem'), authority.certificate);
      writeFileSync(file('request.tsq'), timeStampRequest(hash, nonce));
      const trusting = ['-in', 'stamp.tsr', '-CAfile', 'authority.pem'];
      const whole = openssl('ts', '-verify', '-digest', hash, ...trusting);
      expect(whole.said).toContain('Verification: OK');
      expect(openssl('ts', '-verify', '-queryfile', 'request.tsq', ...trusting).status).toBe(0);
      expect(openssl('ts', '-verify', '-digest', other, ...trusting).status).not.toBe(0);
      expect(openssl('ts', '-reply', '-in', 'stamp.tsr', '-text').said).toContain(
        'Time stamp: Nov 25 03:00:00 2026 GMT',
      );
      expect(readTimeStamp(answer, hash, authority.certificate).at).toEqual(at);
    }
  });

  test('is of the same authority in every process that knows the secret, and of no other', () => {
    const [one, again, stranger] = ['a secret', 'a secret', 'another'].map(
      (secret) => new LocalAuthority(secret),
    );
    expect(again.certificate).toBe(one.certificate);
    const answer = one.stamp(hash, at, randomBytes(8));
    expect(readTimeStamp(answer, hash, again.certificate).at).toEqual(at);
    expect(() => readTimeStamp(answer, hash, stranger.certificate)).toThrow('Nobody vouches');
    expect(() => readTimeStamp(answer, other, one.certificate)).toThrow('something else');
  });

  test('of which any byte that is signed was changed is believed no more', () => {
    const authority = new LocalAuthority('a secret');
    const answer = authority.stamp(hash, at, randomBytes(8));
    const time = answer.indexOf('20261125030000Z');
    const changed = Buffer.from(answer);
    changed.write('20261124030000Z', time);
    expect(() => readTimeStamp(changed, hash, authority.certificate)).toThrow('signature');
    for (const cut of [0, 10, 300, answer.length - 1]) {
      expect(() => readTimeStamp(answer.subarray(0, cut), hash, authority.certificate)).toThrow();
    }
  });

  test('of an authority of elsewhere, in RSA, made by openssl from our request, is believed', () => {
    writeFileSync(file('serial'), '01\n');
    writeFileSync(
      file('ts.cnf'),
      `[tsa]\ndefault_tsa = one\n[one]\nserial = serial\ndefault_policy = 1.2.3.4\ndigests = sha256, sha512
signer_digest = sha512\naccuracy = secs:1\nordering = yes\ntsa_name = yes\ness_cert_id_chain = no\n`,
    );
    const made = openssl(
      ...[
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'root.key',
        '-out',
        'root.pem',
      ],
      ...['-subj', '/CN=Root', '-days', '3650'],
    );
    expect(made.status).toBe(0);
    openssl(
      ...['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr'],
      '-subj',
      '/CN=TSA',
    );
    writeFileSync(file('ext'), 'extendedKeyUsage = critical, timeStamping\n');
    openssl(
      ...[
        'x509',
        '-req',
        '-in',
        'tsa.csr',
        '-CA',
        'root.pem',
        '-CAkey',
        'root.key',
        '-days',
        '3650',
      ],
      ...['-extfile', 'ext', '-out', 'tsa.pem', '-CAcreateserial'],
    );
    const nonce = randomBytes(8);
    writeFileSync(file('request.tsq'), timeStampRequest(hash, nonce));
    const replied = openssl(
      ...['ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'request.tsq', '-signer', 'tsa.pem'],
      ...['-inkey', 'tsa.key', '-chain', 'root.pem', '-out', 'stamp.tsr'],
    );
    expect(replied.status).toBe(0);
    const stamped = readTimeStamp(
      readFileSync(file('stamp.tsr')),
      hash,
      readFileSync(file('root.pem'), 'utf8'),
    );
    expect(stamped.at.getTime()).not.toBeNaN();
    expect(BigInt(`0x${stamped.nonce!.toString('hex')}`)).toBe(
      BigInt(`0x${nonce.toString('hex')}`),
    );
  });
});
