import { courseRoutes, learnerRoutes, quizRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Signature } from '../../record/signature.entity';
import { CertificateEvent } from '../../record/certificate-event.entity';
import { Certificate } from '../../record/certificate.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';

describe('my courses', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  beforeEach(() => api.clock.set('2026-11-24T08:00:00Z'));
  afterAll(() => api.stop());

  const aLearner = async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort({ status: 'running' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    const call = { params: { cohortId: cohort.id } };
    const today = async () => (await client.call(learnerRoutes.today, call)).body;
    return { hub, lucie, cohort, nadia, enrolment, client, today };
  };
  const openSigning = ({ id, startsAt }: HalfDay) =>
    api.db.manager.update(HalfDay, { id }, { signingOpenedAt: startsAt });
  const sign = async (person: Person, { id: halfDayId, startsAt }: HalfDay, late = false) => {
    const signature = api.db.manager.create(Signature, {
      ...{ id: uuidv7(), halfDayId, personId: person.id, role: 'learner', way: 'typed', late },
      ...{ statementVersion: 'present-1', statement: 'Je suis là.' },
      ...{ clientTime: startsAt, serverTime: startsAt },
    });
    await api.db.manager.insert(Signature, signature);
    return signature.id;
  };
  const issue = async (hub: Organisation, enrolmentId: string, version = 1) => {
    const id = uuidv7();
    const number = `X-2026-${enrolmentId}`;
    const named = { learner: id, trainers: [], issuedBy: id };
    const frozen = { facts: named as unknown as Certificate['facts'], sealed: {}, factsHash: 'x' };
    const fields = { kind: 'attestation', version, number, code: id, ...frozen } as const;
    const issuedAt = api.clock.now();
    const of = { id, enrolmentId, organisationId: hub.id };
    await api.db.manager.insert(Certificate, { ...of, ...fields, issuedAt });
    return id;
  };

  test('are all those I was told about, the latest first', async () => {
    const hub = await api.scene.organisation();
    const nadia = await api.scene.person();
    const first = await api.scene.cohort(hub, { firstDay: '2026-03-10', status: 'closed' });
    const later = await api.scene.cohort(hub, { firstDay: '2027-01-19' });
    const draft = await api.scene.cohort(hub, { firstDay: '2027-02-02' });
    await api.scene.enrol(first, nadia, 'completed');
    await api.scene.enrol(later, nadia, 'invited');
    await api.scene.enrol(draft, nadia, 'invited', { invitedAt: null });
    await api.scene.enrol(later, await api.scene.person());
    const { body } = await (await api.as(nadia)).call(learnerRoutes.cohorts, {});
    expect(body).toMatchObject([
      { cohortId: later.id, status: 'invited', startsAt: '2027-01-19T08:00:00.000Z' },
      {
        cohortId: first.id,
        status: 'completed',
        cohortStatus: 'closed',
        organisationName: hub.name,
        endsAt: '2026-03-11T16:00:00.000Z',
      },
    ]);
    const nobody = await api.as(await api.scene.person());
    expect((await nobody.call(learnerRoutes.cohorts, {})).body).toEqual([]);
    expect((await api.stranger.call(learnerRoutes.cohorts, {})).status).toBe(401);
  });

  test('today says where to come, whom to ask, and where I am', async () => {
    const { hub, lucie, cohort, nadia, client, today } = await aLearner();
    const [first, second] = cohort.halfDays;
    await openSigning(first);
    await sign(nadia, first);
    await client.call(courseRoutes.progress, {
      params: { cohortId: cohort.id, lessonId: 'lecon-1-1' },
      body: { state: 'done', sectionId: null },
    });
    const body = await today();
    expect(body).toMatchObject({
      title: cohort.title,
      organisationName: hub.name,
      status: 'accepted',
      cohortStatus: 'running',
      venueName: 'Le Dôme',
      trainers: [`${lucie.firstName} ${lucie.lastName}`],
      contactEmail: hub.contactEmail,
      contactPhone: hub.contactPhone,
      now: '2026-11-24T08:00:00.000Z',
      next: { kind: 'lesson', lessonId: 'lecon-1-2', resumed: false },
      signedCount: 1,
      documentCount: 0,
    });
    expect(body.halfDays).toHaveLength(4);
    expect(body.halfDays[0]).toMatchObject({
      contentId: 'jour-1',
      theme: 'histoire',
      signing: 'signed',
      signedAt: first.startsAt.toISOString(),
      lessonsDone: 1,
      lessonCount: 3,
    });
    expect(body.halfDays[1]).toMatchObject({ id: second.id, signing: 'later', signedAt: null });
  });

  test('today asks to sign as soon as signing is open for me', async () => {
    const { cohort, nadia, today } = await aLearner();
    const [first] = cohort.halfDays;
    expect((await today()).next.kind).toBe('lesson');
    await openSigning(first);
    expect((await today()).next).toMatchObject({ kind: 'sign', halfDayId: first.id });
    await sign(nadia, first);
    expect((await today()).next.kind).toBe('lesson');
  });

  test('today asks for a late signature, waits for the word on it, and counts it once agreed', async () => {
    const { cohort, nadia, lucie, today } = await aLearner();
    const [first] = cohort.halfDays;
    api.clock.set('2026-11-24T12:00:00Z');
    expect((await today()).next).toMatchObject({ kind: 'late-sign', halfDayId: first.id });
    const signatureId = await sign(nadia, first, true);
    expect((await today()).halfDays[0].signing).toBe('awaiting');
    expect((await today()).signedCount).toBe(0);
    const word = { agreed: true, trainerId: lucie.id, at: api.clock.now() };
    await api.db.manager.insert(LateAgreement, { id: uuidv7(), signatureId, ...word });
    expect((await today()).halfDays[0].signing).toBe('signed');
    expect((await today()).signedCount).toBe(1);
  });

  test('today leads to the positioning quiz before, and to the final on the last half-day', async () => {
    const { cohort, nadia, client, today } = await aLearner();
    api.clock.set('2026-11-20T08:00:00Z');
    expect((await today()).next).toEqual({ kind: 'positioning', quizId: 'positionnement' });
    const { body } = await client.call(quizRoutes.start, {
      params: { cohortId: cohort.id, quizId: 'positionnement' },
      body: { id: uuidv7() },
    });
    expect((await today()).next.kind).toBe('positioning');
    await client.call(quizRoutes.submit, { params: { attemptId: body.id } });
    expect((await today()).next.kind).toBe('nothing');
    for (const halfDay of cohort.halfDays) await sign(nadia, halfDay);
    api.clock.set('2026-11-25T12:31:00Z');
    expect((await today()).next).toMatchObject({ kind: 'final', quizId: 'evaluation' });
  });

  test('today counts the documents in force', async () => {
    const { hub, enrolment, today } = await aLearner();
    await issue(hub, enrolment.id, 1);
    const second = await issue(hub, enrolment.id, 2);
    expect((await today()).documentCount).toBe(1);
    const fact = { certificateId: second, reason: 'Erreur', actorId: uuidv7() };
    await api.db.manager.insert(CertificateEvent, {
      ...{ id: uuidv7(), kind: 'revoked', at: api.clock.now(), ...fact },
    });
    expect((await today()).documentCount).toBe(0);
  });

  test('today is mine alone', async () => {
    const { hub, cohort, lucie } = await aLearner();
    const params = { cohortId: cohort.id };
    const invited = await api.scene.person();
    await api.scene.enrol(cohort, invited, 'invited');
    const coordinator = await api.scene.staff(hub, 'coordinator');
    for (const person of [invited, lucie, coordinator, await api.scene.person()]) {
      const client = await api.as(person);
      expect((await client.call(learnerRoutes.today, { params })).status).toBe(404);
    }
    const client = await api.as(lucie);
    const malformed = { params: { cohortId: '1' } };
    expect((await client.call(learnerRoutes.today, malformed)).status).toBe(404);
    expect((await api.stranger.call(learnerRoutes.today, { params })).status).toBe(401);
  });
});
