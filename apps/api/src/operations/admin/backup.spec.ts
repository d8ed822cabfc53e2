import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { certificateRoutes, quizRoutes, sessionRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { adminTool } from '../../../test/admin-tool';
import type { AdminTool } from '../../../test/admin-tool';
import { emptyDatabase } from '../../../test/database';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { hashPassword } from '../../people/auth/password';
import { Certificate } from '../../record/certificate.entity';
import { withClient } from '../../record/connection';
import { evidence } from '../../record/tables';
import { tablesOf } from './backup-file';

const password = 'un grand café bien serré';

describe('a backup, and the house restored from it', () => {
  let api: TestApi;
  let tool: AdminTool;
  let folder: string;
  let file: string;
  let elsewhere: Awaited<ReturnType<typeof emptyDatabase>>;
  let certificate: Certificate;

  beforeAll(async () => {
    tool = adminTool();
    folder = mkdtempSync(join(tmpdir(), 'percolateur-backup-'));
    file = join(folder, 'house.backup');
    elsewhere = await emptyDatabase();
    api = await startApi();
    const { scene, db } = api;
    const hub = await scene.organisation({ name: 'Hub de l’été\t«\\N»\n' });
    const coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    const cohort = await scene.cohort(hub);
    const person = await scene.person({
      email: 'nadia@percolateur.test',
      passwordHash: await hashPassword(password),
    });
    const { id } = await scene.enrol(cohort, person);
    await signedOnTime(api, person, cohort.halfDays);
    const nadia = await api.as(person);
    const attemptId = uuidv7();
    await nadia.call(quizRoutes.start, {
      params: { cohortId: cohort.id, quizId: 'evaluation' },
      body: { id: attemptId },
    });
    await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds: [id] },
    });
    certificate = await db.manager.findOneByOrFail(Certificate, { enrolmentId: id });
  });
  afterAll(async () => {
    await api.stop();
    await elsewhere.drop();
    rmSync(folder, { recursive: true, force: true });
    tool.remove();
  });

  const admin = (databaseUrl: string, ...args: string[]) => tool.run(databaseUrl, folder, args);

  const everything = (url: string) =>
    withClient(url, async (client) => {
      const kept: Record<string, unknown[]> = {};
      for (const { table } of await tablesOf(client)) {
        const { rows } = await client.query(`select t::text as row from "${table}" t order by 1`);
        kept[table] = rows;
      }
      // Who asks whether it is ready leaves a mark there.
      delete kept.throttle;
      return kept;
    });

  test('is one file, whole, that its owner alone reads', () => {
    const run = admin(api.ownerUrl, 'backup', file);
    expect(run).toMatchObject({ code: 0, complained: '' });
    expect(run.said).toMatch(/: \d+ rows of \d+ tables, as of 20/);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(admin('', 'verify', file).said).toContain('is whole');
    const again = admin(api.ownerUrl, 'backup', file);
    expect(again).toMatchObject({ code: 1, complained: expect.stringContaining('there already') });
  });

  test('brings back the same rows, guarded, and people enter and prove as before', async () => {
    expect(admin(elsewhere.ownerUrl, 'restore', file)).toMatchObject({ code: 0, complained: '' });
    expect(await everything(elsewhere.ownerUrl)).toEqual(await everything(api.ownerUrl));
    expect(admin(elsewhere.ownerUrl, 'verify')).toMatchObject({ code: 0, complained: '' });
    await withClient(elsewhere.ownerUrl, async (owner) => {
      for (const table of evidence) {
        await expect(owner.query(`delete from ${table}`)).rejects.toThrow('append-only');
      }
    });

    const restored = await startApi({ database: elsewhere });
    const entered = await restored.stranger.call(sessionRoutes.enterPassword, {
      body: { email: 'nadia@percolateur.test', password },
    });
    expect(entered.status).toBe(200);
    const verified = await restored.stranger.call(certificateRoutes.verify, {
      params: { code: certificate.code },
    });
    expect(verified.body).toMatchObject({ verdict: 'authentic' });
    await restored.app.close();
  });

  test('has its chains with it, and hands one over', () => {
    const code = certificate.number.split('-')[0];
    const chains = [api.ownerUrl, elsewhere.ownerUrl].map((url, at) => {
      const chain = join(folder, `chain-${at}`);
      expect(admin(url, 'chain', code, chain)).toMatchObject({
        ...{ code: 0, complained: '' },
        said: expect.stringMatching(new RegExp(`: \\d+ links of ${code}\\n$`)),
      });
      return readFileSync(join(chain, 'chaine.txt'), 'utf8');
    });
    expect(chains[0]).toMatch(/^([0-9a-f]{64} \{.+\}\n){2,}$/);
    expect(chains[1]).toBe(chains[0]);
    const nobody = admin(api.ownerUrl, 'chain', 'PERSONNE', join(folder, 'chain-none'));
    expect(nobody).toMatchObject({
      code: 2,
      complained: 'No organisation has the code PERSONNE.\n',
    });
  });

  test('is not poured over what is there', () => {
    const again = admin(elsewhere.ownerUrl, 'restore', file);
    expect(again).toMatchObject({ code: 1, complained: expect.stringContaining('is not empty') });
  });

  test('is refused in words when it is cut, changed, of a newer version, or none', async () => {
    const fresh = await emptyDatabase();
    const refused = (bytes: Buffer | string) => {
      const damaged = join(folder, 'damaged');
      writeFileSync(damaged, bytes);
      const { code, complained } = admin(fresh.ownerUrl, 'restore', damaged);
      expect(code).toBe(1);
      return complained;
    };
    const whole = readFileSync(file);
    const text = gunzipSync(whole).toString();
    expect(refused(whole.subarray(0, -20))).toContain('damaged or not whole');
    expect(refused(gzipSync(text.replace('drawn', 'typed')))).toContain('damaged or not whole');
    expect(refused(gzipSync(text.slice(0, text.lastIndexOf('{'))))).toContain('not whole');
    expect(refused(gzipSync(text.replace('"People', '"Later')))).toContain('a newer Percolateur');
    expect(refused('bonjour')).toContain('damaged or not whole');
    const none = admin(fresh.ownerUrl, 'restore', join(folder, 'absent'));
    expect(none).toMatchObject({ code: 1, complained: expect.stringContaining('no file') });
    expect(admin(fresh.ownerUrl, 'restore')).toMatchObject({ code: 2 });
    const { rowCount } = await withClient(fresh.ownerUrl, (owner) =>
      owner.query(`select from pg_tables where schemaname = 'public'`),
    );
    expect(rowCount).toBe(0);
    await fresh.drop();
  });

  test('says when facts were changed behind the application’s back', async () => {
    await withClient(elsewhere.ownerUrl, (owner) =>
      owner.query(`alter table certificate disable trigger append_only;
        update certificate set facts = jsonb_set(facts, '{minutesFollowed}', '9000');
        alter table personal_data disable trigger user;
        delete from personal_data where evidence_id = (select min(id::text)::uuid from signature);
        update personal_data set content = '{}'
        where evidence_id = (select max(id::text)::uuid from signature)`),
    );
    const { code, complained } = admin(elsewhere.ownerUrl, 'verify');
    expect(code).toBe(1);
    expect(complained).toContain('certificate: nothing keeps its rows from being changed');
    expect(complained).toContain(`${certificate.number}, version 1: its facts were changed`);
    expect(complained).toMatch(/signature [-0-9a-f]+: what it says of somebody is gone/);
    expect(complained).toMatch(/signature [-0-9a-f]+: what it says of somebody was changed/);
  });
});
