import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  attendanceRoutes,
  certificateRoutes,
  enrolmentRoutes,
  quizRoutes,
} from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { In } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { adminTool } from '../../../test/admin-tool';
import type { AdminTool } from '../../../test/admin-tool';
import { emptyDatabase } from '../../../test/database';
import { readPdf } from '../../../test/read-pdf';
import { aSignature, signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { reminderFacts } from '../../messages/reminder/reminder-facts';
import { Cafe } from '../../record/cafe.entity';
import { CafeQuestion } from '../../record/cafe-question.entity';
import { Certificate } from '../../record/certificate.entity';
import type { Cohort } from '../../record/cohort.entity';
import { withClient } from '../../record/connection';
import type { Enrolment } from '../../record/enrolment.entity';
import { FormerName } from '../../record/former-name.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Message } from '../../record/message.entity';
import { Note } from '../../record/note.entity';
import { Person } from '../../record/person.entity';
import { PersonMerge } from '../../record/person-merge.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { RoleGrant } from '../../record/role.entity';
import { SentLetter } from '../../record/sent-letter.entity';

describe('somebody is erased', () => {
  let api: TestApi;
  let tool: AdminTool;
  let folder: string;
  let nadia: Person;
  let karim: Person;
  let lucie: Person;
  let cohort: Cohort;
  let nadiaIn: Enrolment;
  let coordinator: Client;
  let certificate: Certificate;
  /** The points of her drawing, as JSON keeps them. */
  const drawn = [[21, 121] as [number, number], [301, 61] as [number, number], [561, 141]];
  const words = /nadia|benali|zouzou|médical|réveil|\[21, ?121\]/i;

  beforeAll(async () => {
    tool = adminTool();
    folder = mkdtempSync(join(tmpdir(), 'percolateur-erasure-'));
    api = await startApi();
    const { scene, db } = api;
    let hub;
    ({ hub, lucie, cohort } = await scene.ledCohort({ status: 'running' }));
    coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    nadia = await scene.person({
      ...{ email: 'nadia.benali@zouzou.test', firstName: 'Nadia', lastName: 'Benali' },
      employer: 'Ville de Zouzou',
    });
    karim = await scene.person({ firstName: 'Karim', lastName: 'Petit' });
    nadiaIn = await scene.enrol(cohort, nadia);
    const karimIn = await scene.enrol(cohort, karim);
    const [morning, ...others] = cohort.halfDays;
    const learner = await api.as(nadia);
    const trainer = await api.as(lucie);

    // A late signature with its reason, agreed to; minutes missed, with a note; the rest on time.
    await db.manager.update(HalfDay, { id: morning.id }, { signingOpenedAt: morning.startsAt });
    api.clock.set('2026-11-24T13:00:00Z');
    const late = aSignature(nadia, {
      ...{ mark: { way: 'drawn', drawing: [drawn as [number, number][]] } },
      ...{ statementVersion: 'followed-1', lateReason: 'Mon réveil n’a pas sonné.' },
      clientTime: '2026-11-24T13:00:00Z',
    });
    const params = { cohortId: cohort.id, halfDayId: morning.id };
    expect((await learner.call(attendanceRoutes.sign, { params, body: late })).status).toBe(200);
    await trainer.call(attendanceRoutes.agreeLate, {
      params: { signatureId: late.id },
      body: { id: uuidv7(), agreed: true },
    });
    await signedOnTime(api, nadia, others);
    await signedOnTime(api, karim, cohort.halfDays);
    const absences = [{ enrolmentId: nadiaIn.id, minutes: 30, note: 'Rendez-vous médical' }];
    const countersigned = await trainer.call(attendanceRoutes.countersign, {
      params,
      body: {
        ...aSignature(lucie, { statementVersion: 'taught-1', clientTime: '2026-11-24T13:00:00Z' }),
        absences,
      },
    });
    expect(countersigned.status).toBe(200);
    await learner.call(quizRoutes.start, {
      params: { cohortId: cohort.id, quizId: 'evaluation' },
      body: { id: uuidv7() },
    });
    await db.manager.insert(Cafe, {
      ...{ enrolmentId: nadiaIn.id, plannedOn: '2027-01-15', updatedAt: new Date() },
      ...{ place: 'Médiathèque de Zouzou', ally: 'Zouzou' },
    });

    api.clock.set('2026-11-26T09:00:00Z');
    const issued = await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds: [nadiaIn.id, karimIn.id] },
    });
    expect(issued.body.issued).toBe(2);
    certificate = await db.manager.findOneByOrFail(Certificate, { enrolmentId: nadiaIn.id });
    await coordinator.call(certificateRoutes.revoke, {
      params: { certificateId: certificate.id },
      body: { reason: 'Nadia a changé d’employeur.' },
    });
    await db.manager.insert(FormerName, {
      ...{ id: uuidv7(), personId: nadia.id, firstName: 'Nadia', lastName: 'Zouzou' },
      ...{ employer: 'Zouzou', until: new Date(), changedById: nadia.id },
    });
    await db.manager.insert(Note, {
      ...{ id: uuidv7(), cohortId: cohort.id, authorId: lucie.id, writtenAt: new Date() },
      ...{ audience: 'accepted', subject: 'Merci', body: 'Merci à Nadia Benali pour son accueil.' },
    });
    // A café that she hosted, and what was asked there.
    const cafeId = uuidv7();
    await db.manager.insert(PublicCafe, {
      ...{ id: cafeId, organisationId: cohort.organisationId, hostId: nadia.id, slug: 'un-cafe' },
      ...{ hostName: 'Nadia Benali', title: 'Un café', theme: 'work', place: 'Chez Nadia' },
      ...{ address: '14000 Zouzou', departement: '14', latitude: 49.2, longitude: -0.4 },
      ...{ timeZone: 'Europe/Paris', seats: 9, state: 'told' as const, toldState: 'told' as const },
      ...{ startsAt: morning.startsAt, endsAt: morning.endsAt, createdAt: morning.startsAt },
    });
    await db.manager.insert(CafeQuestion, {
      ...{ id: uuidv7(), cafeId, toldTogether: uuidv7(), organisationId: cohort.organisationId },
      ...{ departement: '14', theme: 'work', words: 'Que fera Nadia Benali de son métier ?' },
      ...{ heardAt: morning.startsAt, toldAt: morning.endsAt },
    });
    // A letter to her, one to the trainer that names her, and one that could not leave.
    for (const [person, html, lastError] of [
      [nadia, 'Bonjour Nadia,', null],
      [lucie, '<p>Nadia Benali a répondu.</p>', null],
      [nadia, null, '550 <nadia.benali@zouzou.test> unknown'],
    ] as const) {
      const id = uuidv7();
      await db.manager.insert(Message, {
        ...{ id, personId: person.id, rule: 'invitation', occurrence: id, cohortId: cohort.id },
        ...{ status: html ? 'sent' : 'failed', lastError },
        ...{ dueAt: new Date(), expiresAt: new Date('2030-01-01'), claimedAt: new Date() },
      });
      if (!html) continue;
      const letter = { sentAt: new Date(), subject: 'Nouvelles', html, attachments: [] };
      await db.manager.insert(SentLetter, { messageId: id, ...letter });
    }
  });
  afterAll(async () => {
    await api.stop();
    tool.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const admin = (...args: string[]) => tool.run(api.ownerUrl, folder, args);

  /** Every row of every table of every schema that holds ours, as text. */
  const dump = (url: string) =>
    withClient(url, async (owner) => {
      const { rows: tables } = await owner.query<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('information_schema') and schemaname not like 'pg\\_%'
         union select 'pg_stats'`,
      );
      const rows: string[] = [];
      for (const { name } of tables) {
        const found = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
        rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
      }
      return rows;
    });
  const named = async (url = api.ownerUrl) =>
    (await dump(url)).filter((row) => words.test(row) && !row.startsWith('public.course_version'));
  const sheet = async () => {
    const reply = await coordinator.call(attendanceRoutes.sheet, {
      params: { cohortId: cohort.id },
    });
    expect(reply.status).toBe(200);
    return (await readPdf(reply.bytes)).text;
  };
  /** What a funder is told: who followed how long, without saying who. */
  const hours = async () => {
    const { body } = await coordinator.call(certificateRoutes.list, {
      params: { cohortId: cohort.id },
    });
    return body
      .map(({ enrolmentId, minutesFollowed, minutesPlanned, realisation }) => ({
        ...{ enrolmentId, minutesFollowed, minutesPlanned },
        status: realisation.certificate?.status,
      }))
      .sort((a, b) => a.enrolmentId.localeCompare(b.enrolmentId));
  };

  test('not without saying why, nor with a session ahead, nor while proof has to be kept', async () => {
    expect((await named()).length).toBeGreaterThan(8);
    expect(admin('erase-person', 'nobody@x.test')).toMatchObject({ code: 2 });
    expect(admin('erase-person', nadia.id, '--yes')).toMatchObject({
      ...{ code: 2, complained: expect.stringContaining('--reason: expected why') },
    });
    const asked = ['erase-person', nadia.email, '--reason', 'demande', '--yes'];
    await api.asOwner(`update half_day set ends_at = now() + interval '9 days' where position = 4`);
    expect(admin(...asked, '--despite-retention')).toMatchObject({
      ...{ code: 1, complained: expect.stringContaining('a session of theirs is not over') },
    });
    await api.asOwner(
      `update half_day set ends_at = starts_at + interval '210 minutes' where position = 4;
       update half_day set starts_at = starts_at - interval '3 years', ends_at = ends_at - interval '3 years'`,
    );
    const kept = admin(...asked);
    expect(kept.code).toBe(1);
    expect(kept.complained).toMatch(
      /proof of what they followed or led has to be kept \(until 20\d\d-12-31\)/,
    );
    expect(admin('erase-person', lucie.id, '--reason', 'non', '--yes').complained).toContain(
      'a role',
    );
  });

  test('first told without doing, then done: nothing of them is left anywhere, and all holds', async () => {
    const backup = join(folder, 'before.backup');
    expect(admin('backup', backup).code).toBe(0);
    const before = await hours();
    expect(await sheet()).toContain('Nadia Benali');

    const dry = admin('erase-person', nadia.email, '--despite-retention');
    expect(dry).toMatchObject({
      code: 0,
      complained: '',
      said: expect.stringContaining('Nothing was changed'),
    });
    expect(await sheet()).toContain('Nadia Benali');

    const reason = ['--reason', 'Demande du 3 mars', '--despite-retention', '--yes'];
    const done = admin('erase-person', nadia.email, ...reason);
    expect(done).toMatchObject({ code: 0, complained: '' });
    expect(done.said).toContain(`Erased ${nadia.id}`);
    expect(await named()).toEqual([]);
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).not.toMatch(words);

    expect(await api.db.manager.findOneByOrFail(CafeQuestion, { departement: '14' })).toMatchObject(
      {
        ...{ cafeId: null, words: 'Que fera [nom effacé] de son métier ?' },
      },
    );
    const printed = await sheet();
    expect(printed).toMatch(/Personne effacée le \d\d\/\d\d\/20\d\d/);
    expect(printed).toContain('Signature effacée');
    expect(printed).toContain('Karim Petit');
    expect(await hours()).toEqual(before);
    const { body: verified } = await api.stranger.call(certificateRoutes.verify, {
      params: { code: certificate.code },
    });
    expect(verified).toMatchObject({
      ...{ verdict: 'revoked', revokedReason: null, erasedAt: expect.any(String) },
      snapshot: { learner: { firstName: 'Personne', employer: '' }, trainers: [fullName(lucie)] },
    });
    expect(verified.snapshot.minutesFollowed).toBe(
      before.find((each) => each.enrolmentId === nadiaIn.id)?.minutesFollowed,
    );
    const pdf = await coordinator.call(certificateRoutes.pdf, {
      params: { certificateId: certificate.id },
      query: {},
    });
    expect((await readPdf(pdf.bytes)).text).toContain('Personne effacée le');
    const list = await coordinator.call(enrolmentRoutes.list, {
      ...{ params: { cohortId: cohort.id }, query: {} },
    });
    expect(list.status).toBe(200);
    const facts = (await reminderFacts(api.db.manager, [cohort.id])).get(cohort.id)!;
    expect(facts.enrolments.map(({ personId }) => personId)).toEqual([karim.id]);
    expect(admin('verify')).toMatchObject({ code: 0, complained: '' });
    expect(admin('erase-person', nadia.id, ...reason)).toMatchObject({ code: 1 });
    const [erasure] = await api
      .asOwner(`select reason, kept_until from erasure`)
      .then((result) => (result as { rows: { reason: string; kept_until: Date }[] }).rows);
    expect(erasure).toMatchObject({ reason: 'Demande du 3 mars', kept_until: expect.any(Date) });
  });

  test('who has several records, in all of them, from any, each registered', async () => {
    const name = { firstName: 'Zoé', lastName: 'Deuxfois' };
    const [main, other] = [await api.scene.person(name), await api.scene.person(name)];
    const merge = { id: uuidv7(), personId: main.id, otherId: other.id, at: new Date() };
    await api.db.manager.insert(PersonMerge, merge);
    const dry = admin('erase-person', other.email);
    expect(dry.said).toContain('One person, 2 records');
    for (const { id } of [main, other]) expect(dry.said).toContain(`Would erase ${id}`);
    await api.db.manager.insert(RoleGrant, {
      ...{ id: uuidv7(), personId: main.id, organisationId: cohort.organisationId },
      role: 'trainer',
    });
    const asked = ['erase-person', other.email, '--reason', 'Demande du 4 mars', '--yes'];
    expect(admin(...asked)).toMatchObject({ code: 1, complained: expect.stringContaining('role') });
    await api.db.manager.delete(RoleGrant, { personId: main.id });
    expect(admin(...asked).code).toBe(0);
    const people = await api.db.manager.findBy(Person, { id: In([main.id, other.id]) });
    expect(people.map(({ lastName }) => lastName)).not.toContain('Deuxfois');
    expect(people.map(({ email }) => email.endsWith('@efface.invalid'))).toEqual([true, true]);
  });

  test('an older backup brings them back, and restoring erases them again', async () => {
    const elsewhere = await emptyDatabase();
    const restored = tool.run(elsewhere.ownerUrl, folder, [
      'restore',
      join(folder, 'before.backup'),
    ]);
    expect(restored).toMatchObject({ code: 0, complained: '' });
    expect(restored.said).toContain('1 of 3 erasures');
    expect(await named(elsewhere.ownerUrl)).toEqual([]);
    const twice = tool.run(elsewhere.ownerUrl, folder, ['erase-person', '--registered']);
    expect(twice).toMatchObject({ code: 0, said: expect.stringContaining(': 0 erased again') });
    expect(tool.run(elsewhere.ownerUrl, folder, ['verify']).code).toBe(0);
    await elsewhere.drop();
  });
});
