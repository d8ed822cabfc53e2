import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateRoutes, evidenceRoutes as routes } from '@percolateur/contract';
import type { NewEvidenceBundle } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aBucket } from '../../../test/a-bucket';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { BundleMaker } from './bundle-maker';

const names = [
  ...['Nadia Benali', 'Αθηνά Παπαδοπούλου', 'Олена Шевченко', 'Nguyễn Thị Hường', '王 小明'],
  ...['فاطمة الزهراء', '../É/Zoë O’Neil', 'Anne-Sophie d’Aubigné', 'Łukasz Żółć', 'Mamadou Ba'],
  ...['Inès Roy', 'Jean-Noël Le Goff', 'Marie Curie', 'Paul Petit', 'Ève Grand'],
];

describe('evidence gathered in one file', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let cohort: Cohort;
  let people: Person[];
  let coordinator: Client;
  let folder: string;
  beforeAll(async () => {
    api = await startApi({ at: '2026-11-26T09:00:00Z' });
    const led = await api.scene.ledCohort();
    ({ hub, cohort } = led);
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const enrolmentIds: string[] = [];
    people = [];
    for (const name of names) {
      const [firstName, ...rest] = name.split(' ');
      const person = await api.scene.person({ firstName, lastName: rest.join(' ') });
      people.push(person);
      enrolmentIds.push((await api.scene.enrol(cohort, person)).id);
      await signedOnTime(api, person, cohort.halfDays);
    }
    await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds },
    });
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'percolateur-bundle-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };

  /** Asks, waits, and unpacks. */
  async function gathered(asked: NewEvidenceBundle) {
    const params = { organisationId: hub.id };
    expect((await coordinator.call(routes.gather, { params, body: asked })).status).toBe(200);
    const bundle = await until(async () => {
      const { body } = await coordinator.call(routes.bundles, { params });
      return body.find(({ id, status }) => id === asked.id && status === 'ready');
    }, 60);
    const { bytes } = await coordinator.call(routes.bundle, { params: { bundleId: asked.id } });
    expect(bytes.length).toBe(bundle.size);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(bundle.sha256);
    writeFileSync(join(folder, 'preuves.zip'), bytes);
    expect(run('unzip', '-tq', 'preuves.zip')).toMatchObject({ status: 0 });
    expect(run('unzip', '-q', 'preuves.zip')).toMatchObject({ status: 0 });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return { bundle, files };
  }

  test('of a session of fifteen people is whole, and checked by what everybody has', async () => {
    const { bundle, files } = await gathered({
      ...{ id: uuidv7(), kind: 'cohort', cohortId: cohort.id },
    });
    expect(bundle).toMatchObject({ kind: 'cohort', title: cohort.title, done: bundle.total });
    const pdfs = files.filter((name) => name.endsWith('.pdf'));
    expect(pdfs).toHaveLength(15 + 5);
    for (const pdf of pdfs) expect([pdf, run('qpdf', '--check', pdf).status]).toEqual([pdf, 0]);

    const sums = run('sha256sum', '-c', '--strict', 'empreintes.sha256');
    expect(sums.status).toBe(0);
    expect(sums.said.match(/: (OK|Réussi)$/gm)).toHaveLength(bundle.total);
    const proof = spawnSync('sh', ['verifier.sh'], {
      ...{ cwd: join(folder, 'preuves'), encoding: 'utf8' },
    });
    // Sixty signatures and fifteen certificates, sealed or not yet.
    expect(proof.stdout).toMatch(/^75 links, [01] seals, the last link [0-9a-f]{64}\n$/);

    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const [, href] of index.matchAll(/href="([^"]+)"/g)) {
      expect(files).toContain(decodeURIComponent(href));
    }
    const results = files.find((name) => name.endsWith('resultats.csv'))!;
    const csv = readFileSync(join(folder, results), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(16);
    expect(csv).toContain('Nguyễn Thị Hường;Mairie de Flers;4;14,00;14,00');
    expect(readFileSync(join(folder, 'index.csv'), 'utf8')).toContain('فاطمة الزهراء');
    // Changed afterwards, it tells.
    writeFileSync(join(folder, results), csv.replace('14,00', '15,00'));
    expect(run('sha256sum', '-c', '--quiet', 'empreintes.sha256').status).toBe(1);
  });

  test('of one person says nothing of the others', async () => {
    const [nadia] = people;
    const { bundle, files } = await gathered({ id: uuidv7(), kind: 'person', personId: nadia.id });
    expect(bundle.title).toBe('Nadia Benali');
    const sheet = files.find((name) => name.endsWith('emargement.pdf'))!;
    const said = run('pdftotext', sheet, '-').said;
    expect(said).toContain('Benali');
    expect(said).not.toMatch(/Neil|Żółć|Petit/);
    const joining = files.find((name) => name.endsWith('convocations.pdf'))!;
    const asked = run('pdftotext', joining, '-').said;
    expect(asked).toContain('Nadia Benali');
    expect(asked).not.toMatch(/Neil|Żółć|Petit/);
    expect(files.filter((name) => /certificats\/./.test(name))).toHaveLength(1);
  });

  test('of a period holds the sessions that begin in it, and none elsewhere', async () => {
    const later = await api.scene.cohort(hub, { firstDay: '2026-12-08', title: 'Plus tard' });
    const other = await api.scene.cohort(await api.scene.organisation(), { title: 'Ailleurs' });
    const { files } = await gathered({
      ...{ id: uuidv7(), kind: 'period', from: '2026-12-01', to: '2026-12-31' },
    });
    const folders = new Set(files.map((name) => name.split('/')[0]));
    expect(folders).toContain(`2026-12-08 Plus tard ${later.id.slice(-4)}`);
    expect(files.filter((name) => name.endsWith('emargement.pdf'))).toHaveLength(1);
    expect(files.join()).not.toContain(other.title);
  });

  test('is found again when its job was lost, asked twice is made once, and goes after a week', async () => {
    const params = { organisationId: hub.id };
    const asked = { id: uuidv7(), kind: 'person' as const, personId: people[1].id };
    await gathered(asked);
    const again = await coordinator.call(routes.gather, { params, body: asked });
    expect(again.body).toMatchObject({ id: asked.id, status: 'ready' });
    await api.db.query(`update evidence_bundle set status = 'under-way' where id = $1`, [asked.id]);
    await worker.module.get(BundleMaker).resume();
    await until(async () => {
      const { body } = await coordinator.call(routes.bundles, { params });
      return body.find(({ id, status }) => id === asked.id && status === 'ready');
    }, 30);
    api.clock.advance({ days: 8 });
    const late = await coordinator.call(routes.bundle, { params: { bundleId: asked.id } });
    expect(late.status).toBe(404);
    await worker.module.get(BundleMaker).resume();
    const kept = readdirSync(join(api.dataDir, 'files'));
    expect(kept.filter((name) => !name.startsWith('certificate-'))).toEqual([]);
    expect((await coordinator.call(routes.bundles, { params })).body).toEqual([]);
    api.clock.advance({ days: -8 });
  });

  test('is of nobody else’s hub', async () => {
    const elsewhere = await api.scene.organisation();
    const stranger = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const theirs = { params: { organisationId: elsewhere.id } };
    for (const body of [
      { id: uuidv7(), kind: 'cohort' as const, cohortId: cohort.id },
      { id: uuidv7(), kind: 'person' as const, personId: people[0].id },
    ]) {
      expect((await stranger.call(routes.gather, { ...theirs, body })).status).toBe(404);
    }
  });
});

