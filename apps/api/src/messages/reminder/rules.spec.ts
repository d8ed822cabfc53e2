import { ruleRoutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import type { RuleEdit } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { AuditEvent } from '../../record/audit-event.entity';
import { Cohort } from '../../record/cohort.entity';
import { Message } from '../../record/message.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { RuleVersion } from '../../record/rule-version.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

const typed = (text = '') => text.replaceAll('\u00a0', ' ');
const words = { subject: 'À {prénom} : {session}', opening: 'Rendez-vous à {lieu}.\n\nMerci.' };

describe('the rules of a hub', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let lucie: Person;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T08:00:00Z' });
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });
  beforeEach(async () => {
    api.clock.set('2027-03-01T08:00:00Z');
    hub = await api.scene.organisation({ name: 'Café des Fourmis' });
    lucie = await api.scene.staff(hub, 'coordinator');
    coordinator = await api.as(lucie);
  });

  const edit = (rule: string, change: Partial<RuleEdit> = {}, who = coordinator) =>
    who.call(ruleRoutes.edit, {
      params: { organisationId: hub.id, rule },
      body: { id: uuidv7(), number: 0, delay: null, paused: false, words: null, ...change },
    });
  const list = async () =>
    (await coordinator.call(ruleRoutes.list, { params: { organisationId: hub.id } })).body;
  const ruleOf = async (rule: string) => (await list()).find((each) => each.rule === rule)!;
  const mails = async () => {
    const folder = mailFolder(api.dataDir);
    const ids = await listMail(folder);
    return Promise.all(ids.map(async (id) => simpleParser((await readMail(folder, id)) ?? '')));
  };
  const sentTo = async (person: Person) =>
    (
      await api.db.manager.find(Message, {
        where: { personId: person.id, status: 'sent' },
        order: { sentAt: 'ASC' },
      })
    ).map(({ rule }) => rule);
  /** Tuesday 16 March, joining instructions sent. */
  const withNadia = async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining']);
    return { cohort, nadia, enrolment };
  };

  test('are read as shipped, then as edited, version by version', async () => {
    expect(await ruleOf('prepare')).toMatchObject({ number: 0, paused: false, mandatory: null });
    const delay = { days: -5, time: '14:00' };
    const edited = await edit('prepare', { delay, words });
    expect(edited.body).toMatchObject({ number: 1, delay, words });
    expect(typed(edited.body.when)).toBe('5 jours avant le premier jour, à 14 h');
    await edit('prepare', { number: 1, paused: true });
    const back = await ruleOf('prepare');
    expect(back).toMatchObject({ number: 2, paused: true, delay: { days: -7, time: '09:00' } });
    expect(back.words).toEqual(back.shippedWords);
    const params = { organisationId: hub.id, rule: 'prepare' };
    const { body: versions } = await coordinator.call(ruleRoutes.versions, { params });
    expect(versions.map((each) => [each.number, each.paused, each.words])).toEqual([
      [2, true, null],
      [1, false, words],
    ]);
    const where = { organisationId: hub.id, action: 'rule.edited' as const };
    expect(await api.db.manager.countBy(AuditEvent, where)).toBe(2);
  });

  test('the same edit twice is one; two at once are one and a refusal', async () => {
    const id = uuidv7();
    await edit('eve', { id });
    expect((await edit('eve', { id })).body.number).toBe(1);
    const both = await Promise.all([edit('eve', { number: 1 }), edit('eve', { number: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await edit('eve', { number: 0 })).problem.type).toContain('stale-edit');
    expect((await edit('joining', { id })).problem.type).toContain('id-reused');
    const where = { organisationId: hub.id, rule: 'eve' as const };
    expect(await api.db.manager.countBy(RuleVersion, where)).toBe(2);
  });

  test.each([
    ['eve', { delay: { days: -2, time: '16:00' } }, 'delay'],
    ['changed', { delay: { minutes: 30 } }, 'delay'],
    ['joining', { paused: true }, 'paused'],
    ['eve', { words: { subject: 'Demain {nom}', opening: 'Venez.' } }, 'words.subject'],
    ['eve', { words: { subject: 'Demain', opening: 'Venez {à l’heure' } }, 'words.opening'],
    ['cancelled', { words: { subject: 'Rien', opening: 'Tout va bien.' } }, 'words.opening'],
  ])('%s refuses %j', async (rule, change, field) => {
    const refused = await edit(rule, change);
    expect(refused.status).toBe(400);
    expect(refused.problem.errors?.map(({ path }) => path)).toEqual([field]);
    expect((await ruleOf(rule)).number).toBe(0);
  });

  test('are those of the hub alone, and of its coordinators', async () => {
    const neighbour = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    const trainer = await api.scene.staff(hub, 'trainer');
    expect((await edit('eve', {}, await api.as(neighbour))).status).toBe(404);
    expect((await edit('eve', {}, await api.as(trainer))).status).toBe(403);
    expect((await edit('eve', {}, api.stranger)).status).toBe(401);
  });

  test('a message leaves at the hour of the hub, in its words, and is not said again', async () => {
    const { nadia } = await withNadia();
    await edit('prepare', { delay: { days: -5, time: '14:00' }, words });
    api.clock.set('2027-03-11T12:59:00Z');
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining']);
    api.clock.set('2027-03-11T13:00:00Z');
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining', 'prepare']);
    const mail = (await mails()).find(({ subject }) => subject?.startsWith('À Nadia'))!;
    expect(typed(mail.subject)).toBe('À Nadia : Animer un Café IA, Caen');
    expect(typed(mail.text)).toContain('Rendez-vous à Le Dôme.\n\nMerci.\n\nRépondre au');
    await edit('prepare', { number: 1, delay: { days: -3, time: '09:00' } });
    api.clock.set('2027-03-13T08:00:00Z');
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining', 'prepare']);
  });

  test('a delay made longer holds back what is claimed and not out', async () => {
    const { cohort, nadia, enrolment } = await withNadia();
    const dueAt = new Date('2027-03-09T08:00:00Z');
    api.clock.set(dueAt.toISOString());
    // Claimed under the former delay; put here afterwards, for the worker may sweep at any moment.
    await edit('prepare', { delay: { days: -2, time: '09:00' } });
    const id = uuidv7();
    await api.db.manager.insert(Message, {
      ...{ id, personId: nadia.id, rule: 'prepare', occurrence: enrolment.id },
      ...{ cohortId: cohort.id, enrolmentId: enrolment.id, status: 'owed', dueAt },
      ...{ expiresAt: new Date('2027-03-15T15:00:00Z'), claimedAt: dueAt },
    });
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining']);
    api.clock.set('2027-03-14T08:00:00Z');
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining', 'prepare']);
  });

  test('a cohort, then a person, is left in peace, but for what is owed; then it is caught up', async () => {
    const { cohort, nadia, enrolment } = await withNadia();
    const before = await api.db.manager.findOneByOrFail(Cohort, { id: cohort.id });
    const pause = (paused: boolean) =>
      coordinator.call(ruleRoutes.pauseCohort, {
        params: { cohortId: cohort.id },
        body: { paused },
      });
    const leave = (paused: boolean) =>
      coordinator.call(ruleRoutes.pausePerson, {
        params: { enrolmentId: enrolment.id },
        body: { paused },
      });
    await pause(true);
    await pause(true);
    api.clock.set('2027-03-09T08:00:00Z');
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining']);
    await leave(true);
    await pause(false);
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining']);
    await leave(false);
    await worker.sweep();
    expect(await sentTo(nadia)).toEqual(['joining', 'prepare']);
    const { revision } = await api.db.manager.findOneByOrFail(Cohort, { id: cohort.id });
    expect(revision).toBe(before.revision);
    const deeds = { action: 'messages.paused' as const, organisationId: hub.id };
    expect(await api.db.manager.countBy(AuditEvent, deeds)).toBe(2);
  });

  test('who receives it, and who does not, is said by name', async () => {
    const { cohort, nadia } = await withNadia();
    const awa = await api.scene.person({ firstName: 'Awa', lastName: 'Aba' });
    await api.scene.enrol(cohort, awa, 'waitlisted', { invitedAt: null });
    const params = { cohortId: cohort.id, rule: 'joining' };
    const { body } = await coordinator.call(ruleRoutes.audience, { params });
    expect(body.people.map(({ firstName, verdict, why }) => [firstName, verdict, why])).toEqual([
      ['Awa', 'not', 'attend une place'],
      ['Nadia', 'sent', ''],
    ]);
    expect(body).toMatchObject({ paused: false, mandatory: expect.stringContaining('L6353-8') });
    const eve = await coordinator.call(ruleRoutes.audience, { params: { ...params, rule: 'eve' } });
    expect(eve.body.people.find(({ personId }) => personId === nadia.id)).toMatchObject({
      verdict: 'ahead',
      at: '2027-03-15T15:00:00.000Z',
    });
  });

  test('every message is previewed with the data of a cohort, without anybody’s secret', async () => {
    const { cohort, nadia } = await withNadia();
    const before = await api.db.manager.count(Message);
    for (const { rule } of await list()) {
      const params = { cohortId: cohort.id, rule };
      const shown = await coordinator.call(ruleRoutes.preview, { params, body: { words: null } });
      expect({ rule, status: shown.status }).toEqual({ rule, status: 200 });
      expect(shown.body.html).not.toMatch(/[{]prénom|undefined|invitation#/);
      expect(shown.body.text).not.toMatch(/invitation#/);
    }
    const params = { cohortId: cohort.id, rule: 'eve' };
    const { body } = await coordinator.call(ruleRoutes.preview, { params, body: { words } });
    expect(body.who).toBe(`Nadia ${nadia.lastName}`);
    expect(typed(body.subject)).toBe('À Nadia : Animer un Café IA, Caen');
    const wrong = { ...words, subject: '{rien}' };
    const refused = await coordinator.call(ruleRoutes.preview, { params, body: { words: wrong } });
    expect(refused.status).toBe(400);
    expect(await api.db.manager.count(Message)).toBe(before);
  });

  test('in a cohort without people, with one’s own name; without dates, not at all', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16' });
    for (const { rule } of await list()) {
      const params = { cohortId: cohort.id, rule };
      const shown = await coordinator.call(ruleRoutes.preview, { params, body: { words: null } });
      expect({ rule, who: shown.body.who }).toEqual({ rule, who: fullName(lucie) });
    }
    await api.db.query('delete from half_day where cohort_id = $1', [cohort.id]);
    const params = { cohortId: cohort.id, rule: 'eve' };
    const none = await coordinator.call(ruleRoutes.preview, { params, body: { words: null } });
    expect(none.problem.type).toContain('cohort-without-dates');
  });

  test('a test goes to oneself alone, says so, and touches nobody’s diary', async () => {
    const { cohort } = await withNadia();
    const count = (await mails()).length;
    const params = { cohortId: cohort.id, rule: 'joining' };
    const { body } = await coordinator.call(ruleRoutes.test, { params, body: { words } });
    expect(body).toEqual({ sentTo: lucie.email });
    const all = await mails();
    expect(all).toHaveLength(count + 1);
    const trial = all.find(({ subject }) => subject?.startsWith('[Essai]'))!;
    expect(JSON.stringify(trial.to)).toContain(lucie.email);
    expect(trial.attachments).toEqual([]);
    expect(typed(trial.text)).toContain('Ceci est un essai, avec les données de Nadia');
  });
});
