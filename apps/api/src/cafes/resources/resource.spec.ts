import { resourceRoutes as routes } from '@percolateur/contract';
import type { LinkOutcome } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Cafe } from '../../record/cafe.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { lookAtLinks } from './look-at-links';

describe('the library of resources', () => {
  let api: TestApi;
  let admin: Client;
  let coordinator: Client;
  let nadia: Client;
  let enrolment: Enrolment;
  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    const nation = await scene.organisation({ kind: 'national', code: 'NAT' });
    const hub = await scene.organisation();
    admin = await api.as(await scene.staff(nation, 'admin'));
    coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    const person = await scene.person({ firstName: 'Nadia', lastName: 'Benali' });
    enrolment = await scene.enrol(await scene.cohort(hub), person, 'completed');
    nadia = await api.as(person);
  });
  afterAll(() => api.stop());

  const list = async (query: object = {}, client = api.stranger) =>
    (await client.call(routes.list, { query })).body.rows;
  const titles = async (query: object) => (await list(query)).map(({ title }) => title);
  const fields = {
    ...{ title: 'Le café des images', kind: 'kit' as const, url: 'https://exemple.fr/kit' },
    ...{ summary: 'Vingt images à trier, vraies ou fabriquées.', author: 'Une médiathèque' },
    ...{ partner: '', licence: 'CC BY 4.0', minutesLeast: 30, minutesMost: 45 },
    publics: ['young' as const],
  };
  const review = { ...fields, status: 'published' as const, refusalReason: '', checked: true };

  test('is read by anybody, with what is known and no more', async () => {
    const all = await list();
    expect(all.map(({ title }) => title)).toEqual(
      [...all.map(({ title }) => title)].sort((one, other) => one.localeCompare(other, 'fr')),
    );
    const game = all.find(({ title }) => title === 'Aïe Aïe IA')!;
    expect(game).toMatchObject({ licence: '', minutesLeast: null, used: 0, dead: false });
    expect(game.checkedOn).toBe('2026-11-23');
    expect(JSON.stringify(all)).not.toMatch(/proposedBy|revision|undefined/);
  });

  test('is searched in French words and narrowed', async () => {
    expect(await titles({ search: 'plateaux imprimes' })).toEqual(['St[IA]mmtisch']);
    expect(await titles({ kind: 'game', within: 60 })).toEqual(['St[IA]mmtisch']);
    expect(await titles({ search: 'datactivist' })).toEqual(['La Boîte noire de l’IA']);
    expect(await titles({ search: 'jardinage' })).toEqual([]);
  });

  test('gives its pages one after the other, whatever is added meanwhile', async () => {
    const add = (title: string) =>
      api.db.query(
        `insert into resource (id, status, title, kind, url, summary, proposed_at, revision)
         values (gen_random_uuid(), 'published', $1, 'guide', 'https://exemple.fr', 'Un guide', now(), 1)`,
        [title],
      );
    for (let number = 0; number < 60; number += 1) await add(`Zz ${number}`);
    const first = (await api.stranger.call(routes.list, { query: {} })).body;
    expect(first.rows).toHaveLength(50);
    await add('A tout début');
    const next = (await api.stranger.call(routes.list, { query: { after: first.next! } })).body;
    const ids = [...first.rows, ...next.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(next.next).toBeNull();
    await api.db.query(`delete from resource where summary = 'Un guide'`);
  });

  test('grows by what alumni propose and the nation publishes', async () => {
    const id = uuidv7();
    const propose = () => nadia.call(routes.propose, { body: { id, ...fields } });
    expect([(await propose()).status, (await propose()).status]).toEqual([204, 204]);
    expect(await titles({ search: 'images' })).toEqual([]);
    const bad = { id: uuidv7(), ...fields, url: 'javascript:alert(1)' };
    expect((await nadia.call(routes.propose, { body: bad })).status).toBe(400);
    const { rows } = (await admin.call(routes.reviewed, { query: { status: 'proposed' } })).body;
    expect(rows).toMatchObject([{ id, proposedBy: 'Nadia Benali', revision: 1 }]);
    const params = { resourceId: id };
    const refusal = { ...review, status: 'refused' as const, revision: 1 };
    expect((await admin.call(routes.review, { params, body: refusal })).status).toBe(422);
    const refused = { ...refusal, refusalReason: 'La licence manque.' };
    expect((await admin.call(routes.review, { params, body: refused })).status).toBe(204);
    expect((await nadia.call(routes.mine, {})).body.proposed).toEqual([
      { id, title: fields.title, status: 'refused', refusalReason: 'La licence manque.' },
    ]);
    const stale = { ...review, revision: 1 };
    expect((await admin.call(routes.review, { params, body: stale })).status).toBe(409);
    await admin.call(routes.review, { params, body: { ...review, revision: 2 } });
    expect(await list({ search: 'images' })).toMatchObject([{ id, checkedOn: '2026-11-24' }]);
    expect(await titles({ search: 'images', public: 'seniors' })).toEqual([]);
    expect(await titles({ search: 'images', public: 'young' })).toHaveLength(1);
  });

  test('counts the cafés that each served in, once', async () => {
    const [{ id: resourceId }] = await list({ search: 'stiammtisch imprimer' }).then((found) =>
      found.length ? found : list({ kind: 'game', within: 60 }),
    );
    const call = { params: { resourceId }, body: { used: true } };
    expect((await nadia.call(routes.use, call)).status).toBe(404);
    await api.db.manager.insert(Cafe, {
      ...{ enrolmentId: enrolment.id, plannedOn: '2026-12-10', place: 'Ici' },
      updatedAt: api.clock.now(),
    });
    await Promise.all([nadia.call(routes.use, call), nadia.call(routes.use, call)]);
    expect((await list({ kind: 'game', within: 60 }))[0].used).toBe(1);
    expect((await nadia.call(routes.mine, {})).body).toMatchObject({
      ...{ hasCafe: true, used: [resourceId] },
    });
    await nadia.call(routes.use, { ...call, body: { used: false } });
    expect((await list({ kind: 'game', within: 60 }))[0].used).toBe(0);
  });

  test('is reviewed by the nation alone, and proposed to by those who learnt', async () => {
    const stranger = await api.as(await api.scene.person());
    const body = { id: uuidv7(), ...fields };
    expect((await stranger.call(routes.propose, { body })).status).toBe(404);
    expect((await api.stranger.call(routes.propose, { body })).status).toBe(401);
    const params = { resourceId: uuidv7() };
    for (const client of [nadia, coordinator]) {
      expect((await client.call(routes.reviewed, { query: {} })).status).toBe(403);
      const asked = { params, body: { ...review, revision: 0 } };
      expect((await client.call(routes.review, asked)).status).toBe(403);
    }
  });

  test('flags the links that do not answer, at the second time unless they say so', async () => {
    const looked: string[] = [];
    const check = async (outcomeOf: (url: string) => LinkOutcome) => {
      const seen = [];
      const look = (url: string) => {
        looked.push(url);
        return Promise.resolve(outcomeOf(url));
      };
      for await (const each of lookAtLinks(api.db, look, { pauseMs: 0 })) seen.push(each);
      return seen;
    };
    const stiam = 'https://cafeia.org/stiammtisch';
    await check((url) => (url === stiam ? 'silent' : 'answers'));
    expect(new Set(looked).size).toBe(looked.length);
    expect((await list()).filter(({ dead }) => dead)).toEqual([]);
    await check((url) => (url === stiam ? 'silent' : url.includes('boite') ? 'gone' : 'answers'));
    const flagged = (await list()).filter(({ dead }) => dead).map(({ url }) => url);
    expect(flagged).toEqual(['https://cafeia.org/la-boite-noire-de-lia', stiam]);
    const { rows } = (await admin.call(routes.reviewed, { query: { dead: 'true' } })).body;
    expect(rows).toHaveLength(2);
    await check(() => 'answers');
    expect((await list()).some(({ dead }) => dead)).toBe(false);
  });
});
