import {
  bounceRoutes,
  organisationRoutes,
  reminderRoutes,
  sessionRoutes,
} from '@percolateur/contract';
import { returnKinds, suppressionOf } from '@percolateur/domain';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { listMail, mailFolder, readMail as readKept } from '../mail/mail-store';
import {
  awayUntilMonday,
  complaint,
  deliveryReport,
  failureInWords,
  writtenByHand,
} from '../../../test/returned-mail';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { LoginCodeService } from '../../people/auth/login-code.service';
import type { Cohort } from '../../record/cohort.entity';
import { LoginCode } from '../../record/login-code.entity';
import { MailReturn } from '../../record/mail-return.entity';
import { Message } from '../../record/message.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Person } from '../../record/person.entity';
import { Sweeper } from '../reminder/sweeper';
import { suppressionAt } from '../../record/returns';

const secret = 'le-serveur-de-courrier-le-sait';

describe('what comes back of letters', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let cohort: Cohort;
  let coordinator: Client;
  beforeAll(async () => {
    const env = { BOUNCE_SECRET: secret, BOUNCE_ADDRESS: 'retours@percolateur.test' };
    api = await startApi({ at: '2027-03-02T09:00:00Z', env });
    worker = await startWorker(api);
    hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', capacity: 50 });
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  /** Somebody who received the joining instructions. */
  const informed = async () => {
    const person = await api.scene.person();
    await api.scene.enrol(cohort, person);
    await worker.sweep();
    return { person, message: await letterOf(person) };
  };
  const letterOf = ({ id: personId }: Person, rule: Message['rule'] = 'joining') =>
    api.db.manager.findOneByOrFail(Message, { personId, rule });
  const handOver = async (payload: Buffer, authorization = `Bearer ${secret}`) => {
    const reply = await api.stranger.send({
      method: 'POST',
      url: bounceRoutes.take.path,
      headers: { 'content-type': 'message/rfc822', authorization },
      payload,
    });
    return { status: reply.status, body: reply.body as unknown };
  };
  const standing = (address: string) => suppressionAt(api.db.manager, address);
  const suppressed = async (client = coordinator, organisationId = hub.id) =>
    client.call(bounceRoutes.suppressed, { params: { organisationId } });
  const lift = (client: Client, personId: string) =>
    client.call(bounceRoutes.lift, { params: { organisationId: hub.id, personId } });
  const returns = (mailId: string) => api.db.manager.findBy(MailReturn, { mailId });

  test('a hard one stops letters, the hub sees whose, mends the address, and what waited leaves', async () => {
    const { person, message } = await informed();
    const report = deliveryReport(message.id);
    expect(await handOver(report)).toEqual({
      status: 200,
      body: { kind: 'hard', known: true },
    });
    // The same report, by the same door.
    await handOver(report);
    expect(await returns(message.id)).toEqual([
      expect.objectContaining({ address: person.email, kind: 'hard', code: '5.1.1' }),
    ]);
    await api.scene.enrol(await api.scene.cohort(hub, { firstDay: '2027-03-17' }), person);
    await worker.sweep();
    const held = await api.db.manager.findOneByOrFail(Message, {
      personId: person.id,
      status: 'suppressed',
    });
    expect(held.lastError).toContain('revenu');
    const { body } = await suppressed();
    expect(body.find(({ personId }) => personId === person.id)).toMatchObject({
      cause: 'hard',
      code: '5.1.1',
      held: 1,
      email: person.email,
    });

    const corrected = await coordinator.call(organisationRoutes.editPerson, {
      params: { organisationId: hub.id, personId: person.id },
      body: {
        firstName: person.firstName,
        lastName: person.lastName,
        employer: '',
        email: 'nadia.juste@percolateur.test',
      },
    });
    expect(corrected.status).toBe(204);
    expect((await suppressed()).body.map(({ personId }) => personId)).not.toContain(person.id);
    await worker.sweep();
    const sent = await api.db.manager.findBy(Message, { personId: person.id });
    expect(sent.map(({ status, sentTo }) => [status, sentTo])).toEqual([
      ['sent', 'nadia.juste@percolateur.test'],
      ['sent', 'nadia.juste@percolateur.test'],
    ]);
  });

  test('a hub that knows better lifts it; a neighbour hub knows nothing of it', async () => {
    const { person, message } = await informed();
    await handOver(failureInWords(message.id));
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    expect((await suppressed(neighbour)).status).toBe(404);
    expect((await suppressed(neighbour, elsewhere.id)).body).toEqual([]);
    expect((await lift(neighbour, person.id)).status).toBe(404);
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    expect((await suppressed(trainer)).status).toBe(403);
    expect((await lift(coordinator, (await api.scene.person()).id)).status).toBe(404);

    expect([
      (await lift(coordinator, person.id)).status,
      (await lift(coordinator, person.id)).status,
    ]).toEqual([204, 204]);
    expect(await standing(person.email)).toBeNull();
    await worker.sweep();
    expect((await letterOf(person)).status).toBe('sent');
    expect(
      await api.db.query(`select 1 from audit_event where action = 'person.address-lifted'`),
    ).toHaveLength(1);
  });

  test('soft ones are counted, letter by letter', async () => {
    const { person, message } = await informed();
    const full = { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 Over quota' };
    await handOver(deliveryReport(message.id, full));
    expect(await standing(person.email)).toBeNull();
    for (const mailId of [uuidv7(), uuidv7()]) {
      await api.db.manager.insert(MailReturn, {
        ...{ id: mailId, mailId, address: person.email, kind: 'soft', code: '4.2.2' },
        at: api.clock.now(),
      });
    }
    expect(await standing(person.email)).toBe('soft');
    // Forgotten after a month: a full mailbox empties.
    api.clock.advance({ days: 31 });
    await worker.module.get(Sweeper).sweep();
    api.clock.advance({ days: -31 });
    expect(await standing(person.email)).toBeNull();
  });

  test('a complaint is the person’s: no hub lifts it, and a code asked for still goes, with a word', async () => {
    const { person, message } = await informed();
    expect((await handOver(complaint(message.id))).body).toEqual({
      kind: 'complaint',
      known: true,
    });
    expect((await lift(coordinator, person.id)).status).toBe(403);
    await api.stranger.call(sessionRoutes.requestCode, { body: { email: person.email } });
    const code = await until(() => api.db.manager.findOneBy(LoginCode, { email: person.email }));
    const raw = await until(async () => {
      const folder = mailFolder(api.dataDir);
      const found = (await listMail(folder)).find((id) => id.startsWith(code.id));
      return found && readKept(folder, found);
    });
    expect(raw.toString()).toContain('ind=C3=A9sirable');
  });

  test('who enters by a code that arrived there receives letters again', async () => {
    const { person, message } = await informed();
    await handOver(deliveryReport(message.id));
    expect(await standing(person.email)).toBe('hard');
    await api.stranger.call(sessionRoutes.requestCode, { body: { email: person.email } });
    const { id } = await until(() => api.db.manager.findOneBy(LoginCode, { email: person.email }));
    const { token } = api.app.get(LoginCodeService).secretsOf(id);
    const entered = await api.stranger.call(sessionRoutes.enterLink, { body: { token } });
    expect(entered.status).toBe(200);
    expect(await standing(person.email)).toBeNull();
  });

  test('known by its return path alone, when the report returns nothing', async () => {
    const { person, message } = await informed();
    const to = `retours+${message.id}@percolateur.test`;
    const bare = deliveryReport(message.id, { to, headers: '', id: 'nu@mx.example' });
    expect((await handOver(bare)).body).toEqual({ kind: 'hard', known: true });
    expect(await standing(person.email)).toBe('hard');
  });

  test('an absence is noted and stops nothing; a delay, a person’s answer and a stranger’s report are let go', async () => {
    const { person, message } = await informed();
    expect((await handOver(awayUntilMonday(message.id))).body).toEqual({
      kind: 'out-of-office',
      known: true,
    });
    const delayed = deliveryReport(message.id, { action: 'delayed', status: '4.4.1' });
    expect((await handOver(delayed)).body).toEqual({ kind: 'unrelated', known: false });
    expect((await handOver(writtenByHand(message.id))).body).toMatchObject({ kind: 'unrelated' });
    expect((await handOver(deliveryReport(uuidv7()))).body).toEqual({ kind: 'hard', known: false });
    expect((await handOver(Buffer.from('\0\x01 rien'))).body).toMatchObject({ known: false });
    expect(await standing(person.email)).toBeNull();
    expect(await returns(message.id)).toHaveLength(1);
  });

  test('is taken from who knows the secret, and from nobody where there is none', async () => {
    const { message } = await informed();
    expect((await handOver(deliveryReport(message.id), 'Bearer autre')).status).toBe(401);
    expect((await handOver(Buffer.alloc(0))).status).toBe(400);
    const closed = await startApi();
    const reply = await closed.stranger.send({
      ...{ method: 'POST', url: bounceRoutes.take.path, payload: 'x' },
      headers: { 'content-type': 'message/rfc822', authorization: 'Bearer null' },
    });
    await closed.stop();
    expect(reply.status).toBe(404);
    expect(await returns(message.id)).toEqual([]);
  });

  test('« Renvoyer » writes there again', async () => {
    const { person, message } = await informed();
    await handOver(deliveryReport(message.id));
    await api.scene.enrol(await api.scene.cohort(hub, { firstDay: '2027-03-17' }), person);
    await worker.sweep();
    const held = await api.db.manager.findOneByOrFail(Message, {
      personId: person.id,
      status: 'suppressed',
    });
    await coordinator.call(reminderRoutes.retry, { params: { messageId: held.id } });
    await worker.sweep();
    expect(await api.db.manager.findOneBy(Message, { id: held.id })).toMatchObject({
      status: 'sent',
    });
  });

  test('the view says what the rule says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            mailId: fc.constantFrom(...Array.from({ length: 5 }, () => uuidv7())),
            kind: fc.constantFrom(...returnKinds),
            settled: fc.boolean(),
          }),
          { maxLength: 6 },
        ),
        async (past) => {
          const address = `${uuidv7()}@percolateur.test`;
          const rows = past.map(({ settled, ...each }) => ({
            ...{ ...each, id: uuidv7(), address, code: '', at: api.clock.now() },
            settledAt: settled ? api.clock.now() : null,
          }));
          if (rows.length > 0) await api.db.manager.insert(MailReturn, rows);
          expect(await standing(address)).toBe(suppressionOf(past));
        },
      ),
      { numRuns: 60 },
    );
  });
});
