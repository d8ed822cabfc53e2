import { cohortRoutes, reminderRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { listMail, mailFolder } from '../mail/mail-store';
import type { Cohort } from '../../record/cohort.entity';
import { Message } from '../../record/message.entity';

describe('messages that are read and written', () => {
  let api: TestApi;
  let worker: TestWorker;
  let coordinator: Client;
  let neighbour: Client;
  let cohort: Cohort;
  const written = {
    id: uuidv7(),
    audience: 'all' as const,
    subject: 'Une question avant de venir',
    body: 'Qui vient en train ?\n\nNous irions vous chercher à <la gare>.',
  };
  const typed = (text = '') => text.replaceAll('\u00a0', ' ');

  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T09:00:00Z' });
    worker = await startWorker(api);
    const [hub, other] = [await api.scene.organisation(), await api.scene.organisation()];
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    neighbour = await api.as(await api.scene.staff(other, 'coordinator'));
    cohort = await api.scene.cohort(hub, { firstDay: '2027-04-20' });
    await api.scene.enrol(cohort, await api.scene.person());
    await api.scene.enrol(cohort, await api.scene.person(), 'invited', {
      invitedAt: new Date('2027-03-01T08:00:00Z'),
    });
    await api.scene.enrol(cohort, await api.scene.person(), 'declined');
    await worker.sweep();
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  const write = (who: Client, body = written, { id: cohortId } = cohort) =>
    who.call(reminderRoutes.write, { params: { cohortId }, body });
  const rows = async () =>
    (await coordinator.call(reminderRoutes.messages, { params: { cohortId: cohort.id } })).body;

  test('a note goes once to each, however often it is sent, and is in the history', async () => {
    const replies = [await write(coordinator), await write(coordinator)];
    expect(replies.map(({ status, body }) => [status, body])).toEqual([
      [200, { count: 2 }],
      [200, { count: 2 }],
    ]);
    await worker.sweep();
    const notes = (await rows()).filter(({ rule }) => rule === 'note');
    expect(notes.map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(await listMail(mailFolder(api.dataDir))).toHaveLength(3);
    const other = await write(coordinator, { ...written, subject: 'Autre chose' });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
    const { body } = await coordinator.call(cohortRoutes.history, {
      params: { cohortId: cohort.id },
    });
    expect(body.map(({ text }) => typed(text))).toContain(
      'Message écrit à 2 personnes : « Une question avant de venir »',
    );
  });

  test('who teaches writes to one person of their session, once, and to nobody else’s', async () => {
    const hub = await api.scene.organisation();
    const lucie = await api.scene.staff(hub, 'trainer');
    const own = await api.scene.cohort(hub, { firstDay: '2027-04-20', trainers: [lucie] });
    const [nadia, omar] = [await api.scene.person(), await api.scene.person()];
    const { id: enrolmentId } = await api.scene.enrol(own, nadia);
    await api.scene.enrol(own, omar);
    const teacher = await api.as(lucie);
    const words = { id: uuidv7(), subject: 'Votre café', body: written.body };
    const to = (who: Client, body = words) =>
      who.call(reminderRoutes.writeTo, { params: { enrolmentId }, body });
    expect([(await to(teacher)).status, (await to(teacher)).status]).toEqual([204, 204]);
    expect((await to(teacher, { ...words, body: 'Autre' })).problem.type).toBe(
      'urn:percolateur:id-reused',
    );
    await worker.sweep();
    const sent = await api.db.manager.findBy(Message, { rule: 'note', occurrence: words.id });
    expect(sent).toMatchObject([{ personId: nadia.id, status: 'sent' }]);
    const colleague = await api.as(await api.scene.staff(hub, 'trainer'));
    const others = [colleague, neighbour, await api.as(nadia), api.stranger];
    const fresh = { ...words, id: uuidv7() };
    expect(await Promise.all(others.map(async (each) => (await to(each, fresh)).status))).toEqual([
      404, 404, 404, 401,
    ]);
  });

  test('a letter is read as it was sent, and opens nobody’s place', async () => {
    const [note] = (await rows()).filter(({ rule }) => rule === 'note');
    const letter = await coordinator.call(reminderRoutes.letter, {
      params: { messageId: note!.id },
    });
    expect(typed(letter.body.subject)).toBe(written.subject);
    expect(typed(letter.body.html)).toContain('à &lt;la gare&gt;.</p>');
    const [invitation] = (await rows()).filter(({ rule }) => rule === 'invitation');
    const shown = await coordinator.call(reminderRoutes.letter, {
      params: { messageId: invitation!.id },
    });
    expect(shown.body.html).toContain('/invitation"');
    expect(shown.body.html).not.toContain('/invitation#');
  });

  test('nobody else writes or reads, and a draft has nobody to write to', async () => {
    expect((await write(neighbour, { ...written, id: uuidv7() })).status).toBe(404);
    expect((await write(api.stranger)).status).toBe(401);
    const [note] = await rows();
    const params = { messageId: note!.id };
    expect((await neighbour.call(reminderRoutes.letter, { params })).status).toBe(404);
    const draft = await api.scene.cohort({ id: cohort.organisationId } as never, {
      status: 'draft',
    });
    const refused = await write(coordinator, { ...written, id: uuidv7() }, draft);
    expect(refused.problem.type).toBe('urn:percolateur:cohort-not-open');
  });
});
