import { jest } from '@jest/globals';
import { reminderRoutes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { MetricsService } from './metrics.service';
import type { Cohort } from '../../record/cohort.entity';
import { Message } from '../../record/message.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { listMail, mailFolder, readMail } from '../../messages/mail/mail-store';
import { LateWatch } from '../../messages/reminder/late-watch';
import { letters } from '../../messages/mail/letters';
import { ReminderService } from '../../messages/reminder/reminder.service';

describe('letters that leave at a pace, late, or not at all', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let cohort: Cohort;
  let admin: Person;
  beforeAll(async () => {
    api = await startApi({ at: '2027-03-02T09:00:00Z' });
    worker = await startWorker(api, { mailPerMinute: 60 });
    const nation = await api.scene.organisation({ kind: 'national' });
    admin = await api.scene.staff(nation, 'admin');
    hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', capacity: 50 });
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });
  afterEach(() => jest.restoreAllMocks());

  const awaited = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return person;
  };
  const joining = ({ id: personId }: Person) =>
    api.db.manager.findOneByOrFail(Message, { personId, rule: 'joining' });
  const sent = () => api.db.manager.countBy(Message, { status: 'sent' });
  /** Has what is due by now tried, whatever put it off. */
  const resume = async () => {
    await worker.module.get(ReminderService).resume();
    await until(async () => (await api.db.manager.countBy(Message, { status: 'queued' })) === 0);
  };
  const subjectsTo = async ({ email }: Person) => {
    const folder = mailFolder(api.dataDir);
    const mails = await Promise.all(
      (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id))!)),
    );
    return mails.flatMap(({ to, subject }) =>
      [to].flat()[0]?.value[0].address === email ? [subject] : [],
    );
  };
  const health = async () => (await (await api.as(admin)).call(reminderRoutes.queue, {})).body;

  test('sixty a minute are ten in ten seconds: the others wait their turn, and count as no failure', async () => {
    const people = [];
    for (let person = 0; person < 24; person += 1) people.push(await awaited());
    await worker.sweep();
    expect(await sent()).toBe(10);
    const waiting = await api.db.manager.findBy(Message, { status: 'owed' });
    expect(waiting).toHaveLength(14);
    expect(waiting.every(({ attempts, lastError }) => attempts === 0 && lastError === null)).toBe(
      true,
    );
    const seconds = waiting
      .map(({ nextTryAt }) => (Number(nextTryAt) - Number(api.clock.now())) / 1000)
      .sort((a, b) => a - b);
    expect(seconds[0]).toBeGreaterThanOrEqual(9);
    expect(seconds.at(-1)).toBeGreaterThanOrEqual(19);
    expect(seconds.at(-1)).toBeLessThanOrEqual(26);
    for (let windows = 0; windows < 8 && (await sent()) < 24; windows += 1) {
      api.clock.advance({ minutes: 10 / 60 });
      const before = await sent();
      await resume();
      expect((await sent()) - before).toBeLessThanOrEqual(10);
    }
    expect(await sent()).toBe(24);
    expect((await health()).sentLastHour).toBe(24);
  });

  test('a clock put back opens the way at once', async () => {
    api.clock.advance({ days: -1 });
    const nadia = await awaited();
    await worker.sweep();
    expect((await joining(nadia)).status).toBe('sent');
    api.clock.advance({ days: 1 });
  });

  test('a letter that cannot be made is put off, then left to somebody who sends all such again', async () => {
    api.clock.advance({ minutes: 1 });
    const broken = jest.spyOn(letters, 'joining').mockImplementation(() => {
      throw new Error('Out of ink');
    });
    const nadia = await awaited();
    await worker.sweep();
    expect(await joining(nadia)).toMatchObject({ status: 'failed', attempts: 1 });
    await api.db.manager.update(Message, { personId: nadia.id }, { attempts: 8, nextTryAt: null });
    await resume();
    expect(await joining(nadia)).toMatchObject({ status: 'dead', attempts: 9 });
    broken.mockRestore();

    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    expect((await coordinator.call(reminderRoutes.replay, {})).status).toBe(403);
    expect((await api.stranger.call(reminderRoutes.replay, {})).status).toBe(401);
    const client = await api.as(admin);
    expect((await client.call(reminderRoutes.replay, {})).body).toEqual({ count: 1 });
    expect((await client.call(reminderRoutes.replay, {})).body).toEqual({ count: 0 });
    await resume();
    expect((await joining(nadia)).status).toBe('sent');
  });

  test('late ones are told to the nation once a day, on its page and in the metrics, until none is', async () => {
    expect((await health()).late).toBeNull();
    const zoe = await api.scene.person();
    await api.scene.enrol(cohort, zoe, 'withdrawn');
    const id = uuidv7();
    await api.db.manager.insert(Message, {
      ...{ id, personId: zoe.id, rule: 'joining', occurrence: id, cohortId: cohort.id },
      ...{ status: 'failed', attempts: 8, dueAt: api.clock.now(), claimedAt: api.clock.now() },
      expiresAt: new Date('2027-03-17T16:00:00Z'),
      nextTryAt: new Date(api.clock.now().getTime() + 300_000),
    });
    const late = worker.module.get(LateWatch);
    await late.tell();
    await late.tell();
    expect(await subjectsTo(admin)).toEqual(['1\u00a0message est en retard']);
    expect((await health()).late).toMatchObject({ count: 1 });
    expect(await api.app.get(MetricsService).read()).toContain('percolateur_messages_late 1');

    await api.db.manager.update(Message, { id }, { status: 'pointless' });
    await late.tell();
    expect((await health()).late).toBeNull();
    await api.db.manager.update(Message, { id }, { status: 'failed' });
    await late.tell();
    expect(await subjectsTo(admin)).toHaveLength(2);
    await api.db.manager.update(Message, { id }, { status: 'pointless' });
  });

  test('what waits for its hour is not late, however long ago it fell due', async () => {
    const zoe = await api.scene.person();
    const id = uuidv7();
    await api.db.manager.insert(Message, {
      ...{
        id,
        personId: zoe.id,
        rule: 'note',
        occurrence: id,
        cohortId: cohort.id,
        status: 'owed',
      },
      ...{ dueAt: new Date('2027-03-01T20:00:00Z'), claimedAt: new Date('2027-03-01T20:00:00Z') },
      ...{ expiresAt: new Date('2027-03-17T16:00:00Z') },
      nextTryAt: new Date(api.clock.now().getTime() + 3_600_000),
    });
    expect((await health()).late).toBeNull();
    await api.db.manager.delete(Message, { id });
  });

  test('no worker for minutes is said', async () => {
    await api.db.query(
      `insert into worker_beat (name, at, took_ms) values ('sweep', $1, 5)
       on conflict (name) do update set at = excluded.at`,
      [new Date(api.clock.now().getTime() - 400_000)],
    );
    expect((await health()).idle).toBe(true);
  });
});
