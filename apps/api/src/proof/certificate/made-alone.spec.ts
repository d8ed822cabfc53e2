import {
  attendanceRoutes,
  certificateRoutes,
  cohortRoutes,
  enrolmentRoutes,
} from '@percolateur/contract';
import type { CohortView, NewEnrolment } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature, typedBy } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Certificate } from '../../record/certificate.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { Signature } from '../../record/signature.entity';

/** One person alone replays what once made an authentic certificate in twenty-one requests. */
describe('nobody makes a certificate alone', () => {
  let api: TestApi;
  let hub: Organisation;
  let anne: Person;
  let alone: Client;
  let colleague: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T07:50:00Z');
    await api.scene.courseVersion();
    hub = await api.scene.organisation();
    anne = await api.scene.staff(hub, 'coordinator');
    alone = await api.as(anne);
    colleague = await api.as(await api.scene.staff(hub, 'coordinator'));
  });

  const refusedFor = (reply: { problem: { type: string } }, code: string) =>
    expect(reply.problem.type).toBe(`urn:percolateur:${code}`);

  /** A cohort that Anne creates and teaches, opened. */
  async function herCohort(firstDay: string): Promise<CohortView> {
    const created = await alone.call(cohortRoutes.create, {
      body: {
        ...{ id: uuidv7(), organisationId: hub.id, firstDay, trainerIds: [anne.id] },
        venueName: 'Le Dôme',
      },
    });
    expect(created.status).toBe(200);
    const params = { cohortId: created.body.id };
    return (await alone.call(cohortRoutes.move, { params, body: { to: 'open' } })).body;
  }

  const invented = (): NewEnrolment => ({
    id: uuidv7(),
    ...{ firstName: 'Zoé', lastName: 'Inventée', email: `zoe${uuidv7()}@percolateur.test` },
    employer: '',
  });

  async function walksIn(cohortId: string) {
    const body = invented();
    const reply = await alone.call(enrolmentRoutes.addWalkIn, { params: { cohortId }, body });
    expect(reply.status).toBe(200);
    const [{ id }] = await api.db.query<{ id: string }[]>(
      'select person_id as id from enrolment where id = $1',
      [reply.body.id],
    );
    return { enrolmentId: reply.body.id, person: { ...body, id } as unknown as Person };
  }

  const issue = (client: Client, cohortId: string, enrolmentId: string) =>
    client.call(certificateRoutes.issue, {
      params: { cohortId },
      body: { kind: 'realisation', enrolmentIds: [enrolmentId] },
    });

  test('the twenty-one requests, on a cohort dated two days ago', async () => {
    const cohort = await herCohort('2026-11-19'); // 1, 2
    expect(cohort.datesToConfirm).toEqual({ byMe: false });
    const params = { cohortId: cohort.id };

    // 3: she does not learn in it herself, nor by a walk-in.
    const herself = {
      ...invented(),
      email: anne.email,
      firstName: 'Lucie',
      lastName: anne.lastName,
    };
    const own = await alone.call(enrolmentRoutes.addWalkIn, { params, body: herself });
    refusedFor(own, 'staff-learner');
    const { enrolmentId, person } = await walksIn(cohort.id); // 4

    // 5 to 8: each half-day passed late, with a reason.
    const over = cohort.halfDays.filter(({ endsAt }) => endsAt < '2026-11-24');
    expect(over).toHaveLength(4);
    const late = { statementVersion: 'followed-1', lateReason: 'Oubli.', mark: typedBy(person) };
    for (const { id: halfDayId } of over) {
      const body = { ...aSignature(person, late), enrolmentId };
      const passed = await alone.call(attendanceRoutes.passRound, { params: { halfDayId }, body });
      refusedFor(passed, 'second-person');
      expect(passed.problem.detail).toContain('l’administration nationale');
    }
    // 9 to 16: as if made in time, received later, and agreed to.
    for (const { id: halfDayId, startsAt } of over) {
      const made = aSignature(person, { clientTime: startsAt, mark: typedBy(person) });
      const body = { ...made, enrolmentId };
      const passed = await alone.call(attendanceRoutes.passRound, { params: { halfDayId }, body });
      refusedFor(passed, 'second-person');
      const agreed = await alone.call(attendanceRoutes.agreeLate, {
        params: { signatureId: made.id },
        body: { id: uuidv7(), agreed: true },
      });
      refusedFor(agreed, 'not-found');
    }
    // 17 to 20: countersigned.
    for (const { id: halfDayId } of over) {
      const body = { ...aSignature(anne, { statementVersion: 'taught-1' }), absences: [] };
      const signed = await alone.call(attendanceRoutes.countersign, {
        params: { halfDayId },
        body,
      });
      refusedFor(signed, 'second-person');
    }
    refusedFor(await issue(alone, cohort.id, enrolmentId), 'second-person'); // 21
    refusedFor(await alone.call(cohortRoutes.confirmDates, { params }), 'second-person');
    expect(await api.db.manager.count(Signature)).toBe(0);
    expect(await api.db.manager.count(Certificate)).toBe(0);
  });

  test('nor on a cohort confirmed by another, whose signatures she passed', async () => {
    const cohort = await herCohort('2026-11-19');
    const params = { cohortId: cohort.id };
    const confirmed = await colleague.call(cohortRoutes.confirmDates, { params });
    expect(confirmed.body.datesToConfirm).toBeNull();
    api.clock.set('2026-11-22T10:00:00Z');
    const { enrolmentId, person } = await walksIn(cohort.id);
    const last = { halfDayId: cohort.halfDays[3].id };
    const late = { statementVersion: 'followed-1', lateReason: 'Oubli.', mark: typedBy(person) };
    const signature = aSignature(person, late);
    const body = { ...signature, enrolmentId };
    expect((await alone.call(attendanceRoutes.passRound, { params: last, body })).status).toBe(200);
    const agree = (client: Client) =>
      client.call(attendanceRoutes.agreeLate, {
        params: { signatureId: signature.id },
        body: { id: uuidv7(), agreed: true },
      });
    refusedFor(await agree(alone), 'second-person');
    const refused = await issue(alone, cohort.id, enrolmentId);
    expect(refused.body).toMatchObject({ issued: 0, refused: [{ enrolmentId }] });
    // Two people, honestly.
    expect((await agree(colleague)).status).toBe(200);
    expect((await issue(alone, cohort.id, enrolmentId)).body.issued).toBe(1);
  });

  test('nor live, on the day: who opened, passed and countersigned alone does not issue', async () => {
    const cohort = await herCohort('2026-11-24');
    expect(cohort.datesToConfirm).toBeNull();
    const { enrolmentId, person } = await walksIn(cohort.id);
    const params = { halfDayId: cohort.halfDays[0].id };
    await alone.call(attendanceRoutes.open, { params });
    const body = { ...aSignature(person, { mark: typedBy(person) }), enrolmentId };
    expect((await alone.call(attendanceRoutes.passRound, { params, body })).status).toBe(200);
    const early = await issue(alone, cohort.id, enrolmentId);
    expect(early.body).toMatchObject({
      issued: 0,
      refused: [{ reason: expect.stringContaining('l’administration nationale') }],
    });
    api.clock.set('2026-11-24T11:20:00Z');
    const taught = { ...aSignature(anne, { statementVersion: 'teaching-1' }), absences: [] };
    const signed = await alone.call(attendanceRoutes.countersign, { params, body: taught });
    expect(signed.status).toBe(200);
    expect((await issue(alone, cohort.id, enrolmentId)).body.issued).toBe(0);

    // The only coordinator of a small hub who also teaches: the nation issues.
    const nation = await api.scene.organisation({ kind: 'national' });
    const national = await api.as(await api.scene.staff(nation, 'admin'));
    expect((await issue(national, cohort.id, enrolmentId)).body.issued).toBe(1);
  });

  test('dates moved to the past wait for a second person as well', async () => {
    const cohort = await herCohort('2026-12-01');
    const params = { cohortId: cohort.id };
    const halfDays = cohort.halfDays.map(({ id, title, mode }, index) => ({
      ...{ id, title, mode, day: `2026-11-1${index + 1}` },
      ...{ start: '09:00', end: '12:30' },
    }));
    const moved = await alone.call(cohortRoutes.edit, {
      params,
      body: { revision: cohort.revision, halfDays },
    });
    expect(moved.body.datesToConfirm).toEqual({ byMe: false });
    const seen = await colleague.call(cohortRoutes.read, { params });
    expect(seen.body.datesToConfirm).toEqual({ byMe: true });
  });

  test('who follows a cohort does not become its trainer', async () => {
    const cohort = await herCohort('2026-12-01');
    const lucie = await api.scene.staff(hub, 'trainer');
    const params = { cohortId: cohort.id };
    const body = {
      ...invented(),
      email: lucie.email,
      firstName: 'Lucie',
      lastName: lucie.lastName,
    };
    expect((await alone.call(enrolmentRoutes.addWalkIn, { params, body })).status).toBe(200);
    const named = await alone.call(cohortRoutes.edit, {
      params,
      body: { revision: cohort.revision, trainerIds: [anne.id, lucie.id] },
    });
    refusedFor(named, 'staff-learner');
  });
});
