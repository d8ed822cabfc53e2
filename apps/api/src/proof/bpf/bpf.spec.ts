import { evidenceRoutes as routes } from '@percolateur/contract';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('the yearly figures of a hub', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-12-20T09:00:00Z' })));
  afterAll(() => api.stop());

  test('count who came, the hours they followed, in the year their session ended, there alone', async () => {
    const { hub, cohort, lucie } = await api.scene.ledCohort();
    const coming = async (employer: string, halfDays: number) => {
      const person = await api.scene.person({ employer });
      await api.scene.enrol(cohort, person);
      await signedOnTime(api, person, cohort.halfDays.slice(0, halfDays));
    };
    await coming('Mairie de Flers', 4);
    await coming('Mairie de Flers', 1);
    await coming('', 2);
    await coming('', 0);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const params = { organisationId: hub.id };
    const read = (year: number) =>
      coordinator.call(routes.bpf, { params, query: { year: String(year) } });
    const action = 'Animer un Café IA auprès de ses publics';
    expect((await read(2026)).body).toEqual([
      { action, status: 'employed', trainees: 2, minutes: 1050 },
      { action, status: 'unknown', trainees: 1, minutes: 420 },
    ]);
    expect((await read(2025)).body).toEqual([]);
    const query = { year: '2026' };
    expect((await (await api.as(lucie)).call(routes.bpf, { params, query })).status).toBe(403);
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    expect((await (await api.as(elsewhere)).call(routes.bpf, { params, query })).status).toBe(404);
  });
});
