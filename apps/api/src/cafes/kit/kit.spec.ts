import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cafePlanRoutes as routes } from '@percolateur/contract';
import { cafeLibrary, composeCafe, readyMadeCafes } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCafePlan } from '../../../test/cafe-plan';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { unzipped } from '../../../test/unzipped';
import { Enrolment } from '../../record/enrolment.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { KitMaker } from './kit-maker';

describe('the kit of a café', () => {
  let api: TestApi;
  let worker: TestWorker;
  let nadia: Client;
  let cohortId: string;
  beforeAll(async () => {
    api = await startApi();
    const cohort = await api.scene.cohort(await api.scene.organisation(), {
      firstDay: '2026-11-16',
    });
    cohortId = cohort.id;
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    nadia = await api.as(person);
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  const made = async (given: Partial<typeof aCafePlan>) => {
    const params = { cohortId, planId: uuidv7(), versionId: uuidv7() };
    await nadia.call(routes.save, { params, body: { ...aCafePlan, ...given } });
    expect((await nadia.call(routes.kit, { params })).body).toEqual({ state: 'none' });
    await Promise.all([1, 2].map(() => nadia.call(routes.askKit, { params })));
    await until(async () => (await nadia.call(routes.kit, { params })).body.state === 'ready', 60);
    const { bytes, headers } = await nadia.call(routes.kitFile, { params });
    expect(headers['content-disposition']).toContain('mon-cafe.zip');
    return { params, files: unzipped(bytes), bytes };
  };

  test('is made in the background: eight files that another program reads, credits within', async () => {
    const [, , work] = readyMadeCafes;
    const { files, bytes } = await made({
      ...{ title: 'L’IA et nous', day: '2026-12-10' },
      answers: { ...work.answers, needs: [] },
      blocks: [...work.blocks],
    });
    const folder = mkdtempSync(join(tmpdir(), 'percolateur-kit-'));
    writeFileSync(join(folder, 'kit.zip'), bytes);
    expect(spawnSync('unzip', ['-t', join(folder, 'kit.zip')]).status).toBe(0);
    rmSync(folder, { recursive: true });
    expect([...files.keys()]).toEqual([
      ...['1-plan.pdf', '2-cartes.pdf', '3-affiche-A4.pdf', '3-affiche-A3.pdf', '4-tracts.pdf'],
      ...['5-bulletins.pdf', '6-textes.txt', 'index.html'],
    ]);
    const plan = await readPdf(files.get('1-plan.pdf')!);
    expect(plan.pages).toBeLessThanOrEqual(2);
    expect(plan.tags).toContain('Table');
    expect(plan.info.Language).toBe('fr-FR');
    expect(plan.text).toContain('Mes tâches sous la loupe');
    expect(plan.text).toContain('Loir-et-Cher Tech');
    const poster = await readPdf(files.get('3-affiche-A3.pdf')!);
    expect(poster.text).toContain('jeudi 10 décembre 2026');
    expect(poster.tags).toContain('H1');
    const cards = await readPdf(files.get('2-cartes.pdf')!);
    expect(cards.text).toContain('Je garderais');
    expect(files.get('6-textes.txt')!.toString()).toContain('POUR LE BULLETIN DE LA COMMUNE');
    expect(files.get('index.html')!.toString()).toContain('CC BY-SA 4.0');
  });

  test('holds the longest texts: the plan on two pages, the poster on one', async () => {
    const answers = {
      ...{ ...aCafePlan.answers, people: 40, coHost: true },
      needs: ['seated' as const, 'silent' as const, 'lowVision' as const, 'noScreen' as const],
    };
    const { files } = await made({
      ...{ title: 'Un titre long '.repeat(14), place: 'Salle polyvalente '.repeat(11) },
      question: 'Que deviendront nos métiers et nos rivières ? '.repeat(10),
      ...{ answers, blocks: composeCafe(answers, cafeLibrary()) },
    });
    const pages = async (name: string) => (await readPdf(files.get(name)!)).pages;
    expect(await pages('1-plan.pdf')).toBe(2);
    for (const name of ['3-affiche-A4.pdf', '3-affiche-A3.pdf', '4-tracts.pdf']) {
      expect(await pages(name)).toBe(1);
    }
  });

  test('its poster leads to the page of the café, once it is announced', async () => {
    const { params, files } = await made({ day: '2026-12-10' });
    const before = await readPdf(files.get('3-affiche-A4.pdf')!);
    expect(before.text).toContain('Renseignements');
    const id = uuidv7();
    const { id: enrolmentId, personId } = await api.db.manager.findOneByOrFail(Enrolment, {
      cohortId,
    });
    const hub = await api.scene.organisation();
    await api.db.manager.insert(PublicCafe, {
      ...{ id, organisationId: hub.id, hostId: personId, enrolmentId, hostName: 'Nadia' },
      ...{ slug: 'mon-cafe', title: 'Un café', theme: 'discover', place: 'Médiathèque' },
      ...{ address: '61100 Flers', departement: '61', timeZone: 'Europe/Paris', seats: 12 },
      ...{ state: 'announced' as const, toldState: 'announced' as const },
      ...{ startsAt: new Date('2026-12-10T17:00Z'), endsAt: new Date('2026-12-10T18:00Z') },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now() },
    });
    await nadia.call(routes.askKit, { params });
    await until(async () => (await nadia.call(routes.kit, { params })).body.state === 'ready', 60);
    const { bytes } = await nadia.call(routes.kitFile, { params });
    const after = unzipped(bytes);
    for (const name of ['3-affiche-A4.pdf', '4-tracts.pdf']) {
      expect((await readPdf(after.get(name)!)).text).toContain('/cafes/mon-cafe');
    }
    // For another day, it is another café.
    const other = await made({ day: '2026-12-11' });
    expect((await readPdf(other.files.get('4-tracts.pdf')!)).text).toContain('Renseignements');
    await api.db.manager.delete(PublicCafe, { id });
  });

  test('goes after a week, and is somebody else’s for everybody else', async () => {
    const { params } = await made({});
    const other = await api.as(await api.scene.person());
    for (const route of [routes.kit, routes.kitFile, routes.askKit]) {
      expect((await other.call(route, { params })).status).toBe(404);
    }
    await api.db.query(`update cafe_kit set expires_at = '2026-01-01' where id = $1`, [
      params.versionId,
    ]);
    await worker.module.get(KitMaker).resume();
    expect((await nadia.call(routes.kitFile, { params })).status).toBe(404);
    expect((await nadia.call(routes.kit, { params })).body).toEqual({ state: 'none' });
  });
});
