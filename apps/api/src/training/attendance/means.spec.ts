import { attendanceRoutes as routes } from '@percolateur/contract';
import type { SigningMeans } from '@percolateur/contract';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';

describe('by what a half-day is signed', () => {
  let api: TestApi;
  let cohort: Cohort;
  let nadia: Person;
  let enrolment: Enrolment;
  let trainer: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:00:00Z');
    let lucie;
    ({ lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person();
    enrolment = await api.scene.enrol(cohort, nadia);
    trainer = await api.as(lucie);
    learner = await api.as(nadia);
  });

  const params = () => ({ halfDayId: cohort.halfDays[0].id });
  const choose = (means: SigningMeans[], client = trainer) =>
    client.call(routes.chooseMeans, { params: params(), body: { means } });
  const open = () => trainer.call(routes.open, { params: params() });
  const sign = () => learner.call(routes.sign, { params: params(), body: aSignature(nadia) });
  const pass = () =>
    trainer.call(routes.passRound, {
      params: params(),
      body: { ...aSignature(nadia), enrolmentId: enrolment.id },
    });
  const elsewhere = 'urn:percolateur:signing-elsewhere';

  test('all are open until the team chooses, and its choice is written down once', async () => {
    const mine = await learner.call(routes.mine, { params: params() });
    expect(mine.body.means).toEqual(['own', 'passed']);
    expect((await choose(['passed', 'passed'])).body).toMatchObject({
      means: ['passed'],
      code: null,
    });
    await choose(['passed']);
    const written = await api.db.manager.findBy(AuditEvent, {
      objectId: cohort.id,
      action: 'signing.means-chosen',
    });
    expect(written.map(({ detail }) => detail)).toEqual([{ halfDay: 1, means: 'passed' }]);
    expect((await choose([])).status).toBe(400);
    expect((await choose(['own'], learner)).status).toBe(404);
  });

  test('a phone is refused where the device goes round, which is taken; and the other way', async () => {
    await choose(['passed']);
    await open();
    const { status, problem } = await sign();
    expect([status, problem.type]).toEqual([409, elsewhere]);
    expect(problem.detail).toContain('demandez à votre formatrice');
    expect((await pass()).body).toMatchObject({ counts: true, already: false });
    // Signed already: who taps on their phone gets the receipt, and nothing is kept beside.
    expect((await sign()).body).toMatchObject({ counts: true, already: true });
  });

  test('once opened a means is added and none taken away; what was refused then goes in', async () => {
    await choose(['own']);
    await open();
    const refused = await pass();
    expect(refused.problem.type).toBe(elsewhere);
    expect(refused.problem.detail).toContain('Façons de signer');
    expect((await choose(['own', 'passed'])).status).toBe(200);
    expect((await pass()).status).toBe(200);
    expect((await choose(['passed'])).problem.type).toBe('urn:percolateur:signing-means-kept');
  });
});
