import {
  badgeRoutes,
  certificateRoutes as routes,
  learnerRoutes,
  organisationRoutes,
} from '@percolateur/contract';
import type { CertificateKind, CertificateRef } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { readPdf } from '../../../test/read-pdf';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Certificate } from '../../record/certificate.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

describe('what becomes of a document', () => {
  let api: TestApi;
  let given: Attestation;
  beforeAll(async () => (api = await startApi({ at: '2026-11-24T08:00:00Z' })));
  afterAll(() => api.stop());
  beforeEach(async () => (given = await attestedIn(api)));

  const asked = (reason: string) => ({
    ...{ params: { certificateId: given.certificate.id }, body: { reason } },
  });
  const suspend = (reason: string, client: Client = given.coordinator) =>
    client.call(routes.suspend, asked(reason));
  const restore = (reason: string, client: Client = given.coordinator) =>
    client.call(routes.restore, asked(reason));
  const verify = async (code = given.certificate.code) =>
    (await api.stranger.call(routes.verify, { params: { code } })).body;
  const rowOf = async () =>
    (await given.coordinator.call(routes.list, { params: { cohortId: given.cohort.id } })).body[0];

  test('is suspended, restored as it was, and its badge with it', async () => {
    const badge = async () => (await given.learner.call(badgeRoutes.mine, {})).body[0].status;
    const twice = await Promise.all([
      suspend('Signature contestée.'),
      suspend('Signature contestée.'),
    ]);
    expect(twice.map(({ body }) => body.status)).toEqual(['suspended', 'suspended']);
    expect(await verify()).toMatchObject({
      ...{ verdict: 'suspended', suspendedReason: 'Signature contestée.', revokedAt: null },
      suspendedAt: api.clock.now().toISOString(),
    });
    expect(await badge()).toBe('suspended');
    const pdf = await given.learner.call(routes.pdf, {
      params: { certificateId: given.certificate.id },
      query: {},
    });
    expect((await readPdf(pdf.bytes)).text).toContain('Suspendu le');
    expect((await given.issue()).body).toMatchObject({ issued: 0, already: 1 });

    api.clock.advance({ minutes: 5 });
    expect((await restore('Signature reconnue.')).body.status).toBe('issued');
    expect(await verify()).toMatchObject({
      ...{ verdict: 'authentic', suspendedAt: null, suspendedReason: null },
    });
    expect(await badge()).toBe('issued');
    expect((await restore('Encore.')).problem.type).toBe('urn:percolateur:transition-not-allowed');
    await given.coordinator.call(routes.revoke, asked('Faux nom.'));
    expect((await restore('Regret.')).problem.type).toBe('urn:percolateur:certificate-revoked');
  });

  test('by nobody but the coordination', async () => {
    expect((await suspend('Pour voir.', api.stranger)).status).toBe(401);
    expect((await suspend('Pour voir.', given.learner)).status).toBe(404);
    const trainer = await api.as(given.cohort.trainers[0]);
    expect((await restore('Pour voir.', trainer)).status).toBe(403);
  });

  test('its holder shows it by a link, with their name or not, and switches it off', async () => {
    const params = { certificateId: given.certificate.id };
    const open = async (named: boolean) =>
      (await given.learner.call(routes.share, { params, body: { named } })).body;
    const see = (code: string) => api.stranger.call(routes.shared, { params: { code } });
    const { code } = await open(false);
    const { body, headers } = await see(code);
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(body).toMatchObject({
      ...{ name: 'Nadia B.', number: given.certificate.number, status: 'issued', version: 1 },
      minutesFollowed: 840,
    });
    // Nothing there leads to the whole name.
    expect(JSON.stringify(body)).not.toMatch(/Benali|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-/);
    expect((await open(true)).code).toBe(code);
    expect((await see(code)).body.name).toBe('Nadia Benali');
    await suspend('À vérifier.');
    expect((await see(code)).body.status).toBe('suspended');
    const [mine] = (await given.learner.call(routes.mine, {})).body;
    expect(mine.share).toEqual({ code, named: true });

    await api.db.query(`update person set last_name = 'Roux' where id = $1`, [given.person.id]);
    api.clock.advance({ minutes: 1 });
    await given.coordinator.call(routes.correct, { params, body: {} });
    expect((await see(code)).body).toMatchObject({ version: 2, name: 'Nadia Roux' });
    expect((await given.learner.call(routes.hide, { params })).status).toBe(204);
    expect((await see(code)).status).toBe(404);
    expect(
      (await given.coordinator.call(routes.share, { params, body: { named: true } })).status,
    ).toBe(404);
  });

  test('a pass that is no more is told, and the remedy is to take it back', async () => {
    expect(await rowOf()).toMatchObject({ attestation: { disagreements: [], remedy: null } });
    await api.db.manager.update(QuizAttempt, { passed: true }, { percent: 91 });
    const better = (await rowOf()).attestation;
    expect(better).toMatchObject({ remedy: 'correct' });
    expect(better.disagreements[0]).toContain('Résultats');
    await api.db.manager.update(QuizAttempt, { passed: true }, { percent: 60, passed: false });
    const { disagreements, remedy } = (await rowOf()).attestation;
    expect(remedy).toBe('revoke');
    expect(disagreements).toContain('L’évaluation finale n’est pas encore réussie.');
  });

  test('one gesture corrects it, and what changed is the reason', async () => {
    await api.db.query(`update person set last_name = 'Durand' where id = $1`, [given.person.id]);
    const params = { certificateId: given.certificate.id };
    const { body } = await given.coordinator.call(routes.correct, { params, body: {} });
    expect(body).toMatchObject({ version: 2, number: given.certificate.number });
    const old = await given.learner.call(routes.pdf, { params, query: {} });
    expect((await readPdf(old.bytes)).text).toContain('Mis à jour : nom.');
  });

  test('an attestation d’assiduité says what is over, before the end and without completion', async () => {
    api.clock.set('2026-12-08T07:50:00Z');
    const { hub, cohort } = await api.scene.ledCohort({ firstDay: '2026-12-08' });
    const person = await api.scene.person({ lastName: 'Petit' });
    const { id } = await api.scene.enrol(cohort, person);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    await signedOnTime(api, person, cohort.halfDays.slice(0, 2));
    const issue = async (kind: CertificateKind) =>
      (
        await coordinator.call(routes.issue, {
          params: { cohortId: cohort.id },
          body: { kind, enrolmentIds: [id] },
        })
      ).body;
    // The first half-day is under way: nothing is over.
    api.clock.set(new Date(cohort.halfDays[0].startsAt.getTime() + 60_000).toISOString());
    expect((await issue('assiduite')).issued).toBe(0);
    api.clock.set(new Date(cohort.halfDays[1].startsAt.getTime() + 60_000).toISOString());
    const { rows } = await issue('assiduite');
    const first = rows[0].assiduite.certificate as CertificateRef;
    const { snapshot, verdict } = await verify(first.code);
    expect(verdict).toBe('authentic');
    expect(snapshot).toMatchObject({ minutesFollowed: 210, minutesPlanned: 840 });
    expect(snapshot.halfDays).toHaveLength(1);
    const learner = await api.as(person);
    const pdf = await learner.call(routes.pdf, {
      params: { certificateId: first.id },
      query: {},
    });
    const { text, pages } = await readPdf(pdf.bytes);
    expect(pages).toBe(1);
    expect(text).toContain('Attestation d’assiduité');
    expect(text).toContain('Durée réellement suivie : 3 h 30');
    expect(text).toContain('la formation se poursuit');
    expect(first.code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);

    // What followed is no disagreement; the next version states it.
    api.clock.set(new Date(cohort.halfDays[1].endsAt.getTime()).toISOString());
    const after = (await coordinator.call(routes.list, { params: { cohortId: cohort.id } }))
      .body[0];
    expect(after.assiduite).toMatchObject({ disagreements: [], remedy: null });
    const next = await coordinator.call(routes.correct, {
      params: { certificateId: first.id },
      body: {},
    });
    expect(next.body).toMatchObject({ version: 2, number: first.number });
    expect((await verify(next.body.code)).snapshot.minutesFollowed).toBe(420);
    expect((await issue('realisation')).issued).toBe(1);
  });

  test('people read their name first; who issues sees who has not, and nobody is held back', async () => {
    api.clock.set('2026-12-08T07:50:00Z');
    const { hub, cohort } = await api.scene.ledCohort({ firstDay: '2026-12-08' });
    const person = await api.scene.person({ lastName: 'Petit' });
    const { id } = await api.scene.enrol(cohort, person);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const learner = await api.as(person);
    const params = { cohortId: cohort.id };
    const asked = async () =>
      (await learner.call(learnerRoutes.today, { params })).body.nameToCheck;
    const checked = async () =>
      (await coordinator.call(routes.list, { params })).body[0].nameChecked;
    const say = (lastName: string) =>
      learner.call(learnerRoutes.checkName, { params, body: { firstName: 'Nadia', lastName } });
    expect(await asked()).toEqual({ firstName: 'Nadia', lastName: 'Petit' });
    expect(await checked()).toBe(false);
    expect((await say('Grand')).problem.type).toBe('urn:percolateur:stale-edit');
    expect((await say('Petit')).status).toBe(204);
    expect(await asked()).toBeNull();
    expect(await checked()).toBe(true);

    // Changed by somebody else since: asked again.
    api.clock.advance({ minutes: 1 });
    await coordinator.call(organisationRoutes.editPerson, {
      params: { organisationId: hub.id, personId: person.id },
      body: { firstName: 'Nadia', lastName: 'Grand', employer: '' },
    });
    expect(await asked()).toEqual({ firstName: 'Nadia', lastName: 'Grand' });
    expect(await checked()).toBe(false);
    await signedOnTime(api, person, cohort.halfDays);
    api.clock.set('2026-12-10T09:00:00Z');
    const body = { kind: 'realisation' as const, enrolmentIds: [id] };
    expect((await coordinator.call(routes.issue, { params, body })).body.issued).toBe(1);
    expect(await asked()).toBeNull();
    expect(
      (
        await coordinator.call(learnerRoutes.checkName, {
          params,
          body: { firstName: 'A', lastName: 'B' },
        })
      ).status,
    ).toBe(404);
  });

  test('fifty clicks at once give one document each, and no gap in the numbers', async () => {
    const { hub, cohort } = await api.scene.ledCohort({ firstDay: '2026-11-24' });
    const enrolmentIds: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const person = await api.scene.person();
      enrolmentIds.push((await api.scene.enrol(cohort, person)).id);
      await signedOnTime(api, person, cohort.halfDays);
    }
    api.clock.set('2026-11-26T09:00:00Z');
    const coordinators = await Promise.all(
      [1, 2].map(async () => api.as(await api.scene.staff(hub, 'coordinator'))),
    );
    const click = (index: number) =>
      coordinators[index % 2].call(routes.issue, {
        params: { cohortId: cohort.id },
        body: { kind: 'realisation', enrolmentIds: [enrolmentIds[index % 5]] },
      });
    // On a slow machine some are told to come back, as their page would have them do.
    const patient = async (index: number) => {
      for (;;) {
        const { status, body } = await click(index);
        if (status !== 503) return { status, body };
      }
    };
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => patient(index)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(replies.reduce((sum, { body }) => sum + body.issued, 0)).toBe(5);
    expect(replies.reduce((sum, { body }) => sum + body.already, 0)).toBe(45);
    const kept = await api.db.manager.find(Certificate, {
      where: { organisationId: hub.id },
      order: { number: 'ASC' },
    });
    expect(kept.map(({ number }) => number)).toEqual(
      [1, 2, 3, 4, 5].map((place) => `${hub.code}-2026-000${place}`),
    );
    expect(new Set(kept.map(({ enrolmentId }) => enrolmentId)).size).toBe(5);
  });
});
