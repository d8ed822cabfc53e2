import { learnerRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';

describe('my first café', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const plan = {
    plannedOn: '2026-12-15',
    place: 'Bibliothèque de Flers',
    ally: 'Paul',
    question: 'Une machine peut-elle se tromper ?',
  };
  const read = (client: Client, cohortId: string) =>
    client.call(learnerRoutes.cafe, { params: { cohortId } });
  const write = (client: Client, cohortId: string, body = plan) =>
    client.call(learnerRoutes.planCafe, { params: { cohortId }, body });

  test('is planned, read again, and planned anew', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    expect((await read(client, cohort.id)).body).toEqual({ plan: null });
    await Promise.all([write(client, cohort.id), write(client, cohort.id)]);
    expect((await read(client, cohort.id)).body).toEqual({ plan });
    const moved = { ...plan, plannedOn: '2027-01-12', ally: '' };
    expect((await write(client, cohort.id, moved)).body).toEqual({ plan: moved });
    expect((await read(client, cohort.id)).body).toEqual({ plan: moved });
  });

  test('needs a day and a place', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    const reply = await write(client, cohort.id, { ...plan, plannedOn: '2026-02-30', place: ' ' });
    expect(reply.problem.errors?.map(({ path }) => path)).toEqual(['plannedOn', 'place']);
  });

  test('is nobody else’s', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub);
    const invited = await api.scene.person();
    await api.scene.enrol(cohort, invited, 'invited');
    for (const person of [invited, await api.scene.staff(hub, 'coordinator')]) {
      const client = await api.as(person);
      expect((await read(client, cohort.id)).status).toBe(404);
      expect((await write(client, cohort.id)).status).toBe(404);
      expect((await read(client, 'x')).status).toBe(404);
    }
    expect((await read(api.stranger, cohort.id)).status).toBe(401);
    expect((await write(api.stranger, cohort.id)).status).toBe(401);
  });
});
