import { certificateRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import { DocumentSending } from '../../record/document-sending.entity';
import { Message } from '../../record/message.entity';

describe('documents sent by e-mail, when the team says so', () => {
  let api: TestApi;
  let one: Attestation;
  let ids: string[];
  let without: string;
  beforeAll(async () => {
    api = await startApi();
    one = await attestedIn(api);
    without = (await api.scene.enrol(one.cohort, await api.scene.person())).id;
    ids = [one.certificate.enrolmentId, without];
  });
  afterAll(() => api.stop());

  const params = () => ({ cohortId: one.cohort.id });
  const preview = async (enrolmentIds = ids) =>
    (
      await one.coordinator.call(routes.previewSending, {
        params: params(),
        body: { enrolmentIds },
      })
    ).body;
  const send = (id: string, client: Client = one.coordinator, enrolmentIds = ids) =>
    client.call(routes.send, { params: params(), body: { id, enrolmentIds } });
  const sweep = async () => {
    const worker = await startWorker(api);
    await worker.sweep();
    await worker.stop();
    return api.db.manager.find(Message, {
      where: { personId: one.person.id, cohortId: one.cohort.id, status: 'sent' },
      order: { sentAt: 'ASC' },
    });
  };
  const rulesOf = (messages: Message[]) =>
    messages.map(({ rule }) => rule).filter((rule) => rule.startsWith('documents'));

  test('a dry run counts, and keeps nothing', async () => {
    expect(await preview()).toEqual({ sent: 1, again: 0, without: 1, unreached: [] });
    expect(await api.db.manager.count(DocumentSending)).toBe(0);
  });

  test('each receives one letter, however often it is asked under one id', async () => {
    const id = uuidv7();
    const [first, again] = await Promise.all([send(id), send(id)]);
    expect([first.body, again.body]).toMatchObject([{ sent: 1 }, { sent: 1 }]);
    expect(await api.db.manager.count(DocumentSending)).toBe(1);
    expect(rulesOf(await sweep())).toEqual(['documents-sent']);
    expect(rulesOf(await sweep())).toEqual(['documents-sent']);
    const { body } = await one.coordinator.call(routes.list, { params: params() });
    const row = body.find(({ enrolmentId }) => enrolmentId === ids[0]);
    expect(row?.toldAt).toBe(api.clock.now().toISOString());
    expect(body.find(({ enrolmentId }) => enrolmentId === without)?.toldAt).toBeNull();
  });

  test('once more when it is asked again, and the clock adds none of its own', async () => {
    expect(await preview()).toMatchObject({ sent: 1, again: 1 });
    api.clock.set(new Date(api.clock.now().getTime() + 24 * 3600_000).toISOString());
    await send(uuidv7());
    expect(rulesOf(await sweep())).toEqual(['documents-sent', 'documents-sent']);
  });

  test('is the hub’s alone, of its own session, and of people there', async () => {
    const id = uuidv7();
    const trainer = await api.as(one.cohort.trainers[0]!);
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const statuses = await Promise.all(
      [trainer, neighbour, one.learner, api.stranger].map(
        async (client) => (await send(id, client)).status,
      ),
    );
    expect(statuses).toEqual([403, 404, 404, 401]);
    expect((await send(id, one.coordinator, [uuidv7()])).status).toBe(404);
    expect(await api.db.manager.countBy(DocumentSending, { sendingId: id })).toBe(0);
  });
});
