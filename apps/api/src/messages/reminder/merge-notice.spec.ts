import { accountRoutes, enrolmentRoutes, inboxRoutes, mergeRoutes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import { Message } from '../../record/message.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

describe('the same person under two records, once merged', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  test('is told at both addresses, and the letters of both go to the main one', async () => {
    const hub = await api.scene.organisation();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const [main, other] = [
      await api.scene.person({ homeOrganisationId: hub.id }),
      await api.scene.person({ homeOrganisationId: hub.id }),
    ];
    const winter = await api.scene.cohort(hub, { firstDay: '2027-01-12' });
    const left = await api.scene.enrol(winter, other, 'invited', { invitedAt: null });
    await coordinator.call(enrolmentRoutes.invite, {
      params: { cohortId: winter.id },
      body: { enrolmentIds: [left.id] },
    });
    await coordinator.call(mergeRoutes.merge, {
      params: { organisationId: hub.id, personId: main.id, otherId: other.id },
    });
    const worker = await startWorker(api);
    await worker.sweep();
    await worker.stop();
    const invitation = { personId: other.id, rule: 'invitation' as const };
    const message = await api.db.manager.findOneByOrFail(Message, invitation);
    expect(message).toMatchObject({ status: 'sent', sentTo: main.email });
    const folder = mailFolder(api.dataDir);
    const letters = await Promise.all(
      (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id))!)),
    );
    const told = letters.filter(({ subject }) => subject === 'Vos deux fiches sont réunies');
    const addresses = told.map(({ to }) => [to].flat()[0]?.value[0]?.address);
    expect(addresses).toEqual(expect.arrayContaining([main.email, other.email]));
    const client = await api.as(main);
    const { body: inbox } = await client.call(inboxRoutes.list, { query: {} });
    expect(inbox.rows.map(({ id }) => id)).toContain(message.id);
    const letter = await client.call(inboxRoutes.letter, { params: { messageId: message.id } });
    expect(letter.status).toBe(200);
    await client.call(inboxRoutes.markRead, { body: { ids: [message.id] } });
    const { body: read } = await client.call(inboxRoutes.list, { query: {} });
    expect(read.rows.find(({ id }) => id === message.id)?.read).toBe(true);
    const { body: sessions } = await client.call(accountRoutes.sessions, {});
    expect(sessions.filter(({ here }) => here)).toHaveLength(1);
  });
});
