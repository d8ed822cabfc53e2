import {
  cohortRoutes,
  enrolmentRoutes,
  learnerRoutes,
  positioningRoutes,
  quizRoutes,
  surveyRoutes,
} from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CompletionService } from '../../learning/completion/completion.service';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { LearnerProfile } from '../../record/learner-profile.entity';
import { LessonProgress } from '../../record/lesson-progress.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';

const reason = 'Absente le second jour';

describe('moving a person to another session', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let coordinator: Client;
  let nadia: Person;
  let from: Cohort;
  let to: Cohort;
  let enrolment: Enrolment;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    hub = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    nadia = await api.scene.person({ homeOrganisationId: hub.id });
    const trainers = [lucie];
    from = await api.scene.cohort(hub, {
      trainers,
      title: 'Caen, janvier',
      firstDay: '2027-01-12',
    });
    to = await api.scene.cohort(hub, { trainers, title: 'Caen, mars', firstDay: '2027-03-09' });
    enrolment = await api.scene.enrol(from, nadia);
  });

  const move = (
    client = coordinator,
    { id = uuidv7(), cohortId = to.id, enrolmentId = enrolment.id } = {},
  ) =>
    client.call(enrolmentRoutes.move, {
      params: { enrolmentId },
      body: { id, cohortId, reason },
    });
  const back = (enrolmentId: string) =>
    coordinator.call(enrolmentRoutes.takeMoveBack, { params: { enrolmentId } });
  const statusOf = async (id: string) =>
    (await api.db.manager.findOneByOrFail(Enrolment, { id })).status;
  const sign = (cohort: Cohort, ...positions: number[]) =>
    signedOnTime(
      api,
      nadia,
      positions.map((position) => cohort.halfDays[position - 1]),
    );

  test('names the sessions of the hub that teach the same course, and no others', async () => {
    await api.scene.cohort(await api.scene.organisation(), { firstDay: '2027-03-09' });
    await api.scene.cohort(hub, { firstDay: '2027-03-09', status: 'draft' });
    const params = { enrolmentId: enrolment.id };
    const { body } = await coordinator.call(enrolmentRoutes.moveTargets, { params });
    expect(body.map(({ title, seats, begun }) => [title, seats, begun])).toEqual([
      ['Caen, mars', 12, false],
    ]);
  });

  test('keeps what was done where it was done, and counts it where they go', async () => {
    const lesson = { lessonId: 'outils', seenAt: new Date(), doneAt: new Date() };
    await api.db.manager.insert(LessonProgress, { enrolmentId: enrolment.id, ...lesson });
    await api.db.manager.insert(QuizAttempt, {
      ...{ id: uuidv7(), enrolmentId: enrolment.id, courseVersionId: from.courseVersionId },
      ...{ quizId: 'positionnement', kind: 'positioning', number: 1, status: 'submitted' },
      ...{ startedAt: new Date(), submittedAt: new Date(), sheet: [] },
    } as never);
    await sign(from, 1, 2);
    const params = { enrolmentId: enrolment.id, cohortId: to.id };
    const preview = await coordinator.call(enrolmentRoutes.previewMove, { params });
    expect(preview.body).toMatchObject({
      ...{ lessonsDone: 1, positioningDone: true, finalAttempts: 0, leaves: true },
      ...{ place: 'accepted', refusal: null, halfDaysSigned: ['Demi-journée 1', 'Demi-journée 2'] },
    });
    const id = uuidv7();
    const first = await move(coordinator, { id });
    const again = await move(coordinator, { id });
    const third = await move(coordinator);
    expect([first.status, again.body.id, third.body.id]).toEqual([200, id, id]);
    expect(first.body).toMatchObject({
      ...{ status: 'accepted', lessonsDone: 1, positioningDone: true, halfDaysSigned: 0 },
      cameFrom: { title: 'Caen, janvier', halfDaysSigned: 2 },
    });
    const left = await coordinator.call(enrolmentRoutes.list, { params: { cohortId: from.id } });
    expect(left.body).toMatchObject([
      { status: 'withdrawn', halfDaysSigned: 2, movedTo: { title: 'Caen, mars' } },
    ]);
    const client = await api.as(nadia);
    const today = await client.call(learnerRoutes.today, { params: { cohortId: to.id } });
    expect(today.body.cameFrom).toEqual({
      title: 'Caen, janvier',
      halfDaysSigned: ['Demi-journée 1', 'Demi-journée 2'],
    });
    const inQuiz = { cohortId: to.id, quizId: 'positionnement' };
    const start = await client.call(quizRoutes.start, {
      params: inQuiz,
      body: { id: uuidv7() },
    });
    expect(start.status).not.toBe(200);
    await sign(to, 3, 4);
    const { manager } = api.db;
    const facts = await api.app.get(CompletionService, { strict: false }).facts(manager, [id]);
    const { completion, halfDaysSigned } = facts.get(id)!;
    expect(halfDaysSigned).toBe(2);
    expect(completion.reasons.find(({ rule }) => rule === 'half-days')?.met).toBe(true);
    const history = await coordinator.call(cohortRoutes.history, { params: { cohortId: to.id } });
    expect(JSON.stringify(history.body)).toContain('vient de la session');
  });

  test('takes along what they told before the course', async () => {
    const { manager } = api.db;
    const told = { publics: [], experience: null, tools: [], worries: [], place: 'Au marché' };
    await manager.insert(LearnerProfile, {
      ...{ enrolmentId: enrolment.id, ...told, updatedAt: api.clock.now() },
    });
    const answer = { ratings: {}, words: {}, callBack: false, answeredAt: api.clock.now() };
    await manager.insert(SurveyAnswer, {
      ...{ id: uuidv7(), cohortId: from.id, enrolmentId: enrolment.id, kind: 'needs', ...answer },
    });
    const params = (cohort: Cohort) => ({ params: { cohortId: cohort.id } });
    const read = async (cohort: Cohort) => {
      const profiles = await coordinator.call(positioningRoutes.profiles, params(cohort));
      const surveys = await coordinator.call(surveyRoutes.ofCohort, params(cohort));
      const needs = surveys.body.surveys.find(({ kind }) => kind === 'needs')!;
      return { told: profiles.body.people.length, answered: needs.answered, asked: needs.asked };
    };
    expect(await read(from)).toEqual({ told: 1, answered: 1, asked: 1 });
    await move();
    expect(await read(from)).toEqual({ told: 0, answered: 0, asked: 0 });
    expect(await read(to)).toEqual({ told: 1, answered: 1, asked: 1 });
    const client = await api.as(nadia);
    const mine = await client.call(positioningRoutes.myProfile, params(to));
    expect(mine.body.profile).toMatchObject({ place: 'Au marché' });
    const survey = { params: { cohortId: to.id, survey: 'needs' as const } };
    expect((await client.call(surveyRoutes.mine, survey)).body.answer).not.toBeNull();
  });

  test('goes through the seats: the place left goes to who waits, and a full session makes one wait', async () => {
    await api.db.query('update cohort set capacity = 1 where id = any($1)', [[from.id, to.id]]);
    const waiting = await api.scene.enrol(from, await api.scene.person(), 'waitlisted');
    await api.scene.enrol(to, await api.scene.person());
    const moved = await move();
    expect([moved.body.status, moved.body.waitingRank]).toEqual(['waitlisted', 1]);
    expect(await statusOf(waiting.id)).toBe('invited');
    const taken = await back(moved.body.id);
    expect(taken.problem.type).toBe('urn:percolateur:cohort-full');
    expect(await statusOf(moved.body.id)).toBe('waitlisted');
  });

  test('gives the last seat once, however many are moved at the same time', async () => {
    await api.db.query('update cohort set capacity = 2 where id = $1', [to.id]);
    const others = await Promise.all(
      [1, 2, 3].map(async () => api.scene.enrol(from, await api.scene.person())),
    );
    const all = [enrolment, ...others];
    const moved = await Promise.all(
      all.map(({ id: enrolmentId }) => move(coordinator, { enrolmentId })),
    );
    const got = moved.map(({ body }) => body.status).sort();
    expect(got).toEqual(['accepted', 'accepted', 'waitlisted', 'waitlisted']);
    const twice = await Promise.all([move(), move()]);
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
  });

  test('is taken back while nothing has happened, and not afterwards', async () => {
    const moved = await move();
    expect((await back(moved.body.id)).body).toMatchObject({
      id: enrolment.id,
      status: 'accepted',
    });
    expect((await back(moved.body.id)).body.status).toBe('accepted');
    expect(await statusOf(moved.body.id)).toBe('withdrawn');
    const again = await move();
    expect(again.body).toMatchObject({ id: moved.body.id, status: 'accepted' });
    await sign(to, 1);
    expect((await back(again.body.id)).problem.type).toBe('urn:percolateur:move-settled');
  });

  test('leaves a session that is over as it was', async () => {
    await api.db.query(`update cohort set status = 'closed' where id = $1`, [from.id]);
    await api.db.query(`update enrolment set status = 'not_completed' where id = $1`, [
      enrolment.id,
    ]);
    expect((await move()).body.status).toBe('accepted');
    expect(await statusOf(enrolment.id)).toBe('not_completed');
  });

  test('is refused to who left, to who is there already, and towards another hub', async () => {
    const elsewhere = await api.scene.cohort(await api.scene.organisation(), {
      firstDay: '2027-03-09',
    });
    expect((await move(coordinator, { cohortId: elsewhere.id })).status).toBe(404);
    const stranger = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const params = { enrolmentId: enrolment.id };
    for (const status of [
      (await move(stranger)).status,
      (await move(await api.as(nadia))).status,
      (await stranger.call(enrolmentRoutes.moveTargets, { params })).status,
      (await stranger.call(enrolmentRoutes.takeMoveBack, { params })).status,
    ]) {
      expect(status).toBe(404);
    }
    expect((await move(await api.as(lucie))).status).toBe(403);
    const same = await move(coordinator, { cohortId: from.id });
    expect(same.problem.type).toBe('urn:percolateur:already-enrolled');
    const there = await api.scene.enrol(to, nadia, 'invited');
    expect((await move()).problem.type).toBe('urn:percolateur:already-enrolled');
    await api.db.manager.delete(Enrolment, { id: there.id });
    await api.db.query(`update enrolment set status = 'declined' where id = $1`, [enrolment.id]);
    expect((await move()).problem.type).toBe('urn:percolateur:transition-not-allowed');
  });
});
