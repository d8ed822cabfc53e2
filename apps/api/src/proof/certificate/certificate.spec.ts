import { createHash } from 'node:crypto';
import { contentHash } from '@percolateur/content';
import { accountRoutes, certificateRoutes as routes } from '@percolateur/contract';
import type { CertificateKind } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { readPdf } from '../../../test/read-pdf';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { Certificate } from '../../record/certificate.entity';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Signature } from '../../record/signature.entity';

describe('certificates', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let nadia: Person;
  let nadiaIn: Enrolment;
  let coordinator: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-26T09:00:00Z');
    ({ hub, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person({ lastName: 'Benali' });
    nadiaIn = await api.scene.enrol(cohort, nadia);
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    learner = await api.as(nadia);
  });

  const pass = (enrolment: Enrolment, percent = 85) =>
    api.db.manager.insert(QuizAttempt, {
      id: uuidv7(),
      enrolmentId: enrolment.id,
      courseVersionId: cohort.courseVersionId,
      quizId: 'evaluation',
      kind: 'final',
      number: 1,
      status: 'submitted',
      startedAt: api.clock.now(),
      submittedAt: api.clock.now(),
      percent,
      passed: percent >= 70,
    });
  const list = async () =>
    (await coordinator.call(routes.list, { params: { cohortId: cohort.id } })).body;
  const issue = (kind: CertificateKind, enrolmentIds: string[], client = coordinator) =>
    client.call(routes.issue, { params: { cohortId: cohort.id }, body: { kind, enrolmentIds } });
  const issued = async (kind: CertificateKind = 'realisation') => {
    await issue(kind, [nadiaIn.id]);
    return api.db.manager.findOneByOrFail(Certificate, { enrolmentId: nadiaIn.id, kind });
  };
  const pdfOf = (id: string, client = learner) =>
    client.call(routes.pdf, { params: { certificateId: id }, query: {} });
  const verify = (code: string) => api.stranger.call(routes.verify, { params: { code } });
  const revoke = (id: string, reason: string, client = coordinator) =>
    client.call(routes.revoke, { params: { certificateId: id }, body: { reason } });
  const newcomers = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const person = await api.scene.person();
        const enrolment = await api.scene.enrol(cohort, person);
        await signedOnTime(api, person, cohort.halfDays.slice(0, 1));
        return enrolment.id;
      }),
    );

  test('the list says rule by rule who is eligible', async () => {
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 3));
    const gone = await api.scene.person({ lastName: 'Absente' });
    await api.scene.enrol(cohort, gone, 'withdrawn');
    const none = { certificate: null, disagreements: [], remedy: null };
    expect(await list()).toEqual([
      {
        enrolmentId: nadiaIn.id,
        firstName: 'Nadia',
        lastName: 'Benali',
        nameChecked: false,
        follows: true,
        minutesFollowed: 630,
        minutesPlanned: 840,
        notices: [],
        toldAt: null,
        realisation: {
          eligible: true,
          reasons: [
            { rule: 'followed', met: true, text: '3\u00a0demi-journées suivies.', remedy: null },
          ],
          ...none,
        },
        attestation: {
          eligible: false,
          reasons: [
            {
              ...{ rule: 'half-days', met: false },
              text: 'Signature manquante\u00a0: «\u00a0Demi-journée 4\u00a0».',
              remedy: { text: expect.stringContaining('72 heures'), where: 'room' },
            },
            {
              ...{ rule: 'final', met: false },
              text: 'L’évaluation finale n’est pas encore réussie.',
              remedy: { text: expect.stringContaining('Rouvrez un essai'), where: 'quiz' },
            },
          ],
          ...none,
        },
        assiduite: expect.objectContaining({ eligible: true }),
      },
    ]);
    await signedOnTime(api, gone, cohort.halfDays.slice(0, 1));
    expect((await list()).map(({ lastName }) => lastName)).toEqual(['Absente', 'Benali']);
  });

  test('one tap issues for all who earned it; a second issues nothing twice', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await pass(nadiaIn);
    const karim = await api.scene.enrol(cohort, await api.scene.person({ lastName: 'Petit' }));
    const { body } = await issue('attestation', [nadiaIn.id, karim.id, nadiaIn.id]);
    expect(body).toMatchObject({
      issued: 1,
      already: 0,
      refused: [{ enrolmentId: karim.id, name: 'Nadia Petit' }],
    });
    expect(body.refused[0].reason).toContain('Signature manquante');
    const certificate = body.rows[0].attestation.certificate;
    expect(certificate).toMatchObject({ number: `${hub.code}-2026-0001`, status: 'issued' });
    expect((await issue('attestation', [nadiaIn.id])).body).toMatchObject({
      issued: 0,
      already: 1,
    });
    const realisation = (await issue('realisation', [nadiaIn.id])).body.rows[0].realisation;
    expect(realisation.certificate?.number).toBe(`${hub.code}-2026-0002`);
  });

  test('coordinators who issue at once skip no number and give none twice', async () => {
    const [some, others] = [await newcomers(6), await newcomers(6)];
    const second = await api.as(await api.scene.staff(hub, 'coordinator'));
    const replies = await Promise.all([
      issue('realisation', [...some, ...others]),
      issue('realisation', [...others, ...some].reverse(), second),
      issue('realisation', others),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.reduce((sum, { body }) => sum + body.issued, 0)).toBe(12);
    const numbers = await api.db.manager.findBy(Certificate, { organisationId: hub.id });
    expect(numbers.map(({ number }) => number).sort()).toEqual(
      Array.from(
        { length: 12 },
        (_, index) => `${hub.code}-2026-${String(index + 1).padStart(4, '0')}`,
      ),
    );
  });

  test('numbers begin again with the year, in local time', async () => {
    const [first, second] = await newcomers(2);
    await issue('realisation', [first]);
    api.clock.set('2026-12-31T23:30:00Z');
    await issue('realisation', [second]);
    const numbers = await api.db.manager.find(Certificate, {
      where: { organisationId: hub.id },
      order: { number: 'ASC' },
    });
    expect(numbers.map(({ number }) => number)).toEqual([
      `${hub.code}-2026-0001`,
      `${hub.code}-2027-0001`,
    ]);
  });

  test('somebody of another cohort stops the whole request, and no number is lost', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const elsewhere = await api.scene.cohort(hub);
    const zoe = await api.scene.enrol(elsewhere, await api.scene.person());
    expect((await issue('realisation', [nadiaIn.id, zoe.id])).status).toBe(404);
    expect((await issued()).number).toBe(`${hub.code}-2026-0001`);
  });

  test('a certificate freezes its facts: a name corrected later does not change it', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const certificate = await issued();
    await api.db.query("update person set last_name = 'Benali-Roux' where id = $1", [nadia.id]);
    const { body } = await verify(certificate.code);
    expect(body.snapshot.learner).toEqual({
      firstName: 'Nadia',
      lastName: 'Benali',
      employer: 'Mairie de Flers',
    });
    expect(body.snapshot.finalPercent).toBeNull();
  });

  test('anyone verifies by code, however it is typed; nobody is indexed', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const certificate = await issued();
    const reply = await verify(certificate.code.toLowerCase().replaceAll('-', ' '));
    expect(reply.headers['x-robots-tag']).toContain('noindex');
    expect(reply.body).toMatchObject({
      verdict: 'authentic',
      snapshotHash: contentHash((await verify(certificate.code)).body.snapshot),
      erasedAt: null,
      revokedAt: null,
      supersededBy: null,
      snapshot: { number: certificate.number, minutesFollowed: 840 },
    });
    expect((await verify('0000-0000-0000-0000')).status).toBe(404);
    expect((await verify('nimporte quoi')).status).toBe(404);
  });

  test('a fact changed behind our back shows', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const certificate = await issued();
    await api.asOwner(`
      alter table certificate disable trigger append_only;
      update certificate set facts = jsonb_set(facts, '{minutesFollowed}', '9000')
      where id = '${certificate.id}';
      alter table certificate enable trigger append_only`);
    expect((await verify(certificate.code)).body.verdict).toBe('altered');
  });

  test('is revoked once and for good, with a reason that everybody reads', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const { id, code } = await issued();
    const twice = await Promise.all([revoke(id, 'Double emploi.'), revoke(id, 'Double emploi.')]);
    expect(twice.map(({ body }) => body.status)).toEqual(['revoked', 'revoked']);
    expect((await revoke(id, 'Autre motif.')).problem.type).toBe(
      'urn:percolateur:certificate-revoked',
    );
    expect((await verify(code)).body).toMatchObject({
      verdict: 'revoked',
      revokedReason: 'Double emploi.',
      revokedAt: '2026-11-26T09:00:00.000Z',
    });
    expect((await readPdf((await pdfOf(id)).bytes)).text).toContain('Révoqué le');
    expect((await learner.call(routes.mine, {})).body).toMatchObject([{ id, status: 'revoked' }]);
  });

  test('one revoked is none: another is issued, and the old one says which', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const { id, code } = await issued();
    await revoke(id, 'Nom mal écrit.');
    api.clock.set('2026-11-26T09:05:00Z');
    const again = (await issue('realisation', [nadiaIn.id])).body;
    expect(again).toMatchObject({ issued: 1, refused: [] });
    const anew = again.rows[0].realisation.certificate!;
    expect(anew).toMatchObject({ number: `${hub.code}-2026-0002`, version: 1, status: 'issued' });
    expect((await verify(code)).body).toMatchObject({
      verdict: 'revoked',
      supersededBy: anew.code,
    });
    const standing: { id: string }[] = await api.db.query(
      'select id from standing_certificate where enrolment_id = $1',
      [nadiaIn.id],
    );
    expect(standing).toEqual([{ id: anew.id }]);
  });

  test('a name corrected after issuing raises an alarm, and one gesture makes version 2', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const first = await issued();
    const correct = () =>
      coordinator.call(routes.correct, {
        params: { certificateId: first.id },
        body: { reason: 'Nom corrigé.' },
      });
    expect((await correct()).body).toMatchObject({ id: first.id, version: 1 });
    await api.db.query("update person set last_name = 'D''Angelo' where id = $1", [nadia.id]);
    expect((await list())[0].realisation.disagreements).toEqual([
      'Nom\u00a0: «\u00a0Nadia Benali\u00a0» sur le document, «\u00a0Nadia D’Angelo\u00a0» aujourd’hui.',
    ]);
    api.clock.set('2026-11-26T09:05:00Z');
    const twice = await Promise.all([correct(), correct()]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
    const [{ body: next }] = twice;
    expect(next).toMatchObject({ number: first.number, version: 2, status: 'issued' });
    expect((await list())[0].realisation).toMatchObject({
      certificate: { id: next.id },
      disagreements: [],
    });
    expect((await verify(first.code)).body).toMatchObject({
      verdict: 'superseded',
      supersededBy: next.code,
    });
    expect((await verify(next.code)).body).toMatchObject({
      verdict: 'authentic',
      snapshot: { version: 2, learner: { lastName: 'D’Angelo' } },
    });
    expect((await readPdf((await pdfOf(next.id)).bytes)).text).toContain('Nadia D’Angelo');
    expect((await readPdf((await pdfOf(first.id)).bytes)).text).toContain('Remplacé le');
  });

  test('a name changed since some of the signatures is said beside the present one', async () => {
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 2));
    const rename = async (lastName: string) =>
      learner.call(accountRoutes.rename, { body: { firstName: 'Nadia', lastName } });
    expect((await rename('Durand')).status).toBe(204);
    const { id, code } = await issued();
    const { body } = await verify(code);
    expect(body.verdict).toBe('authentic');
    expect(body.snapshot.learner).toMatchObject({
      lastName: 'Durand',
      signedAs: ['Nadia Benali'],
    });
    const { text } = await readPdf((await pdfOf(id)).bytes);
    expect(text).toContain('Nadia Durand');
    expect(text).toContain('A signé au nom de : Nadia Benali');
    await rename('Benali');
    const corrected = await coordinator.call(routes.correct, {
      params: { certificateId: id },
      body: { reason: 'Nom repris.' },
    });
    const after = await verify(corrected.body.code);
    expect(after.body.snapshot.learner).not.toHaveProperty('signedAs');
  });

  test('hours agreed to after issuing raise an alarm too, and issuing before says they wait', async () => {
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 3));
    const late = { late: true, lateReason: 'Panne.' };
    await signedOnTime(api, nadia, cohort.halfDays.slice(3), late);
    expect((await list())[0].notices).toEqual([
      '1\u00a0signature attend encore un accord\u00a0: 10\u00a0h\u00a030 pour l’instant.',
    ]);
    await issued();
    const signature = await api.db.manager.findOneByOrFail(Signature, {
      late: true,
      personId: nadia.id,
    });
    await api.db.manager.insert(LateAgreement, {
      id: uuidv7(),
      signatureId: signature.id,
      trainerId: cohort.trainers[0].id,
      agreed: true,
      at: api.clock.now(),
    });
    const [row] = await list();
    expect(row.notices).toEqual([]);
    expect(row.realisation.disagreements).toEqual([
      'Heures suivies\u00a0: «\u00a010\u00a0h\u00a030\u00a0» sur le document, «\u00a014\u00a0h\u00a0» aujourd’hui.',
    ]);
  });

  test('states how each half-day was signed, naming by place who stood behind it', async () => {
    const [one, two, three] = cohort.halfDays;
    const { id: lucieId } = cohort.trainers[0];
    await signedOnTime(api, nadia, [one]);
    await signedOnTime(api, cohort.trainers[0], [one], { role: 'trainer' });
    await signedOnTime(api, nadia, [two], { passedById: lucieId });
    await signedOnTime(api, nadia, [three], { late: true });
    const late = await api.db.manager.findOneByOrFail(Signature, {
      late: true,
      personId: nadia.id,
    });
    const colleague = await api.scene.staff(hub, 'coordinator');
    await api.db.manager.insert(LateAgreement, {
      ...{ id: uuidv7(), signatureId: late.id, trainerId: colleague.id },
      ...{ agreed: true, at: api.clock.now() },
    });
    const { code } = await issued();
    const { snapshot } = (await verify(code)).body;
    expect(snapshot.halfDays.map(({ evidence }) => evidence)).toEqual([
      { arrival: 'in-time', countersignedBy: [0] },
      { arrival: 'in-time', passedBy: 0, countersignedBy: [] },
      { arrival: 'late', agreedBy: null, countersignedBy: [] },
      null,
    ]);
  });

  test('a letter that no font of ours has stops the document before it is issued', async () => {
    const person = await api.scene.person({ lastName: 'Ba \u{13000}' });
    const enrolment = await api.scene.enrol(cohort, person);
    await signedOnTime(api, person, cohort.halfDays);
    const { body } = await issue('realisation', [enrolment.id]);
    expect(body.issued).toBe(0);
    expect(body.refused[0].reason).toContain('Nos polices n’ont pas \u{13000}.');
    expect(body.rows[0].realisation.eligible).toBe(false);
    const [, reason] = body.rows[0].realisation.reasons;
    expect(reason).toMatchObject({ rule: 'name', met: false, remedy: { where: 'people' } });
    expect(reason.remedy?.text).toContain('en lettres latines');
  });

  test('guessing codes from one place is slowed down, and stops nobody who holds one', async () => {
    const from = (remoteAddress: string, code = '0000-0000-0000-0000') =>
      api.app.inject({ method: 'GET', url: `/api/v1/verifications/${code}`, remoteAddress });
    const statuses = [];
    for (let tries = 0; tries < 61; tries += 1) statuses.push((await from('192.0.2.7')).statusCode);
    expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true);
    expect(statuses[60]).toBe(429);
    expect((await from('192.0.2.8')).statusCode).toBe(404);
    await signedOnTime(api, nadia, cohort.halfDays);
    const { code } = await issued();
    expect((await from('192.0.2.7', code)).statusCode).toBe(200);
  });

  test('the certificat de réalisation holds every field of the model', async () => {
    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 3));
    const certificate = await issued();
    const reply = await pdfOf(certificate.id);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${certificate.number}.pdf"`,
    });
    const { body: stated } = await verify(certificate.code);
    const pdf = await readPdf(reply.bytes);
    for (const field of [
      'Certificat de réalisation',
      `N° ${certificate.number}`,
      `${hub.legalName}, par Élise Morvan, directrice, atteste que`,
      'SIRET 12345678900012',
      'Déclaration d’activité n° 28140000014',
      'Nadia Benali',
      'Employeur : Mairie de Flers',
      'Nature de l’action : action de formation',
      'Animer un Café IA auprès de ses publics',
      'mardi 24 et mercredi 25 novembre 2026',
      'Durée prévue : 14 h',
      'Durée réellement suivie : 10 h 30',
      'non suivie',
      'pendant trois ans',
      'Fait à Caen, le jeudi 26 novembre 2026',
      certificate.code,
      `http://localhost:3000/verifier/${certificate.code}`,
      stated.snapshotHash,
    ]) {
      expect(pdf.text).toContain(field);
    }
    expect(pdf.pages).toBe(1);
    expect(pdf.info).toMatchObject({
      Title: `Certificat de réalisation ${certificate.number}`,
      Language: 'fr-FR',
    });
    expect(pdf.tags).toEqual(
      expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TH', 'Figure']),
    );
    const [attachment] = pdf.attachments;
    const hash = createHash('sha256').update(attachment).digest('hex');
    expect(hash).toBe(stated.snapshotHash);
    // Drawn again, it is the same document, to the byte.
    expect((await pdfOf(certificate.id)).bytes.equals(reply.bytes)).toBe(true);
  });

  test('the attestation states the aims, the hours and the assessment', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await pass(nadiaIn);
    const certificate = await issued('attestation');
    const pdf = await readPdf((await pdfOf(certificate.id)).bytes);
    expect(pdf.text).toContain('a suivi jusqu’à son terme');
    expect(pdf.text).toContain('14 h sur 14 h');
    expect(pdf.text).toContain('évaluation finale réussie, 85 % des points');
    expect(pdf.text).toContain('Objectifs de la formation Animer un café IA.');
    expect(pdf.text).not.toContain('Expliquer une idée.');
    expect(pdf.pages).toBe(1);
    const annexed = await learner.call(routes.pdf, {
      params: { certificateId: certificate.id },
      query: { annex: '1' },
    });
    expect((await readPdf(annexed.bytes)).text).toContain('Demi-journée 4 Expliquer une idée.');
  });

  test('names that French does not write are written all the same', async () => {
    const person = await api.scene.person({ firstName: 'Łucja', lastName: 'Şahin Nguyễn' });
    const enrolment = await api.scene.enrol(cohort, person);
    await signedOnTime(api, person, cohort.halfDays);
    await issue('realisation', [enrolment.id]);
    const { id } = await api.db.manager.findOneByOrFail(Certificate, { enrolmentId: enrolment.id });
    expect((await readPdf((await pdfOf(id, coordinator)).bytes)).text).toContain(
      'Łucja Şahin Nguyễn',
    );
  });

  test('my documents are mine; strangers, neighbours and trainers get nothing', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    const { id, number } = await issued();
    expect((await learner.call(routes.mine, {})).body).toMatchObject([
      { id, number, kind: 'realisation', minutesFollowed: 840, timeZone: cohort.timeZone },
    ]);
    const zoe = await api.as(await api.scene.person());
    expect((await zoe.call(routes.mine, {})).body).toEqual([]);
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const trainer = await api.as(cohort.trainers[0]);
    const statuses = async (client: Client) => [
      (await client.call(routes.list, { params: { cohortId: cohort.id } })).status,
      (await issue('realisation', [nadiaIn.id], client)).status,
      (await revoke(id, 'Pour voir.', client)).status,
      (await pdfOf(id, client)).status,
    ];
    expect(await statuses(api.stranger)).toEqual([401, 401, 401, 401]);
    expect((await api.stranger.call(routes.mine, {})).status).toBe(401);
    expect(await statuses(neighbour)).toEqual([404, 404, 404, 404]);
    expect(await statuses(zoe)).toEqual([404, 404, 404, 404]);
    expect(await statuses(trainer)).toEqual([403, 403, 403, 403]);
    expect(await statuses(learner)).toEqual([404, 404, 404, 200]);
    expect((await pdfOf('rien')).status).toBe(404);
    const nowhere = await api.stranger.send({ method: 'GET', url: '/api/v1/verifications' });
    expect(nowhere.status).toBe(404);
  });
});
