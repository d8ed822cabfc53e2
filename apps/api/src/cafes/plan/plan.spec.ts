import { cafePlanRoutes as routes } from '@percolateur/contract';
import { composeCafe, cafeLibrary } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCafePlan } from '../../../test/cafe-plan';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';

describe('plans of cafés', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const learning = async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2026-11-16' });
    const [nadia, paul] = [
      await api.scene.person({ firstName: 'Nadia' }),
      await api.scene.person({ firstName: 'Paul' }),
    ];
    for (const person of [nadia, paul]) await api.scene.enrol(cohort, person);
    return { cohort, nadia: await api.as(nadia), paul: await api.as(paul) };
  };
  const list = async (client: Client, cohortId: string) =>
    (await client.call(routes.list, { params: { cohortId } })).body;
  const save = (client: Client, cohortId: string, planId: string, given = {}, id = uuidv7()) =>
    client.call(routes.save, {
      params: { cohortId, planId, versionId: id },
      body: { ...aCafePlan, ...given },
    });

  test('are kept version by version; what comes twice is one', async () => {
    const { cohort, nadia } = await learning();
    const planId = uuidv7();
    expect(await list(nadia, cohort.id)).toMatchObject({ open: true, mine: [], shared: [] });
    const first = uuidv7();
    await Promise.all([1, 2].map(() => save(nadia, cohort.id, planId, {}, first)));
    const blocks = composeCafe({ ...aCafePlan.answers, people: 20 }, cafeLibrary());
    const second = await save(nadia, cohort.id, planId, { title: 'À vingt', blocks });
    expect(second.body).toMatchObject({ title: 'À vingt', author: null, shared: false });
    expect(second.body.versions.map(({ number }) => number)).toEqual([2, 1]);
    const then = await nadia.call(routes.version, {
      params: { cohortId: cohort.id, planId, versionId: first },
    });
    expect(then.body).toEqual(aCafePlan);
    const { mine } = await list(nadia, cohort.id);
    expect(mine.map(({ title, latest }) => [title, latest.number])).toEqual([['À vingt', 2]]);
  });

  test('several belong to one learner, and go when they are removed', async () => {
    const { cohort, nadia } = await learning();
    const [one, other] = [uuidv7(), uuidv7()];
    await save(nadia, cohort.id, one, { title: 'Un' });
    await save(nadia, cohort.id, other, { title: 'Deux' });
    const params = { cohortId: cohort.id, planId: one };
    expect((await nadia.call(routes.remove, { params })).status).toBe(204);
    expect((await nadia.call(routes.remove, { params })).status).toBe(204);
    expect((await list(nadia, cohort.id)).mine.map(({ title }) => title)).toEqual(['Deux']);
    expect((await nadia.call(routes.read, { params })).status).toBe(404);
  });

  test('are read by the group once shared, by first name, and changed by their author alone', async () => {
    const { cohort, nadia, paul } = await learning();
    const planId = uuidv7();
    const params = { cohortId: cohort.id, planId };
    await save(nadia, cohort.id, planId);
    expect((await paul.call(routes.read, { params })).status).toBe(404);
    await nadia.call(routes.share, { params, body: { shared: true } });
    const read = await paul.call(routes.read, { params });
    expect(read.body).toMatchObject({ author: 'Nadia', shared: true, versions: [] });
    expect((await list(paul, cohort.id)).shared).toHaveLength(1);
    expect((await save(paul, cohort.id, planId)).problem.type).toContain('id-reused');
    expect((await paul.call(routes.share, { params, body: { shared: false } })).status).toBe(404);
    await paul.call(routes.remove, { params });
    const versionId = read.body.latest.id;
    const old = await paul.call(routes.version, { params: { ...params, versionId } });
    expect(old.status).toBe(404);
    // A copy is a plan of one’s own.
    expect((await save(paul, cohort.id, uuidv7(), read.body.content)).body.author).toBeNull();
    await nadia.call(routes.share, { params, body: { shared: false } });
    expect((await paul.call(routes.read, { params })).status).toBe(404);
    expect((await nadia.call(routes.read, { params })).body.content).toEqual(aCafePlan);
  });

  test('open on the second day, and say since when', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-01' });
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    expect((await list(client, cohort.id)).open).toBe(false);
    const early = await save(client, cohort.id, uuidv7());
    expect([early.status, early.problem.type]).toEqual([409, 'urn:percolateur:cafe-not-yet']);
  });

  test('are nobody else’s', async () => {
    const { cohort, nadia } = await learning();
    const planId = uuidv7();
    await save(nadia, cohort.id, planId);
    const params = { cohortId: cohort.id, planId };
    await nadia.call(routes.share, { params, body: { shared: true } });
    const neighbour = await learning();
    for (const client of [neighbour.nadia, await api.as(await api.scene.person())]) {
      expect((await client.call(routes.read, { params })).status).toBe(404);
      expect((await client.call(routes.list, { params })).status).toBe(404);
    }
    const elsewhere = { cohortId: neighbour.cohort.id, planId };
    expect((await neighbour.nadia.call(routes.read, { params: elsewhere })).status).toBe(404);
    expect((await api.stranger.call(routes.read, { params })).status).toBe(401);
  });

  test('hold what is well formed', async () => {
    const { cohort, nadia } = await learning();
    const { blocks } = aCafePlan;
    for (const given of [
      { title: ' ' },
      { blocks: [...blocks, blocks[0]] },
      { answers: { ...aCafePlan.answers, startsAt: '25:00' } },
      { day: '2026-02-30' },
    ]) {
      expect((await save(nadia, cohort.id, uuidv7(), given)).status).toBe(400);
    }
  });
});
