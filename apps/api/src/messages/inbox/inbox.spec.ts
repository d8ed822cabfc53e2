import { inboxRoutes, sessionRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { EvidenceBundle } from '../../record/evidence-bundle.entity';
import { MailReturn } from '../../record/mail-return.entity';
import { Message } from '../../record/message.entity';
import type { Person } from '../../record/person.entity';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what a person was told, on their own pages', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2027-03-01T09:00:00Z' })));
  afterAll(() => api.stop());

  const listOf = async (person: Person) => {
    const reply = await (await api.as(person)).call(inboxRoutes.list, { query: {} });
    expect(reply.status).toBe(200);
    return reply.body.rows;
  };

  test('holds the letter as it was written, and who read it is told to nobody', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation(), {
      firstDay: '2027-03-10',
    });
    const [nadia, zoe] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, nadia);
    const worker = await startWorker(api);
    await worker.sweep();
    await worker.stop();
    const [item, ...others] = await listOf(nadia);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind: 'letter', read: false, cohortId: cohort.id });
    const params = { messageId: item!.id };
    const client = await api.as(nadia);
    const letter = await client.call(inboxRoutes.letter, { params });
    expect(letter.body.subject).toBe(item!.subject);
    expect(letter.body.html).toContain('Bonjour');
    expect(letter.body.attachments).toHaveLength(4);
    const stranger = await api.as(zoe);
    expect((await stranger.call(inboxRoutes.letter, { params })).status).toBe(404);
    const body = { ids: [item!.id] };
    expect((await stranger.call(inboxRoutes.markRead, { body })).body).toEqual({ unread: 0 });
    expect((await listOf(nadia))[0]!.read).toBe(false);
    const counted = async () => (await client.call(sessionRoutes.current, {})).body.person?.unread;
    expect(await counted()).toBe(1);
    expect((await client.call(inboxRoutes.markRead, { body })).body).toEqual({ unread: 0 });
    expect(await counted()).toBe(0);
    await client.call(inboxRoutes.markRead, { body });
    expect((await listOf(nadia))[0]!.read).toBe(true);
    expect(await listOf(zoe)).toEqual([]);
  });

  test('holds what the mail could not bring, since the address does not receive', async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation(), {
      firstDay: '2027-03-10',
    });
    const awa = await api.scene.person();
    await api.db.manager.insert(MailReturn, {
      ...{ id: '<retour@percolateur.test>', mailId: uuidv7(), address: awa.email },
      ...{ kind: 'hard', code: '5.1.1', at: api.clock.now(), settledAt: null },
    });
    await api.scene.enrol(cohort, awa);
    const worker = await startWorker(api);
    const message = await until(async () => {
      await worker.sweep();
      return api.db.manager.findOneBy(Message, { personId: awa.id, status: 'suppressed' });
    });
    await worker.stop();
    expect(await listOf(awa)).toMatchObject([{ id: message.id, kind: 'letter', read: false }]);
  });

  test('says to who asked for it, and to nobody else, that evidence is ready, as long as it is', async () => {
    const hub = await api.scene.organisation();
    const [claire, other] = [
      await api.scene.staff(hub, 'coordinator'),
      await api.scene.staff(hub, 'coordinator'),
    ];
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-10' });
    const bundle = {
      ...{ id: uuidv7(), organisationId: hub.id, cohortId: cohort.id, askedById: claire.id },
      ...{ askedAt: api.clock.now(), status: 'ready' as const },
      expiresAt: new Date('2027-03-08T09:00:00Z'),
    };
    await api.db.manager.insert(EvidenceBundle, bundle);
    await api.db.manager.insert(EvidenceBundle, { ...bundle, id: uuidv7(), status: 'under-way' });
    const [item, ...others] = await listOf(claire);
    expect(others).toEqual([]);
    expect(plain(item!.subject)).toBe(`Le dossier de preuves de « ${cohort.title} » est prêt`);
    expect(item).toMatchObject({ id: bundle.id, kind: 'bundle', read: false });
    expect(await listOf(other)).toEqual([]);
    const client = await api.as(claire);
    const { person } = (await client.call(sessionRoutes.current, {})).body;
    expect(person?.unread).toBe(1);
    await client.call(inboxRoutes.markRead, { body: { ids: [bundle.id] } });
    expect((await listOf(claire))[0]!.read).toBe(true);
    api.clock.set('2027-03-09T09:00:00Z');
    expect(await listOf(claire)).toEqual([]);
  });
});
