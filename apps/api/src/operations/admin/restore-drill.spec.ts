import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badgeRoutes, certificateRoutes } from '@percolateur/contract';
import type { FileJudgement } from '@percolateur/contract';
import { adminTool } from '../../../test/admin-tool';
import type { AdminTool } from '../../../test/admin-tool';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { emptyDatabase } from '../../../test/database';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CertificateFile } from '../../record/certificate-file.entity';

const secret = 'SMUlw5nPZ2Dc0Rr1p4vVq8tXy7bKjHeA';

describe('after everything was lost, and restored', () => {
  let tool: AdminTool;
  let folders: string[];
  let api: TestApi;
  let one: Attestation;
  let handedOut: Buffer;
  let badge: Buffer;
  let code: string;

  const pdfOf = async (client: Client) => {
    const params = { certificateId: one.certificate.id };
    return (await client.call(certificateRoutes.pdf, { params, query: {} })).bytes;
  };
  const judgedBy = async ({ stranger }: TestApi, payload: Buffer) => {
    const { body } = await stranger.send({
      ...{ method: 'POST', url: badgeRoutes.judge.path, payload },
      headers: { 'content-type': 'application/octet-stream' },
    });
    return body as unknown as FileJudgement;
  };

  beforeAll(async () => {
    tool = adminTool();
    folders = ['before', 'after', 'bare'].map((name) =>
      mkdtempSync(join(tmpdir(), `percolateur-drill-${name}-`)),
    );
    api = await startApi({ env: { DATA_DIR: folders[0], SECRET_KEY: secret } });
    one = await attestedIn(api);
    handedOut = await pdfOf(one.learner);
    const [mine] = (await one.learner.call(badgeRoutes.mine, {})).body;
    ({ bytes: badge } = await one.learner.call(badgeRoutes.file, {
      params: { badgeId: mine.id },
      query: { form: 'json' },
    }));
    ({ code } = one.certificate);
  });
  afterAll(async () => {
    await api.stop();
    tool.remove();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('certificates, badges and files verify, with the files or without', async () => {
    const backup = join(folders[0], 'house.backup');
    expect(tool.run(api.ownerUrl, folders[0], ['verify'])).toMatchObject({ code: 0 });
    expect(tool.run(api.ownerUrl, folders[0], ['backup', backup])).toMatchObject({ code: 0 });
    cpSync(join(folders[0], 'files'), join(folders[1], 'files'), { recursive: true });

    for (const [folder, withFiles] of [
      [folders[1], true],
      [folders[2], false],
    ] as const) {
      const elsewhere = await emptyDatabase();
      const admin = (...args: string[]) => tool.run(elsewhere.ownerUrl, folder, args);
      expect(admin('restore', backup)).toMatchObject({ code: 0, complained: '' });
      const verified = admin('verify');
      expect(verified.code).toBe(withFiles ? 0 : 1);
      if (!withFiles) expect(verified.complained).toMatch(/its file \S+\.pdf is gone/);

      const env = { DATA_DIR: folder, SECRET_KEY: secret };
      const restored = await startApi({ database: elsewhere, env });
      restored.clock.set(api.clock.now());
      const { body } = await restored.stranger.call(certificateRoutes.verify, { params: { code } });
      expect(body.verdict).toBe('authentic');
      expect(await judgedBy(restored, handedOut)).toMatchObject({
        document: { verdict: 'authentic', copy: 'same' },
        badge: { verdict: 'authentic' },
        signature: { ours: true, state: 'whole' },
      });
      expect((await judgedBy(restored, badge)).badge!.verdict).toBe('authentic');
      const again = await pdfOf(await restored.as(one.person));
      expect(again.equals(handedOut)).toBe(withFiles);
      expect((await judgedBy(restored, again)).document!.copy).toBe('same');
      expect(admin('verify')).toMatchObject({ code: 0, complained: '' });
      await restored.stop();
    }
  }, 240_000);

  test('whoever is erased is in no file any more, and what they were given is still known', async () => {
    const names = () => readdirSync(join(folders[0], 'files'));
    expect(names()).toHaveLength(1);
    await api.db.query(`update half_day set starts_at = starts_at - interval '20 years',
      ends_at = ends_at - interval '20 years'`);
    const reason = ['--reason', 'Demande du 3 mars', '--yes', '--despite-retention'];
    const erased = tool.run(api.ownerUrl, folders[0], [
      'erase-person',
      one.person.email,
      ...reason,
    ]);
    expect(erased).toMatchObject({ code: 0, complained: '' });
    expect(erased.said).toContain('1 files of certificates, whose digests stay');
    expect(names()).toEqual([]);
    expect(existsSync(join(folders[0], 'erasures.jsonl'))).toBe(true);
    expect(await api.db.manager.countBy(CertificateFile, {})).toBe(1);
    expect((await judgedBy(api, handedOut)).document).toMatchObject({
      ...{ copy: 'same', erasedAt: expect.any(String) },
    });
    expect(tool.run(api.ownerUrl, folders[0], ['verify'])).toMatchObject({ code: 0 });

    // Files that come back from an older copy are removed again.
    cpSync(join(folders[1], 'files'), join(folders[0], 'files'), { recursive: true });
    expect(names()).toHaveLength(1);
    tool.run(api.ownerUrl, folders[0], ['erase-person', '--registered']);
    expect(names()).toEqual([]);
  }, 240_000);
});
