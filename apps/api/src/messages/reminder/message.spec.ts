import { getQueueToken } from '@nestjs/bullmq';
import { reminderRoutes } from '@percolateur/contract';
import type { Queue } from 'bullmq';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Person } from '../../record/person.entity';
import { MAIL_QUEUE, PROMPT_QUEUE } from '../../platform/lane';
import { Message } from '../../record/message.entity';

describe('messages, over HTTP', () => {
  let api: TestApi;
  let cohort: Cohort;
  let nadia: Person;
  let message: Message;
  const callers = {} as Record<
    'stranger' | 'learner' | 'trainer' | 'coordinator' | 'neighbour' | 'admin',
    Client
  >;

  const owe = (fields: Partial<Message> = {}) =>
    api.db.manager.save(
      api.db.manager.create(Message, {
        id: uuidv7(),
        personId: nadia.id,
        rule: 'joining',
        occurrence: uuidv7(),
        cohortId: cohort.id,
        status: 'dead',
        dueAt: new Date('2026-11-10T08:00:00Z'),
        expiresAt: new Date('2026-11-25T16:00:00Z'),
        claimedAt: new Date('2026-11-10T08:00:00Z'),
        attempts: 1,
        lastError: 'Message refusé : 550',
        ...fields,
      }),
    );

  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    const [hub, other] = [await scene.organisation(), await scene.organisation()];
    const nation = await scene.organisation({ kind: 'national' });
    const trainer = await scene.staff(hub, 'trainer');
    cohort = await scene.cohort(hub, { trainers: [trainer] });
    nadia = await scene.person();
    await scene.enrol(cohort, nadia);
    message = await owe();
    Object.assign(callers, {
      stranger: api.stranger,
      learner: await api.as(nadia),
      trainer: await api.as(trainer),
      coordinator: await api.as(await scene.staff(hub, 'coordinator')),
      neighbour: await api.as(await scene.staff(other, 'coordinator')),
      admin: await api.as(await scene.staff(nation, 'admin')),
    });
  });
  afterAll(() => api.stop());

  const statuses = async (call: (client: Client) => Promise<{ status: number }>) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(callers).map(async ([who, client]) => [who, (await call(client)).status]),
      ),
    );
  const ofTheHub = {
    stranger: 401,
    learner: 404,
    trainer: 403,
    coordinator: 200,
    neighbour: 404,
    admin: 200,
  };

  test('are seen by the coordinators of the hub, and by the nation', async () => {
    const params = { cohortId: cohort.id };
    expect(await statuses((who) => who.call(reminderRoutes.messages, { params }))).toEqual(
      ofTheHub,
    );
    const { body } = await callers.coordinator.call(reminderRoutes.messages, { params });
    expect(body).toEqual([
      expect.objectContaining({ id: message.id, email: nadia.email, label: 'Convocation' }),
    ]);
  });

  test('are sent again by the same, and by nobody else', async () => {
    const params = { messageId: message.id };
    for (const [who, status] of Object.entries(ofTheHub)) {
      const reply = await callers[who as keyof typeof callers].call(reminderRoutes.retry, {
        params,
      });
      expect([who, reply.status]).toEqual([who, status]);
    }
    for (const messageId of [uuidv7(), 'abc']) {
      const reply = await callers.coordinator.call(reminderRoutes.retry, { params: { messageId } });
      expect(reply.status).toBe(404);
    }
  });

  test('are counted for the national admin alone, with what the queue holds, paused or not', async () => {
    await owe({ status: 'owed', dueAt: new Date('2026-11-01T08:00:00Z') });
    const dead = await owe();
    const expected = { ...ofTheHub, learner: 403, coordinator: 403, neighbour: 403 };
    expect(await statuses((who) => who.call(reminderRoutes.queue, {}))).toEqual(expected);

    const queue = api.app.get<Queue>(getQueueToken(MAIL_QUEUE));
    await queue.obliterate({ force: true });
    await api.app.get<Queue>(getQueueToken(PROMPT_QUEUE)).obliterate({ force: true });
    await queue.resume();
    await queue.add('message', { messageId: uuidv7() }, { priority: 10 });
    await queue.add('sweep', {});
    await queue.add('sweep', {}, { delay: 60_000 });
    const waiting = async () => {
      const { body } = await callers.admin.call(reminderRoutes.queue, {});
      return { waiting: body.waiting, delayed: body.delayed };
    };
    expect(await waiting()).toEqual({ waiting: 2, delayed: 1 });
    await queue.pause();
    expect(await waiting()).toEqual({ waiting: 2, delayed: 1 });
    await queue.resume();

    const { body } = await callers.admin.call(reminderRoutes.queue, {});
    expect(body).toMatchObject({
      backend: process.env.REDIS_URL ? 'redis' : 'postgresql',
      reachable: true,
      oldestOwedAt: '2026-11-01T08:00:00.000Z',
      lastSweep: null,
    });
    expect(body.messages).toMatchObject({ dead: 1, sent: 0 });
    expect(body.dead.map(({ id }) => id)).toEqual([dead.id]);
  });
});
