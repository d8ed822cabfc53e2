import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badgeRoutes, certificateRoutes } from '@percolateur/contract';
import type { FileJudgement } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import { unzipped } from '../../../test/unzipped';
import { newAuthority, newSigner } from '../../pdf/signature/certificates';
import { pdfSignature } from '../../pdf/signature/read';
import { Secrets } from '../../platform/secrets';
import { LocalAuthority } from '../../platform/time-stamp/local-authority';
import { CertificateFile, fileNameOf } from '../../record/certificate-file.entity';
import { CertificateFiles } from './certificate-files';
import { keepKey, retireKeys } from './document-keys';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the file of a certificate', () => {
  let api: TestApi;
  let one: Attestation;

  beforeAll(async () => (api = await startApi()));
  beforeEach(async () => (one = await attestedIn(api)));
  afterAll(() => api.stop());

  const pdf = async (client: Client = one.learner, query: { annex?: '1' } = {}) => {
    const params = { certificateId: one.certificate.id };
    const { status, bytes } = await client.call(certificateRoutes.pdf, { params, query });
    expect(status).toBe(200);
    return bytes;
  };
  const kept = () =>
    api.db.manager.find(CertificateFile, {
      where: { certificateId: one.certificate.id },
      order: { annex: 'ASC', edition: 'ASC' },
    });
  const pathOf = (file: CertificateFile) => join(api.dataDir, 'files', fileNameOf(file));
  const judged = async (payload: Buffer) => {
    const { status, body } = await api.stranger.send({
      ...{ method: 'POST', url: badgeRoutes.judge.path, payload },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(status).toBe(200);
    return body as unknown as FileJudgement;
  };
  const act = (name: 'revoke' | 'correct') =>
    one.coordinator.call(certificateRoutes[name], {
      params: { certificateId: one.certificate.id },
      body: { reason: 'Délivrée par erreur' },
    });

  test('is signed once, and the same for all who ask, however many at once', async () => {
    const asked = await Promise.all([pdf(), pdf(one.coordinator), pdf(), pdf(one.coordinator)]);
    const annexed = await pdf(one.learner, { annex: '1' });
    for (const bytes of [...asked, await pdf()]) expect(bytes.equals(asked[0])).toBe(true);
    const papers = await one.coordinator.call(certificateRoutes.papers, {
      params: { cohortId: one.cohort.id },
    });
    const zipped = [...unzipped(papers.bytes).values()];
    expect(zipped.some((bytes) => Buffer.from(bytes).equals(asked[0]))).toBe(true);
    expect(await kept()).toMatchObject([
      { annex: false, edition: 1, sha256: sha256(asked[0]), size: asked[0].length, stamped: false },
      { annex: true, edition: 1, sha256: sha256(annexed) },
    ]);
    const signature = await pdfSignature(asked[0]);
    expect(signature).toMatchObject({ by: one.hub.legalName, holds: true, whole: true });
    expect(signature!.fingerprint).toBe((await kept())[0].fingerprint);
    const pdfs = await readPdf(asked[0]);
    expect(pdfs.tags).toContain('Form');
  });

  test('holds the badge, byte for byte as the API gives it', async () => {
    const [badge] = (await one.learner.call(badgeRoutes.mine, {})).body;
    const { bytes } = await one.learner.call(badgeRoutes.file, {
      params: { badgeId: badge.id },
      query: { form: 'json' },
    });
    const { attachments } = await readPdf(await pdf());
    expect(attachments).toHaveLength(2);
    expect(attachments.some((each) => Buffer.from(each).equals(bytes))).toBe(true);
  });

  test('is known by the verifier, and so is one changed byte, and what is added', async () => {
    const bytes = await pdf();
    expect(await judged(bytes)).toMatchObject({
      document: { verdict: 'authentic', copy: 'same' },
      badge: { verdict: 'authentic', ours: true },
      signature: { by: one.hub.legalName, ours: true, state: 'whole', stamped: false },
    });
    const changed = Buffer.from(bytes);
    changed[changed.indexOf('/Title') + 8] ^= 1;
    expect(await judged(changed)).toMatchObject({
      document: { copy: 'different' },
      signature: { state: 'broken' },
    });
    const longer = Buffer.concat([bytes, Buffer.from('\n% more')]);
    expect(await judged(longer)).toMatchObject({
      document: { copy: 'different' },
      signature: { state: 'added-to', ours: true },
    });
  });

  test('once revoked is still the one that was handed out; what is given then says so, unsigned', async () => {
    const before = await pdf();
    await act('revoke');
    const after = await pdf();
    expect((await readPdf(after)).text).toContain('Révoqué le');
    expect(await pdfSignature(after)).toBeNull();
    expect(await kept()).toHaveLength(1);
    expect((await judged(before)).document).toMatchObject({ verdict: 'revoked', copy: 'same' });
    expect((await judged(after)).document).toMatchObject({ verdict: 'revoked', copy: 'different' });
  });

  test('that is lost or was changed on the disk is made anew, and the former is still known', async () => {
    const first = await pdf();
    rmSync(pathOf((await kept())[0]));
    const second = await pdf();
    expect(second.equals(first)).toBe(false);
    writeFileSync(pathOf((await kept())[1]), first.subarray(1));
    const third = await pdf();
    expect((await kept()).map(({ edition }) => edition)).toEqual([1, 2, 3]);
    for (const each of [first, second, third]) {
      expect((await judged(each)).document).toMatchObject({ verdict: 'authentic', copy: 'same' });
    }
    const evidence = `delete from certificate_file`;
    await expect(api.asOwner(evidence)).rejects.toThrow('append-only');
  });

  test('is made in the background after issuing, one after the other', async () => {
    const worker = await startWorker(api);
    const files = worker.module.get(CertificateFiles);
    expect(await files.isDue()).toBe(true);
    await files.makeDue();
    expect(await files.isDue()).toBe(false);
    expect(await files.makeDue()).toBe(0);
    const [file] = await kept();
    expect(sha256(await pdf())).toBe(file.sha256);
    await worker.stop();
  });

  test('is signed by the key that the organisation gives, and former ones stay known', async () => {
    const made = await pdf();
    const term = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2030-01-01T00:00:00Z') };
    const given = await newSigner(
      { name: 'Cachet du hub' },
      term,
      await newAuthority({ name: 'Une autorité reconnue' }, term),
    );
    const now = api.clock.now();
    await api.db.transaction(async (manager) => {
      const organisationId = one.hub.id;
      await retireKeys(manager, organisationId, now);
      const secrets = api.app.get(Secrets);
      await keepKey(manager, secrets, given, { organisationId, given: true, now });
    });
    expect((await pdf()).equals(made)).toBe(true);
    const annexed = await pdf(one.learner, { annex: '1' });
    expect((await judged(annexed)).signature).toMatchObject({ by: 'Cachet du hub', ours: true });
    expect((await judged(made)).signature).toMatchObject({ by: one.hub.legalName, ours: true });
    const secrets = await api.db.query<{ kept: boolean }[]>(
      `select sealed_secret is not null as kept from document_key
       where organisation_id = $1 order by created_at, id`,
      [one.hub.id],
    );
    expect(secrets.map((each) => each.kept)).toEqual([false, true]);
  });
});

