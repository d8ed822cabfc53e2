import { certificateRoutes as routes } from '@percolateur/contract';
import type { NewIssueOrder } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { Certificate } from '../../record/certificate.entity';
import type { Cohort } from '../../record/cohort.entity';
import { IssueOrder } from '../../record/issue-order.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { RoleGrant } from '../../record/role.entity';
import { OrderMaker } from './order-maker';

describe('documents issued in the background', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let cohort: Cohort;
  let staff: Person;
  let coordinator: Client;
  let enrolmentIds: string[];
  beforeAll(async () => {
    api = await startApi({ at: '2026-11-26T09:00:00Z' });
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });
  beforeEach(async () => {
    ({ hub, cohort } = await api.scene.ledCohort());
    staff = await api.scene.staff(hub, 'coordinator');
    coordinator = await api.as(staff);
    enrolmentIds = [];
    for (let index = 0; index < 14; index += 1) {
      const person = await api.scene.person();
      enrolmentIds.push((await api.scene.enrol(cohort, person)).id);
      // The last was never there.
      if (index < 13) await signedOnTime(api, person, cohort.halfDays.slice(0, 1));
    }
  });

  const params = () => ({ cohortId: cohort.id });
  const ask = (order: NewIssueOrder, client = coordinator) =>
    client.call(routes.order, { params: params(), body: order });
  const finished = (id: string) =>
    until(async () => {
      const { body } = await coordinator.call(routes.orders, { params: params() });
      return body.find((each) => each.id === id && ['done', 'failed'].includes(each.status));
    }, 30);
  const numbers = async () =>
    (
      await api.db.manager.find(Certificate, {
        where: { organisationId: hub.id },
        order: { number: 'ASC' },
      })
    ).map(({ number }) => Number(number.slice(-4)));
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  test('a dry run says what would happen, and nothing happens', async () => {
    const body = { kind: 'realisation' as const, enrolmentIds };
    const told = await coordinator.call(routes.preview, { params: params(), body });
    expect(told.body).toMatchObject({ issued: 13, already: 0 });
    expect(told.body.refused).toHaveLength(1);
    expect(await numbers()).toEqual([]);
  });

  test('two coordinators who order the same get one document each, and no gap', async () => {
    const other = await api.as(await api.scene.staff(hub, 'coordinator'));
    const [one, two] = [uuidv7(), uuidv7()];
    const order = { kind: 'realisation' as const, enrolmentIds };
    await Promise.all([
      ask({ ...order, id: one }),
      ask({ ...order, id: one }),
      ask({ ...order, id: two, enrolmentIds: [...enrolmentIds].reverse() }, other),
    ]);
    const [first, second] = [await finished(one), await finished(two)];
    expect([first, second].map(({ status, done, total }) => [status, done, total])).toEqual([
      ['done', 14, 14],
      ['done', 14, 14],
    ]);
    expect(first.issued + second.issued).toBe(13);
    expect(first.already + second.already).toBe(13);
    expect(first.refused).toMatchObject([
      { enrolmentId: enrolmentIds[13], name: expect.stringMatching(/^Nadia /) as string },
    ]);
    expect(await numbers()).toEqual(upTo(13));
  });

  test('goes on from where it was when its process was killed', async () => {
    const id = uuidv7();
    await api.db.manager.insert(IssueOrder, {
      ...{ id, cohortId: cohort.id, kind: 'realisation', enrolmentIds },
      ...{ askedById: staff.id, askedAt: api.clock.now(), status: 'under-way' },
    });
    await coordinator.call(routes.issue, {
      params: params(),
      body: { kind: 'realisation', enrolmentIds: enrolmentIds.slice(0, 10) },
    });
    // As the transaction that issued them would have written.
    await api.db.manager.update(IssueOrder, { id }, { done: 10, issued: 10 });
    await worker.module.get(OrderMaker).resume();
    expect(await finished(id)).toMatchObject({ status: 'done', issued: 13, already: 0 });
    expect(await numbers()).toEqual(upTo(13));
  });

  test('who may no more issue stops it, and it says so', async () => {
    const id = uuidv7();
    await api.db.manager.insert(IssueOrder, {
      ...{ id, cohortId: cohort.id, kind: 'realisation', enrolmentIds },
      ...{ askedById: staff.id, askedAt: api.clock.now() },
    });
    const other = await api.as(await api.scene.staff(hub, 'coordinator'));
    await api.db.manager.delete(RoleGrant, { personId: staff.id });
    await worker.module.get(OrderMaker).work(id);
    const { body } = await other.call(routes.orders, { params: params() });
    expect(body[0]).toMatchObject({ id, status: 'failed', issued: 0 });
    expect(body[0].fault).not.toBe('');
    expect(await numbers()).toEqual([]);
  });

  test('somebody of another session stops the order before it is kept', async () => {
    const elsewhere = await api.scene.enrol(await api.scene.cohort(hub), await api.scene.person());
    const order = { id: uuidv7(), kind: 'realisation' as const };
    expect((await ask({ ...order, enrolmentIds: [elsewhere.id] })).status).toBe(404);
  });
});
