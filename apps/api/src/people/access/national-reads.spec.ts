import { enrolmentRoutes, organisationRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { until } from '../../../test/start-worker';

describe('what the national body reads of people', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  test('is written down once an hour for each place, and what a hub reads of its own is not', async () => {
    const { scene } = api;
    const nation = await scene.organisation({ kind: 'national' });
    const hub = await scene.organisation();
    const cohort = await scene.cohort(hub);
    const person = await scene.staff(nation, 'admin');
    const admin = await api.as(person);
    const coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    for (const who of [coordinator, admin, admin]) {
      for (const { id: organisationId } of who === admin ? [hub, nation] : [hub]) {
        const params = { organisationId };
        const read = await who.call(organisationRoutes.learners, { params, query: {} });
        expect(read.status).toBe(200);
      }
      await who.call(enrolmentRoutes.list, { params: { cohortId: cohort.id } });
    }
    const kept = () =>
      api.db.query(
        `select actor_id, object_type, object_id, organisation_id from audit_event
         where action = 'people.read-for-the-nation' order by object_type, object_id`,
      );
    const by = { actor_id: person.id };
    const expected = [
      { ...by, object_type: 'cohort', object_id: cohort.id, organisation_id: hub.id },
      ...[nation.id, hub.id].sort().map((id) => ({
        ...by,
        object_type: 'organisation',
        object_id: id,
        organisation_id: id,
      })),
    ];
    await until(async () => (await kept()).length >= expected.length);
    expect(await kept()).toEqual(expected);
    api.clock.advance({ minutes: 61 });
    await admin.call(enrolmentRoutes.list, { params: { cohortId: cohort.id } });
    await until(async () => (await kept()).length === expected.length + 1);
  });
});
