import { enrolmentRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';

describe('a withdrawal taken back', () => {
  let api: TestApi;
  let coordinator: Client;
  let cohort: Cohort;
  let enrolment: Enrolment;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    const hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    cohort = await api.scene.cohort(hub, { firstDay: '2027-01-12', capacity: 1 });
    enrolment = await api.scene.enrol(cohort, await api.scene.person());
    const params = { enrolmentId: enrolment.id };
    const body = { reason: 'Une erreur de ligne' };
    await coordinator.call(enrolmentRoutes.withdraw, { params, body });
  });

  const back = (client = coordinator) =>
    client.call(enrolmentRoutes.takeWithdrawalBack, { params: { enrolmentId: enrolment.id } });

  test('gives the place back as it was, and twice as once', async () => {
    const statuses = [await back(), await back()].map(({ body }) => body.status);
    expect(statuses).toEqual(['accepted', 'accepted']);
  });

  test('does not take the seat of somebody who has it since', async () => {
    await api.scene.enrol(cohort, await api.scene.person());
    expect((await back()).problem.type).toBe('urn:percolateur:cohort-full');
  });

  test('is for the hub alone, and for who was withdrawn', async () => {
    const stranger = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    expect((await back(stranger)).status).toBe(404);
    await api.db.query(`update enrolment set status = 'declined' where id = $1`, [enrolment.id]);
    expect((await back()).problem.type).toBe('urn:percolateur:transition-not-allowed');
  });
});