test('evidence waits for the bucket where files are kept, and is handed over from there', async () => {
  const bucket = await aBucket();
  const api = await startApi({ at: '2026-11-26T09:00:00Z', env: { FILES_URL: bucket.url } });
  const worker = await startWorker(api);
  const { hub, cohort } = await api.scene.ledCohort();
  const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  const [params, id] = [{ organisationId: hub.id }, uuidv7()];
  const bundle = async () =>
    (await coordinator.call(routes.bundles, { params })).body.find((each) => each.id === id)!;
  const maker = worker.module.get(BundleMaker);
  await bucket.pause();
  const body = { id, kind: 'cohort' as const, cohortId: cohort.id };
  await coordinator.call(routes.gather, { params, body });
  // As often as it likes: nothing is given up for it.
  for (let time = 0; time < 4; time += 1) await maker.make(id);
  expect((await bundle()).status).toBe('waiting');
  await bucket.resume();
  await maker.make(id);
  const { sha256, status } = await bundle();
  expect(status).toBe('ready');
  const asked = { params: { bundleId: id } };
  const { bytes } = await coordinator.call(routes.bundle, asked);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  await bucket.pause();
  expect((await coordinator.call(routes.bundle, asked)).status).toBe(503);
  await bucket.resume();
  await worker.stop();
  await api.stop();
  await bucket.stop();
});
