import { cohortRoutes, quizRoutes, quizWindowRoutes } from '@percolateur/contract';
import type { NewQuizAct } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { aTimedRoom, at, began } from '../../../test/timed-room';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizWindowAct } from '../../record/quiz-window-act.entity';

const everyAct = (enrolmentId: string): NewQuizAct[] => [
  { id: uuidv7(), act: 'open' },
  { id: uuidv7(), act: 'pause' },
  { id: uuidv7(), act: 'resume' },
  { id: uuidv7(), act: 'extend', minutes: 5 },
  { id: uuidv7(), act: 'reopen', enrolmentId, reason: 'Le réseau est tombé.' },
];

describe('a quiz in the room', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  beforeEach(() => api.clock.set(began));
  afterAll(() => api.stop());

  const aRoom = (fields: Parameters<typeof aTimedRoom>[1] = {}) => aTimedRoom(api, fields);

  test('shows who is where', async () => {
    const { cohort, start, answer, submit, room } = await aRoom();
    await api.scene.enrol(cohort, await api.scene.person({ lastName: 'Aubry' }));
    const { id } = (await start()).body;
    await answer(id, 1, at(1));
    await answer(id, 2, at(1));
    const people = async () => (await room()).body.people;
    expect(await people()).toMatchObject([
      { person: { lastName: 'Aubry' }, step: 'not-begun', attempts: 0, attemptsLeft: 3 },
      { step: 'under-way', answered: 2, asked: 10, attempts: 1, attemptsLeft: 3 },
    ]);
    await submit(id);
    expect((await people())[1]).toMatchObject({ step: 'failed', attemptsLeft: 2 });
  });

  test('is opened before its half-day', async () => {
    const { start, act } = await aRoom({ opensWith: 'jour-4' });
    expect((await start()).problem.type).toBe('urn:percolateur:quiz-opens-later');
    expect((await act({ id: uuidv7(), act: 'open' })).body.opensAt).toBeNull();
    expect((await start()).status).toBe(200);
  });

  test('is paused: time stands still, what comes is kept, nobody begins', async () => {
    const { cohort, params, start, answer, act, read, learner } = await aRoom();
    const { id } = (await start()).body;
    api.clock.set(at(10));
    await act({ id: uuidv7(), act: 'pause' });
    expect((await answer(id, 1, at(9))).body.reception).toBe('counts');
    api.clock.set(at(12));
    expect((await answer(id, 1, at(12), 'b')).body.reception).toBe('after');
    expect((await learner.call(quizRoutes.read, { params })).body.pausedAt).not.toBeNull();
    const late = await api.scene.person();
    await api.scene.enrol(cohort, late);
    const refused = await start(uuidv7(), await api.as(late));
    expect(refused.problem.type).toBe('urn:percolateur:quiz-paused');
    api.clock.set(at(60));
    expect((await read(id)).body).toMatchObject({
      status: 'started',
      pausedAt: at(10).toISOString(),
    });
    await act({ id: uuidv7(), act: 'resume' });
    expect((await read(id)).body).toMatchObject({
      status: 'started',
      pausedAt: null,
      deadlineAt: at(80).toISOString(),
    });
  });

  test('is given more time', async () => {
    const { start, act, read } = await aRoom();
    const { id } = (await start()).body;
    await act({ id: uuidv7(), act: 'extend', minutes: 10 });
    expect((await read(id)).body.deadlineAt).toBe(at(40).toISOString());
  });

  test('is reopened for one person, with a reason that stands apart', async () => {
    const { start, submit, act, read, enrolment, nadia, cohort, coordinator } = await aRoom({
      maxAttempts: 1,
    });
    const { id } = (await start()).body;
    await submit(id);
    expect((await read(id)).body.feedback).not.toEqual([]);
    expect((await start()).problem.type).toBe('urn:percolateur:attempts-exhausted');
    const reason = 'Son téléphone s’est éteint.';
    const asked = { id: uuidv7(), act: 'reopen', enrolmentId: enrolment.id, reason } as const;
    const { body } = await act(asked);
    expect(body.people).toMatchObject([{ attemptsLeft: 1, granted: 1 }]);
    // The key of what was handed in is not shown while an attempt remains.
    expect((await read(id)).body.feedback).toEqual([]);
    expect((await start()).body).toMatchObject({ number: 2, status: 'started' });
    const kept = await api.db.manager.findOneByOrFail(QuizWindowAct, { id: asked.id });
    expect(JSON.stringify(kept)).not.toContain('téléphone');
    const [apart] = await api.db.manager.findBy(PersonalData, { evidenceId: asked.id });
    expect(apart).toMatchObject({ personId: nadia.id, content: { reason } });
    const params = { cohortId: cohort.id };
    const history = await coordinator.call(cohortRoutes.history, { params });
    expect(JSON.stringify(history.body)).toContain('un essai de plus');
  });

  test('is reopened for that person alone', async () => {
    const { cohort, params, start, submit, act, enrolment, room } = await aRoom({
      maxAttempts: 1,
    });
    const classmate = await api.scene.person({ lastName: 'Aubry' });
    await api.scene.enrol(cohort, classmate);
    const other = await api.as(classmate);
    await submit((await start()).body.id);
    const { id: attemptId } = (await start(uuidv7(), other)).body;
    await other.call(quizRoutes.submit, { params: { attemptId } });
    const reason = 'Le réseau est tombé.';
    await act({ id: uuidv7(), act: 'reopen', enrolmentId: enrolment.id, reason });
    expect((await room()).body.people).toMatchObject([
      { person: { lastName: 'Aubry' }, attemptsLeft: 0, granted: 0 },
      { attemptsLeft: 1, granted: 1 },
    ]);
    const refused = await start(uuidv7(), other);
    expect(refused.problem.type).toBe('urn:percolateur:attempts-exhausted');
    expect((await other.call(quizRoutes.read, { params })).body.attemptsLeft).toBe(0);
    const seen = await other.call(quizRoutes.attempt, { params: { attemptId } });
    expect(seen.body.feedback).not.toEqual([]);
    expect((await start()).body.number).toBe(2);
  });

  test('gives back the time of every pause to who was under way, with extra time too', async () => {
    const { start, act, read, coordinator, enrolment } = await aRoom();
    await coordinator.call(quizWindowRoutes.giveExtraTime, {
      params: { enrolmentId: enrolment.id },
      body: { percent: 50 },
    });
    const { id } = (await start()).body;
    for (const [pausedAt, resumedAt] of [
      [5, 8],
      [20, 21],
    ] as const) {
      api.clock.set(at(pausedAt));
      await act({ id: uuidv7(), act: 'pause' });
      api.clock.set(at(resumedAt));
      await act({ id: uuidv7(), act: 'resume' });
    }
    expect((await read(id)).body.deadlineAt).toBe(at(45 + 3 + 1).toISOString());
  });

  test('an act that arrives twice is done once; one that changes nothing is refused', async () => {
    const { start, act, read } = await aRoom();
    const { id } = (await start()).body;
    const extend = { id: uuidv7(), act: 'extend', minutes: 5 } as const;
    await Promise.all(Array.from({ length: 6 }, () => act(extend)));
    expect((await read(id)).body.deadlineAt).toBe(at(35).toISOString());
    await act({ id: uuidv7(), act: 'pause' });
    const again = await act({ id: uuidv7(), act: 'pause' });
    expect(again.problem.type).toBe('urn:percolateur:act-pointless');
    expect((await act({ id: extend.id, act: 'resume' })).problem.type).toBe(
      'urn:percolateur:id-reused',
    );
  });

  test('is run by the trainers of the group and its hub alone', async () => {
    const { act, room, learner, enrolment, cohort } = await aRoom();
    const neighbour = await aRoom();
    const classmate = await api.scene.person();
    await api.scene.enrol(cohort, classmate);
    for (const client of [
      learner,
      await api.as(classmate),
      neighbour.trainer,
      neighbour.coordinator,
    ]) {
      expect((await room(client)).status).toBe(404);
      for (const asked of everyAct(enrolment.id))
        expect((await act(asked, client)).status).toBe(404);
    }
    for (const asked of everyAct(enrolment.id)) {
      expect((await act(asked, api.stranger)).status).toBe(401);
    }
    const reopen = everyAct(neighbour.enrolment.id)[4];
    expect((await act(reopen)).status).toBe(404);
    const open = await room();
    expect(open.body.acts).toEqual([]);
  });
});
