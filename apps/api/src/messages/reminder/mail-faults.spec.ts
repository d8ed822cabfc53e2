import type { AddressInfo } from 'node:net';
import { getQueueToken } from '@nestjs/bullmq';
import { reminderRoutes, sessionRoutes } from '@percolateur/contract';
import type { Queue } from 'bullmq';
import { SMTPServer } from 'smtp-server';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { MAIL_QUEUE, messageAttempts } from '../../platform/mail-queue';
import { Message } from '../../record/message.entity';
import { ReminderService } from './reminder.service';

/** A true mail server that answers as told, and counts what it took. */
class MoodyServer {
  mood: 'kind' | 'busy' | 'unknown-user' | 'cuts-after-data' = 'kind';
  readonly taken: string[] = [];
  private server?: SMTPServer;
  port = 0;

  async open(): Promise<void> {
    const refusal = (responseCode: number, words: string) =>
      Object.assign(new Error(words), { responseCode });
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 200,
      onRcptTo: (_, __, answer) => {
        if (this.mood === 'unknown-user') return answer(refusal(550, '5.1.1 User unknown'));
        if (this.mood === 'busy') return answer(refusal(451, '4.7.1 Greylisted, try later'));
        answer();
      },
      onData: (stream, _, answer) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          this.taken.push(/^Message-ID: <(.+)>/im.exec(raw)?.[1] ?? '');
          if (this.mood === 'cuts-after-data') {
            this.mood = 'kind';
            this.server?.connections.forEach((connection) => connection.close());
          } else answer();
        });
      },
    });
    this.server.on('error', () => undefined);
    await new Promise<void>((listening) =>
      this.server?.listen(this.port, '127.0.0.1', () => listening()),
    );
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((closed) => (this.server ? this.server.close(() => closed()) : closed()));
  }
}

describe('a mail server that fails', () => {
  const server = new MoodyServer();
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let cohort: Cohort;
  beforeAll(async () => {
    await server.open();
    api = await startApi({ at: '2027-03-02T09:00:00Z' });
    worker = await startWorker(api, { smtpUrl: `smtp://127.0.0.1:${server.port}` });
    hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', capacity: 50 });
  });
  beforeEach(() => (server.mood = 'kind'));
  afterAll(async () => {
    await worker.stop();
    await api.stop();
    await server.close();
  });

  /** Someone who is owed the joining instructions. */
  const awaited = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return person;
  };
  const messageTo = (person: Person) =>
    api.db.manager.findOneByOrFail(Message, { personId: person.id });
  const seen = (person: Person, status: Message['status']) =>
    until(async () => {
      const message = await messageTo(person);
      return message.status === status && message;
    });
  const queue = () => worker.module.get<Queue>(getQueueToken(MAIL_QUEUE));
  /** The retry of a job, once it is put off. */
  const putOff = (jobId: string) =>
    until(async () => {
      const job = await queue().getJob(jobId);
      return (await job?.isDelayed()) && job;
    });
  /** Has the next attempt made now rather than in some seconds. */
  const hurry = async ({ id }: Message) => (await putOff(`message-${id}`)).promote();
  const takenOf = ({ id }: Message) => server.taken.filter((each) => each.startsWith(id)).length;

  test('451: tried again, later and later, until it is taken', async () => {
    server.mood = 'busy';
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining('451') });
    const job = await putOff(`message-${failed.id}`);
    expect(job.opts.backoff).toMatchObject({ type: 'exponential' });
    server.mood = 'kind';
    const sent = await seen(nadia, 'sent');
    expect(sent).toMatchObject({ attempts: 2, lastError: null });
    expect(takenOf(sent)).toBe(1);
  });

  test('nobody at the address: it waits, and leaves when somebody is back', async () => {
    await server.close();
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    expect(failed.lastError).toMatch(/^Message non remis/);
    await server.open();
    await hurry(failed);
    expect(takenOf(await seen(nadia, 'sent'))).toBe(1);
  });

  test('a connection cut after the message: sent again, under the same Message-ID', async () => {
    server.mood = 'cuts-after-data';
    const nadia = await awaited();
    await worker.sweep();
    await hurry(await seen(nadia, 'failed'));
    expect(takenOf(await seen(nadia, 'sent'))).toBe(2);
  });

  test('550: dead at once, shown to the coordinator, who mends and sends again', async () => {
    server.mood = 'unknown-user';
    const nadia = await awaited();
    await worker.sweep();
    const dead = await seen(nadia, 'dead');
    expect(dead.attempts).toBe(1);
    await worker.sweep();
    expect((await messageTo(nadia)).attempts).toBe(1);

    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const params = { cohortId: cohort.id };
    const shown = await coordinator.call(reminderRoutes.messages, { params });
    expect(shown.body.find(({ id }) => id === dead.id)).toMatchObject({
      status: 'dead',
      label: 'Convocation',
      lastError: expect.stringContaining('550 5.1.1 User unknown'),
    });

    server.mood = 'kind';
    const again = { params: { messageId: dead.id } };
    const replies = await Promise.all([
      coordinator.call(reminderRoutes.retry, again),
      coordinator.call(reminderRoutes.retry, again),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(takenOf(await seen(nadia, 'sent'))).toBe(1);
    const after = await coordinator.call(reminderRoutes.retry, again);
    expect(after.body.status).toBe('sent');
    await worker.sweep();
    expect(takenOf(await messageTo(nadia))).toBe(1);
    const audited = await api.db.query(
      `select 1 from audit_event where action = 'message.retried' and object_id = $1`,
      [dead.id],
    );
    expect(audited).toHaveLength(1);
  });

  test('the last attempt gives up', async () => {
    server.mood = 'busy';
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    await api.db.manager.update(Message, failed.id, { attempts: messageAttempts - 1 });
    await hurry(failed);
    expect((await seen(nadia, 'dead')).attempts).toBe(messageAttempts);
  });

  test('a queue that lost everything is filled again from the database', async () => {
    server.mood = 'kind';
    const nadia = await awaited();
    await queue().pause();
    await worker.module.get(ReminderService).sweep();
    await queue().obliterate({ force: true });
    await queue().resume();
    await worker.sweep();
    expect((await messageTo(nadia)).status).toBe('queued');
    api.clock.advance({ minutes: 3 });
    await worker.sweep();
    expect(takenOf(await seen(nadia, 'sent'))).toBe(1);
  });

  test('a sign-in code goes out at any hour, while it opens something', async () => {
    api.clock.set('2027-03-02T23:30:00Z');
    const askCode = async () => {
      server.mood = 'busy';
      const { email } = await api.scene.person();
      const asked = await api.stranger.call(sessionRoutes.requestCode, { body: { email } });
      expect(asked.status).toBe(200);
      const [{ id }] = await api.db.query('select id from login_code where email = $1', [email]);
      const job = await putOff(`code-${id}`);
      expect(JSON.stringify(job)).not.toContain(email);
      server.mood = 'kind';
      return { id, job };
    };
    const fresh = await askCode();
    await fresh.job.promote();
    await until(async () => server.taken.some((each) => each.startsWith(fresh.id)));

    const stale = await askCode();
    api.clock.advance({ minutes: 11 });
    await stale.job.promote();
    await until(async () => !(await queue().getJob(`code-${stale.id}`)));
    expect(server.taken.some((each) => each.startsWith(stale.id))).toBe(false);
  });
});
