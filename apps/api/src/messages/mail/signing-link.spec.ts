import { attendanceRoutes as routes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { listMail, mailFolder, readMail } from './mail-store';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { Signature } from '../../record/signature.entity';
import { SigningLink } from '../../record/signing-link.entity';

describe('a personal link to sign a half-day', () => {
  let api: TestApi;
  let worker: TestWorker;
  let cohort: Cohort;
  let nadia: Person;
  let enrolment: Enrolment;
  let trainer: Client;

  beforeAll(async () => {
    api = await startApi({ at: '2026-11-24T08:05:00Z' });
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:05:00Z');
    let lucie;
    ({ lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person();
    enrolment = await api.scene.enrol(cohort, nadia);
    trainer = await api.as(lucie);
  });

  const params = () => ({ halfDayId: cohort.halfDays[0].id });
  const open = () => trainer.call(routes.open, { params: params() });
  const send = (id = uuidv7(), enrolmentIds = [enrolment.id], client = trainer) =>
    client.call(routes.sendLinks, { params: params(), body: { id, enrolmentIds } });
  /** The secrets of the links that Nadia was sent, the first first. */
  async function received(): Promise<string[]> {
    await worker.sweep();
    const folder = mailFolder(api.dataDir);
    const letters = await Promise.all(
      (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id))!)),
    );
    return letters
      .filter(({ to }) => [to].flat()[0]?.text.includes(nadia.email))
      .flatMap(({ text }) => /signer#(\S+)/.exec(text ?? '')?.[1] ?? []);
  }
  const read = (token: string, client = api.stranger) =>
    client.call(routes.openLink, { body: { token } });
  const sign = (token: string, fields = {}, client = api.stranger) =>
    client.call(routes.signByLink, { body: { token, signature: aSignature(nadia, fields) } });

  test('is sent once however often it is asked, signs under one name, and the record says so', async () => {
    const id = uuidv7();
    expect((await send(id)).body).toMatchObject({
      means: ['own', 'passed', 'link'],
      people: [{ signature: 'none', linkAskedAt: '2026-11-24T08:05:00.000Z' }],
    });
    await send(id);
    const [token, ...others] = await received();
    expect(others).toEqual([]);
    expect(token).not.toContain(nadia.id);
    const [link] = await api.db.manager.findBy(SigningLink, { enrolmentId: enrolment.id });
    // Whoever reads the letter again, or the database, has no use of it.
    const letters = await api.db.manager.find(SentLetter);
    expect(letters.some(({ html }) => html.includes('/signer"'))).toBe(true);
    expect(JSON.stringify([letters, link])).not.toContain(token);

    expect((await read(token)).body).toMatchObject({
      state: 'later',
      person: { id: nadia.id, firstName: nadia.firstName },
      halfDay: { id: params().halfDayId },
    });
    expect((await sign(token)).problem.type).toBe('urn:percolateur:signing-not-open');
    await open();
    expect((await read(token)).body.state).toBe('open');
    expect((await sign(token)).body).toMatchObject({ counts: true, late: false, already: false });
    expect((await sign(token)).body.already).toBe(true);
    const [kept] = await api.db.manager.findBy(Signature, { personId: nadia.id });
    expect(kept).toMatchObject({ linkId: link.id, passedById: null });
    const room = await trainer.call(routes.room, {
      params: { cohortId: cohort.id },
      query: params(),
    });
    expect(room.body.people[0]).toMatchObject({ signature: 'signed', means: 'link' });
    const deeds = await trainer.call(routes.deeds, {
      params: { ...params(), enrolmentId: enrolment.id },
    });
    expect(deeds.body.map(({ text }) => text)).toContain('Signature reçue, par un lien personnel');
  });

  test('waits before the slot, follows the rules of who is late after it, then ends', async () => {
    api.clock.set('2026-11-23T10:00:00Z');
    await send();
    const [token] = await received();
    expect((await read(token)).body.state).toBe('later');
    expect((await sign(token)).problem.type).toBe('urn:percolateur:signing-too-early');
    api.clock.set('2026-11-24T12:00:00Z');
    const followed = { statementVersion: 'followed-1' };
    expect((await read(token)).body.state).toBe('late');
    expect((await sign(token, followed)).problem.type).toBe('urn:percolateur:late-reason-required');
    const late = await sign(token, { ...followed, lateReason: 'Le lien s’était perdu.' });
    expect(late.body).toMatchObject({ counts: false, late: true });
    api.clock.set('2026-11-27T12:00:00Z');
    expect((await send()).problem.type).toBe('urn:percolateur:late-too-late');
  });

  test('opens nothing for another name, another link, nor once its address proved wrong', async () => {
    await send();
    await open();
    const [token] = await received();
    const karim = await api.scene.person();
    await api.scene.enrol(cohort, karim);
    const other = { body: { token, signature: aSignature(karim) } };
    const forged = await api.stranger.call(routes.signByLink, other);
    expect(forged.problem.type).toBe('urn:percolateur:other-person');
    const his = await api.as(karim);
    for (const reply of [await read(token, his), await sign(token, {}, his)]) {
      expect(reply.problem.type).toBe('urn:percolateur:link-of-another');
    }
    expect((await read(token, await api.as(nadia))).status).toBe(200);
    const [id, rest] = token.split('~');
    const wrongId = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await read(`${wrongId}~${rest}`)).status).toBe(404);
    await api.db.manager.update(Enrolment, { id: enrolment.id }, { linkVersion: 1 });
    expect((await read(token)).status).toBe(404);
    expect((await sign(token)).status).toBe(404);
    await send();
    expect(await api.db.manager.countBy(Signature, { personId: nadia.id })).toBe(0);
    const another = (await received()).find((each) => each !== token);
    expect((await read(another!)).status).toBe(200);
  });

  test('is sent by the team of the session, to its people alone, and to nobody who left', async () => {
    const other = await api.scene.ledCohort();
    const theirs = await api.scene.enrol(other.cohort, await api.scene.person());
    const mixed = await send(uuidv7(), [enrolment.id, theirs.id]);
    expect(mixed.status).toBe(400);
    expect((await send(uuidv7(), [enrolment.id], await api.as(other.lucie))).status).toBe(404);
    expect((await send(uuidv7(), [enrolment.id], await api.as(nadia))).status).toBe(404);
    await api.db.manager.update(Enrolment, { id: enrolment.id }, { status: 'withdrawn' });
    expect((await send()).status).toBe(400);
    expect(await api.db.manager.count(SigningLink, { where: params() })).toBe(0);
  });
});
