import { cohortRoutes, quizRoutes } from '@percolateur/contract';
import type { Answer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { answerTo, rightAnswerTo } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AttemptResult } from '../../record/attempt-result.entity';
import { CourseVersion } from '../../record/course-version.entity';
import { HalfDay } from '../../record/half-day.entity';
import { CourseService } from '../course/course.service';
import { Signature } from '../../record/signature.entity';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

describe('a quiz', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const aLearner = async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort({ status: 'running' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    return { hub, lucie, cohort, enrolment, nadia, client: await api.as(nadia) };
  };
  const read = (client: Client, { id: cohortId }: Cohort, quizId: string) =>
    client.call(quizRoutes.read, { params: { cohortId, quizId } });
  const start = (client: Client, { id: cohortId }: Cohort, quizId: string, id = uuidv7()) =>
    client.call(quizRoutes.start, { params: { cohortId, quizId }, body: { id } });
  const submit = (client: Client, attemptId: string) =>
    client.call(quizRoutes.submit, { params: { attemptId } });
  const answer = (client: Client, attemptId: string, questionId: string, given: Answer | null) =>
    client.call(quizRoutes.saveAnswer, {
      params: { attemptId, questionId },
      body: { id: uuidv7(), answer: given, clientTime: '2026-11-24T09:00:00+01:00' },
    });
  /** Hands in a final attempt with so many right answers. */
  const sitFinal = async (client: Client, cohort: Cohort, rightCount: number) => {
    const { body } = await start(client, cohort, 'evaluation');
    for (const { id } of body.questions.slice(0, rightCount)) {
      await answer(client, body.id, id, rightAnswerTo(id));
    }
    return submit(client, body.id);
  };

  test('is shown with the attempts made and those that remain', async () => {
    const { client, cohort } = await aLearner();
    expect((await read(client, cohort, 'evaluation')).body).toEqual({
      id: 'evaluation',
      kind: 'final',
      title: 'Évaluation finale',
      intro: 'Dix questions, 70 %.',
      questionCount: 10,
      minutes: null,
      keep: 'best',
      passPercent: 70,
      attemptsLeft: 3,
      attempts: [],
      openAttemptId: null,
      timeZone: 'Europe/Paris',
      opensAt: null,
      pausedAt: null,
      training: [],
    });
    const failed = (await sitFinal(client, cohort, 4)).body;
    const open = (await start(client, cohort, 'evaluation')).body;
    const { body } = await read(client, cohort, 'evaluation');
    expect(body).toMatchObject({ attemptsLeft: 2, openAttemptId: open.id });
    expect(body.attempts).toMatchObject([
      { id: failed.id, number: 1, status: 'submitted', result: { percent: 40, passed: false } },
      { id: open.id, number: 2, status: 'started', result: null },
    ]);
  });

  test('started a hundred times at once, on two devices, is one open attempt', async () => {
    const { client, nadia, cohort, enrolment } = await aLearner();
    const phone = await api.as(nadia);
    const started = await Promise.all(
      Array.from({ length: 100 }, (_, n) => start(n % 2 ? phone : client, cohort, 'evaluation')),
    );
    // Who waits too long for the others is told to ask again.
    const answered = started.filter(({ status }) => status !== 503);
    expect(new Set(answered.map(({ body }) => body.id)).size).toBe(1);
    const attempts = await api.db.manager.findBy(QuizAttempt, { enrolmentId: enrolment.id });
    expect(attempts).toMatchObject([{ number: 1, status: 'started', kind: 'final' }]);
  });

  test('is resumed on another device with the answers received', async () => {
    const { client, nadia, cohort } = await aLearner();
    const { body } = await start(client, cohort, 'evaluation');
    await answer(client, body.id, 'evaluation-1', answerTo('evaluation-1', 'b'));
    await answer(client, body.id, 'evaluation-1', answerTo('evaluation-1', 'a'));
    await answer(client, body.id, 'evaluation-3', answerTo('evaluation-3', 'b', 'c'));
    await answer(client, body.id, 'evaluation-3', answerTo('evaluation-3'));
    const phone = await api.as(nadia);
    const resumed = (await start(phone, cohort, 'evaluation')).body;
    expect(resumed.id).toBe(body.id);
    expect(resumed.answers).toMatchObject([
      { questionId: 'evaluation-1', answer: answerTo('evaluation-1', 'a') },
      { questionId: 'evaluation-3', answer: null },
    ]);
    const read = await phone.call(quizRoutes.attempt, { params: { attemptId: body.id } });
    expect(read.body).toEqual(resumed);
  });

  test('started again under the same id is the same attempt, even handed in', async () => {
    const { client, cohort } = await aLearner();
    const id = uuidv7();
    await start(client, cohort, 'entrainement-1', id);
    await submit(client, id);
    expect((await start(client, cohort, 'entrainement-1', id)).body).toMatchObject({
      id,
      status: 'submitted',
    });
    const reused = await start(client, cohort, 'evaluation', id);
    expect(reused.problem.type).toBe('urn:percolateur:id-reused');
    const other = await aLearner();
    expect((await start(other.client, other.cohort, 'evaluation', id)).status).toBe(409);
  });

  test('handed in a hundred times at once, the last attempt has one result', async () => {
    const { client, cohort } = await aLearner();
    for (let tries = 0; tries < 2; tries += 1) await sitFinal(client, cohort, 1);
    const { body } = await start(client, cohort, 'evaluation');
    await answer(client, body.id, 'evaluation-1', answerTo('evaluation-1', 'a'));
    await answer(client, body.id, 'evaluation-3', answerTo('evaluation-3', 'a'));
    const all = await Promise.all(Array.from({ length: 100 }, () => submit(client, body.id)));
    const [one] = all;
    for (const each of all) {
      expect(each.status).toBe(200);
      expect(each.body).toEqual(one.body);
    }
    const result = { percent: 15, points: 1.5, possible: 10, passed: false };
    expect(one.body).toMatchObject({ status: 'submitted', attemptsLeft: 0, result });
    expect(await api.db.manager.countBy(AttemptResult, { attemptId: body.id })).toBe(1);
    api.clock.advance({ minutes: 5 });
    const now = api.clock.now().toISOString();
    expect((await submit(client, body.id)).body).toEqual({ ...one.body, now });
  });

  test('final: three attempts, no more', async () => {
    const { client, cohort } = await aLearner();
    for (let tries = 0; tries < 3; tries += 1) await sitFinal(client, cohort, 2);
    const fourth = await start(client, cohort, 'evaluation');
    expect(fourth.problem.type).toBe('urn:percolateur:attempts-exhausted');
  });

  test('final: passed once is passed, and not taken again', async () => {
    const { client, cohort } = await aLearner();
    const { body } = await sitFinal(client, cohort, 7);
    expect(body.result).toEqual({ percent: 70, points: 7, possible: 10, passed: true });
    expect((await start(client, cohort, 'evaluation')).status).toBe(409);
  });

  test('positioning: once, without a pass mark', async () => {
    const { client, cohort } = await aLearner();
    const { body } = await start(client, cohort, 'positionnement');
    expect((await submit(client, body.id)).body.result).toBeNull();
    expect((await start(client, cohort, 'positionnement')).status).toBe(409);
  });

  describe('that opens with a half-day', () => {
    const opening = '2026-11-24T12:30:00Z';
    const aLaterFinal = async () => {
      const made = await aLearner();
      const { document } = await api.db.manager.findOneByOrFail(CourseVersion, {
        id: made.cohort.courseVersionId,
      });
      const quizzes = document.quizzes.map((quiz) =>
        quiz.kind === 'final' ? { ...quiz, opensWith: 'jour-2' } : quiz,
      );
      const version = { ...document, version: '1.1.0', quizzes };
      const { id } = await api.app.get(CourseService).importDocument(version);
      await api.db.manager.update(Cohort, { id: made.cohort.id }, { courseVersionId: id });
      const [first, second] = made.cohort.halfDays;
      await api.db.manager.update(HalfDay, { id: first.id }, { startsAt: '2026-11-24T08:00:00Z' });
      await api.db.manager.update(HalfDay, { id: second.id }, { startsAt: opening });
      return made;
    };

    test('says when, offers training meanwhile, and burns no attempt before', async () => {
      const { client, cohort } = await aLaterFinal();
      api.clock.set('2026-11-24T08:00:00Z');
      const { body } = await read(client, cohort, 'evaluation');
      expect(body.opensAt).toBe('2026-11-24T12:30:00.000Z');
      expect(body.training.map(({ id }) => id)).toContain('entrainement-1');
      const early = await start(client, cohort, 'evaluation');
      expect(early.problem.type).toBe('urn:percolateur:quiz-opens-later');
      expect((await start(client, cohort, 'entrainement-1')).status).toBe(200);
      api.clock.set(opening);
      expect((await read(client, cohort, 'evaluation')).body).toMatchObject({
        opensAt: null,
        attemptsLeft: 3,
      });
      expect((await start(client, cohort, 'evaluation')).status).toBe(200);
      api.clock.set('2026-11-24T08:00:00Z');
    });
  });

  test('tells part by part what was obtained, and which lessons to read again', async () => {
    const { client, cohort } = await aLearner();
    const { body } = await start(client, cohort, 'evaluation');
    expect(body.parts).toEqual([]);
    const handedIn = await submit(client, body.id);
    expect(handedIn.body.parts).toEqual([
      {
        title: 'Demi-journée 1',
        percent: 0,
        lessons: [{ id: 'lecon-1-1', title: 'Séquence 1.1' }],
      },
      {
        title: 'Demi-journée 2',
        percent: 0,
        lessons: [{ id: 'lecon-2-1', title: 'Séquence 2.1' }],
      },
    ]);
  });

  test('follows the life of its cohort: the final closes with it, training goes on', async () => {
    const { client, cohort } = await aLearner();
    const open = (await start(client, cohort, 'evaluation')).body;
    await api.db.manager.update(Cohort, { id: cohort.id }, { status: 'closed' });
    expect((await submit(client, open.id)).problem.type).toBe('urn:percolateur:attempt-closed');
    expect((await start(client, cohort, 'positionnement')).problem.type).toBe(
      'urn:percolateur:quiz-not-available',
    );
    expect((await start(client, cohort, 'entrainement-1')).status).toBe(200);
  });

  test('left open when its cohort closes, counts with what was received', async () => {
    const { hub, client, cohort } = await aLearner();
    const open = (await start(client, cohort, 'evaluation')).body;
    const training = (await start(client, cohort, 'entrainement-1')).body;
    for (const { id } of open.questions) await answer(client, open.id, id, rightAnswerTo(id));
    api.clock.set('2026-11-26T08:00:00Z');
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const closed = await coordinator.call(cohortRoutes.move, {
      params: { cohortId: cohort.id },
      body: { to: 'closed', reason: 'Signatures sur papier.' },
    });
    expect(closed.status).toBe(200);
    const ended = await client.call(quizRoutes.attempt, { params: { attemptId: open.id } });
    expect(ended.body).toMatchObject({ status: 'expired', result: { percent: 100, passed: true } });
    const goesOn = await client.call(quizRoutes.attempt, { params: { attemptId: training.id } });
    expect(goesOn.body.status).toBe('started');
    api.clock.set('2026-11-24T08:00:00Z');
  });

  test('final: the last thing missing completes the course, there and then', async () => {
    const { client, nadia, cohort, enrolment } = await aLearner();
    for (const { id: halfDayId, startsAt } of cohort.halfDays) {
      await api.db.manager.insert(Signature, {
        ...{ id: uuidv7(), halfDayId, personId: nadia.id, role: 'learner', way: 'typed' },
        ...{ statementVersion: 'present-1', statement: 'Je suis là.' },
        ...{ clientTime: startsAt, serverTime: startsAt },
      });
    }
    const status = async () =>
      (await api.db.manager.findOneByOrFail(Enrolment, { id: enrolment.id })).status;
    await sitFinal(client, cohort, 6);
    expect(await status()).toBe('accepted');
    await sitFinal(client, cohort, 8);
    expect(await status()).toBe('completed');
  });

  test('and its attempts are closed to everybody else', async () => {
    const { hub, lucie, client, cohort } = await aLearner();
    const { body } = await start(client, cohort, 'evaluation');
    const calls = (who: Client) => [
      read(who, cohort, 'evaluation'),
      start(who, cohort, 'evaluation'),
      answer(who, body.id, 'evaluation-1', answerTo('evaluation-1', 'a')),
      who.call(quizRoutes.attempt, { params: { attemptId: body.id } }),
      submit(who, body.id),
    ];
    const neighbour = await api.scene.person();
    await api.scene.enrol(cohort, neighbour);
    const withdrawn = await api.scene.person();
    await api.scene.enrol(cohort, withdrawn, 'withdrawn');
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    for (const person of [lucie, withdrawn, elsewhere, await api.scene.staff(hub, 'coordinator')]) {
      const replies = await Promise.all(calls(await api.as(person)));
      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    }
    const replies = await Promise.all(calls(await api.as(neighbour)).slice(2));
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    const strangers = await Promise.all(calls(api.stranger));
    expect(strangers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const still = await client.call(quizRoutes.attempt, { params: { attemptId: body.id } });
    expect(still.body).toMatchObject({ status: 'started', answers: [] });
  });

  test('that does not exist is not found', async () => {
    const { client, cohort } = await aLearner();
    expect((await read(client, cohort, 'autre')).status).toBe(404);
    expect((await start(client, cohort, 'autre')).status).toBe(404);
    expect((await submit(client, uuidv7())).status).toBe(404);
    expect((await submit(client, 'pas-un-uuid')).status).toBe(404);
  });
});
