import { writeFileSync } from 'node:fs';
import { accountRoutes, attendanceRoutes as routes } from '@percolateur/contract';
import { drawingLimits } from '@percolateur/domain';
import type { Drawing } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { readPdf } from '../../../test/read-pdf';
import { aSignature, signedOnTime, typedBy } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

describe('the attendance sheet', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let lucie: Person;
  let nadia: Person;
  let karim: Person;
  let trainer: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:04:00Z');
    ({ hub, lucie, cohort } = await api.scene.ledCohort());
    [nadia, karim] = [
      await api.scene.person({ lastName: 'Benali' }),
      await api.scene.person({ firstName: 'Karim', lastName: 'Petit' }),
    ];
    trainer = await api.as(lucie);
  });

  const sheet = (client = trainer) =>
    client.call(routes.sheet, { params: { cohortId: cohort.id } });

  test('bears the name under which one signed, with the one of today beside it', async () => {
    await api.scene.enrol(cohort, nadia);
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 1));
    api.clock.set('2026-11-24T12:00:00Z');
    const own = await api.as(nadia);
    const renamed = { firstName: 'Nadia', lastName: 'Durand' };
    expect((await own.call(accountRoutes.rename, { body: renamed })).status).toBe(204);
    await signedOnTime(api, nadia, cohort.halfDays.slice(1, 2));
    const { text } = await readPdf((await sheet()).bytes);
    const [morning, afternoon] = text.split('2. Demi-journée 2');
    expect(morning).toContain('Nadia Benali');
    expect(morning).toContain('Aujourd’hui : Nadia Durand.');
    expect(afternoon.split('3. Demi-journée 3')[0]).not.toContain('Benali');
  });

  test('shows who signed, how, when and with which reasons', async () => {
    await api.scene.enrol(cohort, nadia);
    const karimIn = await api.scene.enrol(cohort, karim);
    const odile = await api.scene.person({ firstName: 'Odile', lastName: 'Wałęsa' });
    await api.scene.enrol(cohort, odile, 'withdrawn');
    await signedOnTime(api, odile, cohort.halfDays.slice(0, 1));
    const params = { halfDayId: cohort.halfDays[0].id };
    const learner = await api.as(nadia);
    await trainer.call(routes.open, { params });
    const drawn = aSignature(nadia);
    await learner.call(routes.sign, { params, body: drawn });
    const typed = { ...aSignature(karim, { mark: typedBy(karim) }), enrolmentId: karimIn.id };
    await trainer.call(routes.passRound, { params, body: typed });
    const absences = [{ enrolmentId: karimIn.id, minutes: 45, note: 'arrivé à 9 h 45' }];
    const body = { ...aSignature(lucie, { statementVersion: 'teaching-1' }), absences };
    api.clock.set('2026-11-24T11:20:00Z');
    await trainer.call(routes.countersign, { params, body });
    api.clock.set('2026-11-25T18:00:00Z');
    const afternoon = { halfDayId: cohort.halfDays[1].id };
    const late = aSignature(nadia, {
      statementVersion: 'followed-1',
      lateReason: 'Pas de réseau dans la salle.',
    });
    await learner.call(routes.sign, { params: afternoon, body: late });

    const waiting = await readPdf((await sheet()).bytes);
    expect(waiting.text).toContain('En attente d’accord');
    const agreed = { id: uuidv7(), agreed: true };
    await trainer.call(routes.agreeLate, { params: { signatureId: late.id }, body: agreed });

    const reply = await sheet();
    expect(reply.headers['content-type']).toBe('application/pdf');
    const pdf = await readPdf(reply.bytes);
    for (const expected of [
      'Feuille d’émargement',
      hub.legalName,
      'Déclaration d’activité n° 28140000014',
      `Session : ${cohort.title}`,
      'mardi 24 novembre, 9 h – 12 h 30, 3 h 30, en salle',
      'Karim Petit signé en tapant son nom',
      `Signé sur l’appareil de Lucie ${lucie.lastName}.`,
      'Absence : 45 min (arrivé à 9 h 45).',
      `Reçu ${drawn.id.slice(-6).toUpperCase()}`,
      'Texte signé : « Je suis là ce matin.',
      'Contresignature',
      'Texte signé : « J’anime cette demi-journée',
      'Signature tardive : Pas de réseau dans la salle.',
      `Accord de Lucie ${lucie.lastName}.`,
      'mercredi 25 novembre 2026, 19 h',
      'Odile Wałęsa Mairie de Flers',
      'Pas de signature.',
      '2 sur 4 7 h sur 14 h',
      '1 sur 4 2 h 45 sur 14 h',
      'page 1 sur',
    ]) {
      expect(pdf.text).toContain(expected);
    }
    expect(pdf.tags).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TR', 'TH', 'TD']));
    expect(pdf.tags.filter((tag) => tag === 'Figure')).toHaveLength(4);
  });

  test('of one half-day tells it alone', async () => {
    await api.scene.enrol(cohort, nadia);
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 2));
    const params = { halfDayId: cohort.halfDays[1].id };
    const { bytes, headers } = await trainer.call(routes.halfDaySheet, { params });
    expect(headers['content-type']).toBe('application/pdf');
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/demi-journee.pdf`, bytes);
    const { text, tags, pages } = await readPdf(bytes);
    expect(text).toContain('2. Demi-journée 2');
    expect(text).toContain('Dates : mardi 24 novembre 2026');
    expect(text).toContain('Nadia Benali');
    expect(text).not.toMatch(/1\. Demi-journée|3\. Demi-journée|Heures suivies/);
    expect(pages).toBe(1);
    expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'Figure']));
    const learner = await api.as(nadia);
    expect((await learner.call(routes.halfDaySheet, { params })).status).toBe(404);
    expect((await api.stranger.call(routes.halfDaySheet, { params })).status).toBe(401);
  });

  test('holds a full room over several pages', async () => {
    for (let count = 0; count < 20; count += 1) {
      const person = await api.scene.person();
      await api.scene.enrol(cohort, person);
      await signedOnTime(api, person, cohort.halfDays);
    }
    const pdf = await readPdf((await sheet()).bytes);
    expect(pdf.pages).toBeGreaterThan(4);
    expect(pdf.text).toContain('1. Demi-journée 1, mardi 24 novembre, 9 h – 12 h 30 (suite)');
    expect(pdf.tags.filter((tag) => tag === 'Figure')).toHaveLength(80);
  });

  test('holds a full room of the longest signatures that are accepted, and others are served meanwhile', async () => {
    const turns = drawingLimits.points / drawingLimits.pointsInStroke;
    const drawing = (of: number): Drawing =>
      Array.from({ length: turns }, (_, stroke) =>
        Array.from({ length: drawingLimits.pointsInStroke }, (__, point): [number, number] => [
          Math.round(300 + 280 * Math.sin((point * (stroke + 2 + of)) / 40)),
          Math.round(100 + 90 * Math.cos((point * (stroke + 3)) / 30)),
        ]),
      );
    for (let count = 0; count < 24; count += 1) {
      const lastName = `Participante ${String(count).padStart(2, '0')}`;
      const person = await api.scene.person({ firstName: 'Zoé', lastName });
      await api.scene.enrol(cohort, person);
      await signedOnTime(api, person, cohort.halfDays, { mark: { drawing: drawing(count) } });
    }
    // Drawn in its thread, whose memory is bounded; the room is answered in the meantime.
    const [{ status, bytes }, room] = await Promise.all([
      sheet(),
      trainer.call(routes.room, { params: { cohortId: cohort.id }, query: {} }),
    ]);
    expect([status, room.status]).toEqual([200, 200]);
    const { text, pages } = await readPdf(bytes);
    for (const name of ['Zoé Participante 00', 'Zoé Participante 23']) expect(text).toContain(name);
    expect(pages).toBeLessThanOrEqual(12);
    expect(bytes.length).toBeLessThan(4_000_000);
  });

  test('is for those who lead or coordinate', async () => {
    await api.scene.enrol(cohort, nadia);
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    expect((await sheet(api.stranger)).status).toBe(401);
    expect((await sheet(neighbour)).status).toBe(404);
    expect((await sheet(await api.as(nadia))).status).toBe(404);
    expect((await sheet(coordinator)).status).toBe(200);
  });

  test('to be signed by hand holds a page for each half-day, and lines for who walks in', async () => {
    await api.scene.enrol(cohort, nadia);
    await api.scene.enrol(cohort, karim);
    await api.scene.enrol(cohort, await api.scene.person({ lastName: 'Partie' }), 'withdrawn');
    const params = { cohortId: cohort.id };
    const { bytes, headers } = await trainer.call(routes.blankSheet, { params });
    expect(headers['content-type']).toBe('application/pdf');
    const { pages, pageTexts, text } = await readPdf(bytes);
    expect(pages).toBe(4);
    for (const page of pageTexts) expect(page.replace(/\s+/g, ' ')).toContain('Nadia Benali');
    expect(text).toContain('mercredi 25 novembre, 13 h 30');
    expect(text).toContain('Signature');
    expect(text).not.toContain('Partie');
    expect((await api.stranger.call(routes.blankSheet, { params })).status).toBe(401);
  });

  test('to be signed by hand goes on to as many pages as a large group takes, no more', async () => {
    for (let index = 0; index < 40; index += 1) {
      await api.scene.enrol(
        cohort,
        await api.scene.person({ firstName: 'Maximilienne-Alexandrine', lastName: 'N'.repeat(80) }),
      );
    }
    const { bytes } = await trainer.call(routes.blankSheet, { params: { cohortId: cohort.id } });
    expect((await readPdf(bytes)).pages).toBeLessThanOrEqual(4 * 5);
  });
});
