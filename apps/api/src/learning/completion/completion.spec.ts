import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Absence } from '../../record/absence.entity';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Signature } from '../../record/signature.entity';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CompletionService } from './completion.service';

describe('completion', () => {
  let api: TestApi;
  let cohort: Cohort;
  let lucie: Person;
  let nadia: Person;
  let enrolment: Enrolment;

  beforeAll(async () => (api = await startApi({ at: '2026-11-25T17:00:00Z' })));
  afterAll(() => api.stop());
  beforeEach(async () => {
    ({ lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person();
    enrolment = await api.scene.enrol(cohort, nadia);
  });

  const service = () => api.app.get(CompletionService, { strict: false });
  const evaluate = () => api.db.transaction((manager) => service().evaluate(manager, enrolment.id));
  const facts = async () =>
    (await service().facts(api.db.manager, [enrolment.id])).get(enrolment.id)!;
  const status = async () => {
    const { status: now, completedAt } = await api.db.manager.findOneByOrFail(Enrolment, {
      id: enrolment.id,
    });
    return { now, completedAt: completedAt?.toISOString() ?? null };
  };
  const attempt = (number: number, percent: number, manager = api.db.manager) =>
    manager.insert(QuizAttempt, {
      id: uuidv7(),
      enrolmentId: enrolment.id,
      courseVersionId: cohort.courseVersionId,
      quizId: 'evaluation',
      kind: 'final',
      number,
      status: 'submitted',
      startedAt: api.clock.now(),
      submittedAt: api.clock.now(),
      percent,
      passed: percent >= 70,
    });

  test('comes with the last condition met, once, and is written down', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await attempt(1, 40);
    expect((await evaluate()).complete).toBe(false);
    expect(await status()).toEqual({ now: 'accepted', completedAt: null });
    await attempt(2, 80);
    expect((await evaluate()).complete).toBe(true);
    const completed = { now: 'completed', completedAt: '2026-11-25T17:00:00.000Z' };
    expect(await status()).toEqual(completed);
    api.clock.advance({ hours: 1 });
    await evaluate();
    expect(await status()).toEqual(completed);
    expect((await facts()).finalPercent).toBe(80);
    const events = await api.db.manager.findBy(AuditEvent, { objectId: enrolment.id });
    expect(events).toMatchObject([{ organisationId: cohort.organisationId }]);
  });

  test('goes back when a half-day is added', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await attempt(1, 80);
    await evaluate();
    await api.db.query(
      `insert into half_day (id, cohort_id, position, title, mode, starts_at, ends_at)
       values ($1, $2, 5, 'En plus', 'room', '2026-11-26T08:00Z', '2026-11-26T11:00Z')`,
      [uuidv7(), cohort.id],
    );
    await evaluate();
    expect(await status()).toEqual({ now: 'accepted', completedAt: null });
  });

  test('counts a late signature once agreed to, and takes away the minutes missed', async () => {
    const [morning, ...others] = cohort.halfDays;
    await signedOnTime(api, nadia, others);
    await signedOnTime(api, nadia, [morning], { late: true });
    await attempt(1, 80);
    expect((await evaluate()).reasons[0].text).toContain('en attente d’accord');
    expect(await facts()).toMatchObject({ halfDaysSigned: 3, minutesFollowed: 630 });
    const late = await api.db.manager.findOneByOrFail(Signature, { halfDayId: morning.id });
    await api.db.manager.insert(LateAgreement, {
      id: uuidv7(),
      signatureId: late.id,
      agreed: true,
      trainerId: lucie.id,
      at: api.clock.now(),
    });
    expect((await evaluate()).complete).toBe(true);
    for (const [trainer, minutes] of [
      [lucie, 20],
      [await api.scene.person(), 30],
    ] as const) {
      await signedOnTime(api, trainer, [morning], { role: 'trainer' });
      const { id } = await api.db.manager.findOneByOrFail(Signature, { personId: trainer.id });
      const absence = { id: uuidv7(), signatureId: id, enrolmentId: enrolment.id, minutes };
      await api.db.manager.insert(Absence, absence);
    }
    const followed = await facts();
    // Two trainers who note the same absence do not make it longer.
    expect(followed).toMatchObject({ minutesPlanned: 840, minutesFollowed: 810 });
    expect(followed.halfDays[0]).toMatchObject({ signed: true, late: true, minutesFollowed: 180 });
  });

  test('two causes that arrive together see each other', async () => {
    const [last, ...others] = [...cohort.halfDays].reverse();
    await signedOnTime(api, nadia, others);
    let arrived = 0;
    const both = Promise.withResolvers<void>();
    const together = (cause: (manager: EntityManager) => Promise<unknown>) =>
      api.db.transaction(async (manager) => {
        await cause(manager);
        arrived += 1;
        if (arrived === 2) both.resolve();
        await both.promise;
        return service().evaluate(manager, enrolment.id);
      });
    const verdicts = await Promise.all([
      together((manager) => attempt(1, 90, manager)),
      together((manager) => signedOnTime({ db: { manager } }, nadia, [last])),
    ]);
    expect(verdicts.map(({ complete }) => complete).sort()).toEqual([false, true]);
    expect((await status()).now).toBe('completed');
  });

  test('changes nothing for somebody who left', async () => {
    await signedOnTime(api, nadia, cohort.halfDays);
    await attempt(1, 80);
    await api.db.manager.update(Enrolment, { id: enrolment.id }, { status: 'withdrawn' });
    expect((await evaluate()).complete).toBe(true);
    expect(await status()).toEqual({ now: 'withdrawn', completedAt: null });
  });
});