describe('where an authority stamps times', () => {
  let api: TestApi;
  let tsa: Server;
  let folder: string;
  let away = false;
  const authority = new LocalAuthority('of elsewhere');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'percolateur-tsa-'));
    writeFileSync(join(folder, 'tsa.pem'), authority.certificate);
    tsa = createServer((request, response) => {
      void buffer(request).then((asked) => {
        if (away) {
          response.writeHead(503).end();
          return;
        }
        // RFC 3161, 2.4.1: the digest is the first string of 32 bytes, the nonce the last number.
        const digest = asked.indexOf(Buffer.from([0x04, 32])) + 2;
        const nonce = digest + 32 + 2;
        response.end(
          authority.stamp(
            asked.subarray(digest, digest + 32).toString('hex'),
            new Date('2026-11-26T15:00:00Z'),
            asked.subarray(nonce, nonce + asked[nonce - 1]),
          ),
        );
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => tsa.once('listening', resolve));
    const { port } = tsa.address() as AddressInfo;
    api = await startApi({
      env: {
        TIMESTAMP_URL: `http://127.0.0.1:${port}/`,
        TIMESTAMP_CERTIFICATE: join(folder, 'tsa.pem'),
      },
    });
  });
  afterAll(async () => {
    await api.stop();
    tsa.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the time of a signature is its word; while it is away nothing is handed out unstamped', async () => {
    const { learner, certificate } = await attestedIn(api);
    const pdf = () =>
      learner.call(certificateRoutes.pdf, {
        params: { certificateId: certificate.id },
        query: {},
      });
    away = true;
    expect((await pdf()).status).toBe(503);
    expect(await api.db.manager.countBy(CertificateFile, {})).toBe(0);
    away = false;
    const { bytes } = await pdf();
    const { body } = await api.stranger.send({
      ...{ method: 'POST', url: badgeRoutes.judge.path, payload: bytes },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect((body as unknown as FileJudgement).signature).toMatchObject({
      ...{ state: 'whole', stamped: true, at: '2026-11-26T15:00:00.000Z' },
    });
    expect(await api.db.manager.findBy(CertificateFile, {})).toMatchObject([{ stamped: true }]);
  });
});
