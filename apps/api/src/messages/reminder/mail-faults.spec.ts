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
import { Enrolment } from '../../record/enrolment.entity';
import { MAIL_QUEUE, PROMPT_QUEUE } from '../../platform/lane';
import { Message } from '../../record/message.entity';
import { ReminderService } from './reminder.service';
import { SignInMail } from './sign-in-mail';

/** A true mail server that answers as told, and counts what it took. */
class MoodyServer {
  mood: 'kind' | 'busy' | 'closing' | 'unknown-user' | 'cuts-after-data' | 'hangs' = 'kind';
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
        if (this.mood === 'closing') return answer(refusal(421, '4.3.2 Closing down'));
        if (this.mood === 'busy') return answer(refusal(451, '4.7.1 Greylisted, try later'));
        answer();
      },
      onData: (stream, _, answer) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          if (this.mood === 'hangs') return;
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
    // nodemailer reads its options from there too: a server that hangs is left sooner than in truth.
    const smtpUrl = `smtp://127.0.0.1:${server.port}/?socketTimeout=1500`;
    worker = await startWorker(api, { smtpUrl });
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
  const queue = (name = MAIL_QUEUE) => worker.module.get<Queue>(getQueueToken(name));
  /** Has the next attempt made now rather than in some seconds. */
  const hurry = async ({ id }: Message) => {
    await api.db.manager.update(Message, id, { nextTryAt: null });
    await worker.module.get(ReminderService).resume();
  };
  const takenOf = ({ id }: Message) => server.taken.filter((each) => each.startsWith(id)).length;

  test('451: tried again, later and later, until it is taken', async () => {
    server.mood = 'busy';
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining('451') });
    const wait = () =>
      messageTo(nadia).then(({ nextTryAt }) => Number(nextTryAt) - Number(api.clock.now()));
    expect(await wait()).toBeGreaterThan(3_000);
    await hurry(failed);
    await until(async () => (await messageTo(nadia)).attempts === 2);
    expect(await wait()).toBeGreaterThan(6_000);
    server.mood = 'kind';
    await hurry(failed);
    const sent = await seen(nadia, 'sent');
    expect(sent).toMatchObject({ attempts: 3, lastError: null });
    expect(takenOf(sent)).toBe(1);
  });

  test('421: the server closes down, and takes it when it is back', async () => {
    server.mood = 'closing';
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    // The connection goes with the answer.
    expect(failed.attempts).toBe(1);
    server.mood = 'kind';
    await hurry(failed);
    expect(takenOf(await seen(nadia, 'sent'))).toBe(1);
  });

  test('nobody at the address: it waits, and leaves when somebody is back', async () => {
    await server.close();
    const nadia = await awaited();
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    expect(failed.lastError?.replaceAll('\u00a0', ' ')).toBe(
      'Le serveur de messagerie ne répond pas. Percolateur réessaie de lui-même, rien n’est perdu.',
    );
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

  test('a server that hangs: left after a while, and what it held leaves once it answers', async () => {
    server.mood = 'hangs';
    const [nadia, awa] = [await awaited(), await awaited()];
    await worker.sweep();
    const failed = await seen(nadia, 'failed');
    expect(failed).toMatchObject({
      attempts: 1,
      lastError: expect.stringContaining('ne répond pas'),
    });
    await seen(awa, 'failed');
    expect(takenOf(failed)).toBe(0);
    server.mood = 'kind';
    await hurry(failed);
    expect(takenOf(await seen(nadia, 'sent'))).toBe(1);
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
      lastError: 'Cette adresse n’existe pas (550).',
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

  test('a server away for a day kills nothing: what is still useful leaves after, the rest is dropped', async () => {
    api.clock.set('2027-03-14T09:00:00Z');
    const [nadia, awa] = [await awaited(), await awaited()];
    await api.db.manager.update(Enrolment, { personId: nadia.id }, { answeredAt: api.clock.now() });
    await worker.sweep();
    await seen(awa, 'sent');
    await server.close();
    api.clock.set('2027-03-15T15:00:00Z');
    const zoe = await awaited();
    await worker.sweep();
    const eves = { rule: 'eve' as const, personId: awa.id };
    for (let tries = 1; tries <= 30; tries += 1) {
      api.clock.advance({ minutes: 11 });
      await worker.module.get(ReminderService).resume();
      await until(async () => (await api.db.manager.countBy(Message, { status: 'queued' })) === 0);
    }
    expect((await api.db.manager.findOneByOrFail(Message, eves)).status).toBe('pointless');
    const joining = () =>
      api.db.manager.findOneByOrFail(Message, { personId: zoe.id, rule: 'joining' });
    expect(await joining()).toMatchObject({ status: 'owed', attempts: 22 });
    await server.open();
    api.clock.set('2027-03-16T09:00:00Z');
    await worker.sweep();
    expect(takenOf(await until(async () => (await joining()).status === 'sent' && joining()))).toBe(
      1,
    );
    api.clock.set('2027-03-02T09:00:00Z');
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
    api.clock.advance({ minutes: 1 });
    await worker.module.get(ReminderService).resume();
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
      await until(async () => !(await queue(PROMPT_QUEUE).getJob(`code-${id}`)));
      server.mood = 'kind';
      return id as string;
    };
    const fresh = await askCode();
    api.clock.advance({ minutes: 1 });
    await worker.module.get(SignInMail).resume();
    await until(async () => server.taken.some((each) => each.startsWith(fresh)));

    const stale = await askCode();
    api.clock.advance({ minutes: 11 });
    await worker.module.get(SignInMail).resume();
    await worker.module.get(SignInMail).send(stale);
    expect(server.taken.some((each) => each.startsWith(stale))).toBe(false);
  });
});
