import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalAuthority } from '../../platform/time-stamp/local-authority';
import { asAnswer, readTimeStamp, tokenIn } from '../../platform/time-stamp/token';
import { Paper } from '../../pdf/paper';
import {
  fingerprintOf,
  newAuthority,
  newSigner,
  openSigner,
  readPkcs12,
} from '../../pdf/signature/certificates';
import type { KeptKey } from '../../pdf/signature/certificates';
import { signedPdf } from '../../pdf/signature/cms';
import { openSignaturePlace } from '../../pdf/signature/place';
import { pdfSignature } from '../../pdf/signature/read';

const at = new Date('2026-11-26T15:00:00Z');
const term = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2046-01-01T00:00:00Z') };
const by = 'Association « L’Été », hub d’Artois';

describe('a signature on a PDF', () => {
  let folder: string;
  let authority: KeptKey;
  let kept: KeptKey;
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('openssl', args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const drawn = (room = 8_192) =>
    Paper.open('Essai', at).text('H1', 'Titre').close(undefined, { by, city: 'Arras', at, room });
  /** Whether openssl finds the signature good, and the signer vouched for by this authority. */
  const judgedBy = (pdf: Buffer, trusted: string) => {
    const [, from, to, end] = /ByteRange \[0 (\d+) (\d+) (\d+)/.exec(pdf.toString('latin1'))!;
    const contents = pdf.toString('latin1', Number(from) + 1, Number(to) - 1);
    writeFileSync(file('signature.der'), Buffer.from(contents, 'hex'));
    writeFileSync(
      file('content'),
      Buffer.concat([
        pdf.subarray(0, Number(from)),
        pdf.subarray(Number(to), Number(to) + Number(end)),
      ]),
    );
    writeFileSync(file('trusted.pem'), trusted);
    return openssl(
      ...['cms', '-verify', '-inform', 'DER', '-in', 'signature.der', '-content', 'content'],
      ...['-binary', '-purpose', 'any', '-CAfile', 'trusted.pem', '-cades', '-out', 'verified'],
    );
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'percolateur-signature-'));
    authority = await newAuthority({ name: 'Autorité d’essai' }, term);
    kept = await newSigner({ name: by, siren: '123456789' }, term, authority);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is good to openssl as CAdES, names its signer, and nothing stands outside it', async () => {
    const pdf = await signedPdf(await drawn(), await openSigner(kept), null);
    expect(judgedBy(pdf, authority.certificates).said).toContain('CAdES Verification successful');
    const other = await newAuthority({ name: 'Une autre' }, term);
    expect(judgedBy(pdf, other.certificates).status).not.toBe(0);
    expect(await pdfSignature(pdf)).toMatchObject({
      ...{ by, holds: true, whole: true, at, stamp: null },
      fingerprint: fingerprintOf((await openSigner(kept)).certificates[0]),
    });
    expect(openssl('x509', '-in', 'trusted.pem', '-noout', '-text').said).toContain('CA:TRUE');
  });

  test('is broken by any byte that is changed, and does not cover what is added', async () => {
    const pdf = await signedPdf(await drawn(), await openSigner(kept), null);
    for (const place of [20, pdf.indexOf('/Contents') - 40, pdf.length - 8]) {
      const changed = Buffer.from(pdf);
      changed[place] ^= 1;
      expect((await pdfSignature(changed))?.holds ?? false).toBe(false);
    }
    const longer = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n')]);
    expect(await pdfSignature(longer)).toMatchObject({ holds: true, whole: false });
    expect(await pdfSignature(await drawn())).toBeNull();
    expect(await pdfSignature(randomBytes(2000))).toBeNull();
  });

  test('carries the time of an authority, over the signature itself', async () => {
    const tsa = new LocalAuthority('a secret of this installation');
    const stamping = (hash: string) =>
      Promise.resolve(tokenIn(tsa.stamp(hash, at, randomBytes(8))));
    const pdf = await signedPdf(await drawn(16_384), await openSigner(kept), stamping);
    expect(judgedBy(pdf, authority.certificates).said).toContain('CAdES Verification successful');
    const { stamp, holds } = (await pdfSignature(pdf))!;
    expect(holds).toBe(true);
    const answer = asAnswer(Buffer.from(stamp!.token));
    expect(readTimeStamp(answer, stamp!.hash, tsa.certificate).at).toEqual(at);
  });

  test('that has not enough room is refused', async () => {
    await expect(signedPdf(await drawn(300), await openSigner(kept), null)).rejects.toThrow(
      'does not fit',
    );
    expect(() => openSignaturePlace(Buffer.from('%PDF-1.7'))).toThrow('No place');
  });

  test.each([
    ['RSA', ['rsa:2048']],
    ['P-384', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384']],
  ])('is made with the key of a PKCS#12 by openssl, in %s', async (_, algorithm) => {
    const made = openssl(
      ...['req', '-x509', '-newkey', ...algorithm, '-nodes', '-keyout', 'own.key'],
      ...['-out', 'own.pem', '-subj', '/O=Hub/CN=Cachet du hub', '-days', '3650'],
    );
    expect(made.status).toBe(0);
    openssl(
      ...['pkcs12', '-export', '-inkey', 'own.key', '-in', 'own.pem', '-out', 'own.p12'],
      ...['-passout', 'pass:un café', '-name', 'cachet'],
    );
    const given = await readPkcs12(readFileSync(file('own.p12')), 'un café');
    const pdf = await signedPdf(await drawn(), await openSigner(given), null);
    const { said } = judgedBy(pdf, given.certificates);
    expect(said).toContain('CAdES Verification successful');
    expect(await pdfSignature(pdf)).toMatchObject({ by: 'Cachet du hub', holds: true });
    await expect(readPkcs12(readFileSync(file('own.p12')), 'un thé')).rejects.toThrow();
    await expect(readPkcs12(Buffer.from('nothing'), '')).rejects.toThrow();
  });
});
