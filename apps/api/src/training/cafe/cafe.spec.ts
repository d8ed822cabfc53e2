import { learnerRoutes } from '@percolateur/contract';
import { addLocalDays, localDate } from '@percolateur/domain';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';

describe('my first café', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
    plan.plannedOn = inDays(30);
  });
  afterAll(() => api.stop());

  const inDays = (days: number) => addLocalDays(localDate(api.clock.now(), 'Europe/Paris'), days);
  const plan = {
    plannedOn: '',
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
    const moved = { ...plan, plannedOn: inDays(60), ally: '' };
    expect((await write(client, cohort.id, moved)).body).toEqual({ plan: moved });
    expect((await read(client, cohort.id)).body).toEqual({ plan: moved });
  });

  test('needs a day and a place', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    const reply = await write(client, cohort.id, { ...plan, plannedOn: '2026-02-30', place: ' ' });
    expect(reply.problem.errors).toEqual([
      { path: 'plannedOn', message: 'Choisissez un jour qui existe, par exemple 24/11/2026.' },
      { path: 'place', message: 'À remplir.' },
    ]);
    const past = await write(client, cohort.id, { ...plan, plannedOn: inDays(-1) });
    expect(past.status).toBe(400);
    expect(past.problem.errors?.[0].message).toContain('Ce jour est passé.');
    const never = await write(client, cohort.id, { ...plan, plannedOn: '0000-01-01' });
    expect(never.status).toBe(400);
  });

  test('may change once its day is past, and is told with what to do today', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    await write(client, cohort.id);
    const where = { params: { cohortId: cohort.id } };
    const today = await client.call(learnerRoutes.today, where);
    expect(today.body.cafe).toEqual({ plannedOn: plan.plannedOn, place: plan.place });
    await api.db.query('update cafe set planned_on = $1', [inDays(-3)]);
    const after = { ...plan, plannedOn: inDays(-3), question: 'Et après ?' };
    expect((await write(client, cohort.id, after)).status).toBe(200);
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
