import type { AddressInfo } from 'node:net';
import { getQueueToken } from '@nestjs/bullmq';
import { jest } from '@jest/globals';
import { noteAudiences } from '@percolateur/domain';
import { sessionRoutes } from '@percolateur/contract';
import type { Queue } from 'bullmq';
import { SMTPServer } from 'smtp-server';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { MAIL_QUEUE } from '../../platform/lane';
import type { Cohort } from '../../record/cohort.entity';
import { Message } from '../../record/message.entity';
import { Note } from '../../record/note.entity';
import type { Person } from '../../record/person.entity';
import { ReminderService } from './reminder.service';

/** Takes codes, and never answers for anything else while it hangs. */
class HangingServer {
  hangs = false;
  readonly subjects: string[] = [];
  hung = 0;
  port = 0;
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    onData: (stream, _, answer) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
      stream.on('end', () => {
        const subject = /^Subject: (.*)$/im.exec(raw)?.[1] ?? '';
        if (this.hangs && !/code Percolateur/.test(subject)) {
          this.hung += 1;
          return;
        }
        this.subjects.push(subject);
        answer();
      });
    },
  });

  async open(): Promise<void> {
    this.server.on('error', () => undefined);
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', () => done()));
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}

describe('the mail engine', () => {
  const server = new HangingServer();
  let api: TestApi;
  let worker: TestWorker;
  let cohort: Cohort;
  beforeAll(async () => {
    await server.open();
    api = await startApi({ at: '2027-03-02T09:00:00Z' });
    worker = await startWorker(api, { smtpUrl: `smtp://127.0.0.1:${server.port}` });
    const hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', capacity: 50 });
  });
  afterAll(async () => {
    // First, so that what hangs there ends.
    await server.close();
    await worker.stop();
    await api.stop();
  });

  const awaited = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    return person;
  };
  const sent =
    ({ id: personId }: Person) =>
    () =>
      api.db.manager.existsBy(Message, { personId, rule: 'joining', status: 'sent' });

  test('jobs lost by the queue are found again by themselves', async () => {
    const nadia = await awaited();
    const queue = worker.module.get<Queue>(getQueueToken(MAIL_QUEUE));
    await queue.pause();
    await worker.module.get(ReminderService).sweep();
    await queue.obliterate({ force: true });
    await queue.resume();
    api.clock.advance({ minutes: 1 });
    await until(sent(nadia), 20);
  });

  test('a clock put back stops nothing, in the same process nor after a restart', async () => {
    const trueNow = Date.now;
    jest.spyOn(Date, 'now').mockImplementation(() => trueNow() - 86_400_000);
    api.clock.advance({ days: -1 });
    const nadia = await awaited();
    await worker.module.get(ReminderService).sweep();
    await until(sent(nadia), 20);

    const awa = await awaited();
    await worker.stop();
    worker = await startWorker(api, { smtpUrl: `smtp://127.0.0.1:${server.port}` });
    await until(sent(awa), 20);

    // Put off by the clock of before: no try is put off by more than ten minutes.
    const zoe = await awaited();
    await api.db.manager.insert(Message, {
      id: uuidv7(),
      personId: zoe.id,
      rule: 'joining',
      occurrence: (await api.db.query(`select id from enrolment where person_id = $1`, [zoe.id]))[0]
        .id,
      cohortId: cohort.id,
      status: 'failed',
      dueAt: api.clock.now(),
      expiresAt: new Date('2027-03-17T16:00:00Z'),
      claimedAt: api.clock.now(),
      nextTryAt: new Date(api.clock.now().getTime() + 86_400_000),
      attempts: 3,
    });
    await until(sent(zoe), 20);
    jest.restoreAllMocks();
  });

  test('a sign-in code waits behind no letter, however many hang', async () => {
    for (let person = 0; person < 6; person += 1) await awaited();
    await worker.sweep();
    server.hangs = true;
    await api.db.manager.insert(Note, {
      id: uuidv7(),
      cohortId: cohort.id,
      authorId: uuidv7(),
      writtenAt: api.clock.now(),
      audience: Object.keys(noteAudiences)[0] as 'accepted',
      subject: 'Lettre d’information',
      body: 'Bonjour à toutes et à tous.',
    });
    await worker.module.get(ReminderService).sweep();
    await until(async () => server.hung === 4);
    const { email } = await api.scene.person();
    await api.stranger.call(sessionRoutes.requestCode, { body: { email } });
    await until(async () => server.subjects.some((each) => /code Percolateur/.test(each)));
    expect(server.hung).toBe(4);
    server.hangs = false;
  });
});
