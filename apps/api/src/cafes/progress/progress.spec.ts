import { learnerRoutes, progressRoutes as routes } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Organisation } from '../../record/organisation.entity';

describe('who is on the way to a first café', () => {
  let api: TestApi;
  let nadia: Attestation;
  let hub: Organisation;
  let admin: Client;
  let nation: Organisation;
  beforeAll(async () => {
    api = await startApi();
    nation = await api.scene.organisation({ kind: 'national', code: 'NAT', name: 'Nation' });
    admin = await api.as(await api.scene.staff(nation, 'admin'));
    nadia = await attestedIn(api);
    hub = nadia.hub;
  });
  afterAll(() => api.stop());

  const ofCohort = async (client = nadia.coordinator) =>
    (await client.call(routes.ofCohort, { params: { cohortId: nadia.cohort.id } })).body.people;
  const inHub = () => ({ params: { organisationId: hub.id } });

  test('is read from what they did, and who is stuck from how long', async () => {
    const [person] = await ofCohort();
    expect(person).toMatchObject({
      ...{ lastName: 'Benali', state: 'intention', stuck: null, plannedOn: null, helper: null },
      certifiedAt: '2026-11-26T08:00:00.000Z',
    });
    api.clock.set('2026-12-11T08:00:00Z');
    expect((await ofCohort())[0].stuck).toBe('Pas encore de date.');
    const plan = { plannedOn: '2026-12-20', place: 'Médiathèque', ally: '', question: '' };
    const params = { cohortId: nadia.cohort.id };
    await nadia.learner.call(learnerRoutes.planCafe, { params, body: plan });
    expect((await ofCohort())[0]).toMatchObject({
      ...{ state: 'planned', plannedOn: '2026-12-20', stuck: null },
      since: '2026-12-11T08:00:00.000Z',
    });
    api.clock.set('2026-12-21T08:00:00Z');
    expect((await ofCohort())[0].stuck).toBe('La date posée est passée, sans nouvelle.');
    const all = await nadia.coordinator.call(routes.ofHub, inHub());
    expect(all.body.people).toEqual(await ofCohort());
  });

  test('is for the team of the session and the hub, and nobody else', async () => {
    const elsewhere = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const [{ enrolmentId }] = await ofCohort();
    const params = { enrolmentId };
    for (const client of [elsewhere, nadia.learner]) {
      const cohort = { params: { cohortId: nadia.cohort.id } };
      expect((await client.call(routes.ofCohort, cohort)).status).toBe(404);
      expect((await client.call(routes.ofHub, inHub())).status).toBe(404);
      expect((await client.call(routes.helpers, { params })).status).toBe(404);
      const pair = { params, body: { helperId: nadia.person.id } };
      expect((await client.call(routes.pair, pair)).status).toBe(404);
      expect((await client.call(routes.part, { params })).status).toBe(404);
      const star = { ...inHub(), query: { year: 2026 } };
      expect((await client.call(routes.northStar, star)).status).toBe(404);
    }
  });

  test('is helped only by who agreed, and agrees only who held a café', async () => {
    const { learner, coordinator, person } = nadia;
    expect((await learner.call(routes.help, { body: { departement: '14' } })).status).toBe(403);
    expect((await learner.call(routes.help, { body: { departement: '99' } })).status).toBe(400);
    expect((await learner.call(routes.myHelp, {})).body).toEqual({
      ...{ mayHelp: false, departement: null, helper: null },
    });
    const [{ enrolmentId }] = await ofCohort();
    const params = { enrolmentId };
    expect((await coordinator.call(routes.helpers, { params })).body).toEqual([]);
    const pair = { params, body: { helperId: person.id } };
    expect((await coordinator.call(routes.pair, pair)).status).toBe(404);
  });

  test('is counted, never of fewer than five', async () => {
    const query = { year: 2026 };
    const star = async (client: Client, organisationId: string) =>
      (await client.call(routes.northStar, { params: { organisationId }, query })).body;
    expect(await star(nadia.coordinator, hub.id)).toMatchObject({
      ...{ fewest: 5, days: 60, total: null, groups: [{ name: 'T4', star: null }] },
    });
    for (let count = 0; count < 5; count += 1) {
      await attestedIn(api, { firstDay: '2026-11-03', hub });
    }
    api.clock.set('2027-01-10T08:00:00Z');
    const told = { certified: 6, held: 0, running: 1 };
    expect(await star(nadia.coordinator, hub.id)).toMatchObject({
      ...{ total: told, groups: [{ name: 'T4', star: told }] },
    });
    expect(await star(admin, nation.id)).toMatchObject({
      ...{ total: told, groups: [{ name: hub.name, star: told }] },
    });
    const refused = { params: { organisationId: nation.id }, query };
    expect((await nadia.coordinator.call(routes.northStar, refused)).status).toBe(404);
  }, 60_000);
});
