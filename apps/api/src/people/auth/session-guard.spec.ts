import { learnerRoutes, urlOf } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('a request that says for whom it is', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const plan = {
    plannedOn: '2027-01-12',
    place: 'Bibliothèque de Flers',
    ally: '',
    question: '',
  };

  test('does nothing in the name of whoever came in since, nor of nobody', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation());
    const [nadia, paul] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, nadia);
    await api.scene.enrol(cohort, paul);
    const clients = { nadia: await api.as(nadia), paul: await api.as(paul) };
    const where = { params: { cohortId: cohort.id } };
    const put = (client: typeof clients.nadia, meant: string) =>
      client.send({
        method: 'PUT',
        url: urlOf(learnerRoutes.planCafe, where),
        headers: { 'content-type': 'application/json', 'percolateur-for': meant },
        payload: JSON.stringify(plan),
      });
    const refused = await put(clients.paul, nadia.id);
    expect(refused.status).toBe(409);
    expect(refused.problem.type).toBe('urn:percolateur:other-person');
    expect((await clients.paul.call(learnerRoutes.cafe, where)).body).toEqual({ plan: null });
    expect((await put(api.stranger, nadia.id)).status).toBe(401);
    expect((await put(clients.nadia, nadia.id)).status).toBe(200);
  });
});
