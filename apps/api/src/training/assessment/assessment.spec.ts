import { cohortRoutes, quizRoutes, quizWindowRoutes } from '@percolateur/contract';
import { receptionOf } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse, answerTo, rightAnswerTo } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { aTimedRoom, at, began } from '../../../test/timed-room';
import { CompletionService } from '../../learning/completion/completion.service';
import { CourseService } from '../../learning/course/course.service';
import { AttemptResult } from '../../record/attempt-result.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { TimeOutService } from './time-out.service';

describe('a quiz with a clock', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  beforeEach(() => api.clock.set(began));
  afterAll(() => api.stop());

  const aRoom = () => aTimedRoom(api);

  describe('ends by itself', () => {
    test('at the deadline and its grace, with what was received', async () => {
      const { start, answer, read } = await aRoom();
      const { body } = await start();
      expect(body).toMatchObject({ deadlineAt: at(30).toISOString(), now: at(0).toISOString() });
      await answer(body.id, 1, at(1));
      api.clock.set(at(32));
      expect((await read(body.id)).body.status).toBe('started');
      api.clock.set(at(32, 1));
      const { body: over } = await read(body.id);
      expect(over).toMatchObject({
        status: 'expired',
        submittedAt: at(30).toISOString(),
        result: { points: 1, possible: 10 },
      });
      expect(over.feedback).toEqual([]);
    });

    test('for the worker too, once, where nobody comes back', async () => {
      const { start, read } = await aRoom();
      const { id } = (await start()).body;
      const sweeper = api.app.get(TimeOutService);
      api.clock.set(at(31));
      await sweeper.endTimedOut();
      expect(await api.db.manager.countBy(AttemptResult, { attemptId: id })).toBe(0);
      api.clock.set(at(40));
      await Promise.all([sweeper.endTimedOut(), sweeper.endTimedOut(), read(id), read(id)]);
      expect(await api.db.manager.findBy(AttemptResult, { attemptId: id })).toMatchObject([
        { cause: 'expired' },
      ]);
    });

    test('and makes way for the next attempt', async () => {
      const { start } = await aRoom();
      const first = (await start()).body;
      api.clock.set(at(45));
      expect((await start()).body).toMatchObject({ number: 2, status: 'started' });
      expect((await start(first.id)).body).toMatchObject({ number: 1, status: 'expired' });
    });

    test('handed in afterwards is what it was', async () => {
      const { start, submit } = await aRoom();
      const { id } = (await start()).body;
      api.clock.set(at(33));
      expect((await submit(id)).body).toMatchObject({ status: 'expired', number: 1 });
    });
  });

  describe('an answer', () => {
    test('chosen in time and received within the grace counts, and is marked so', async () => {
      const { start, answer, submit } = await aRoom();
      const { id } = (await start()).body;
      api.clock.set(at(31));
      expect((await answer(id, 1, at(29))).body.reception).toBe('late');
      const { body } = await submit(id);
      expect(body.result).toMatchObject({ points: 1 });
      expect(body.answers).toMatchObject([{ questionId: 'evaluation-1', reception: 'late' }]);
    });

    test('chosen or received too late is kept and shown, and does not count', async () => {
      const { start, answer, read } = await aRoom();
      const { id } = (await start()).body;
      await answer(id, 1, at(2), 'b');
      api.clock.set(at(31));
      const tooLate = (await answer(id, 1, at(30, 30))).body;
      expect(tooLate).toMatchObject({
        reception: 'after',
        standing: answerTo('evaluation-1', 'b'),
      });
      api.clock.set(at(50));
      const refused = await answer(id, 2, at(10));
      expect(refused.body).toMatchObject({ reception: 'after', standing: null });
      const { body } = await read(id);
      expect(body.result).toMatchObject({ points: 0 });
      expect(body.after.map(({ questionId }) => questionId)).toEqual([
        'evaluation-1',
        'evaluation-2',
      ]);
      expect(await api.db.manager.countBy(QuizAnswer, { attemptId: id })).toBe(3);
    });
  });

  test('counts what the rule counts, to the second', async () => {
    const deadlineAt = at(30);
    const compare = async (
      pausedAt: Date | null,
      times: readonly (readonly [chosenAt: Date, receivedAt: Date])[],
    ) => {
      const { start, answer, act } = await aRoom();
      api.clock.set(began);
      const { id } = (await start()).body;
      if (pausedAt) {
        api.clock.set(pausedAt);
        await act({ id: uuidv7(), act: 'pause' });
      }
      for (const [index, [chosenAt, receivedAt]] of times.entries()) {
        api.clock.set(receivedAt);
        const { body } = await answer(id, index + 1, chosenAt);
        const said = receptionOf({ deadlineAt, pausedAt }, { chosenAt, receivedAt });
        expect([chosenAt, receivedAt, body.reception]).toEqual([chosenAt, receivedAt, said]);
      }
    };
    await compare(null, [
      [at(1), at(1)],
      [at(30), at(30)],
      [at(30, 1), at(30)],
      [at(30), at(30, 1)],
      [at(30, 1), at(30, 1)],
      [at(29), at(32)],
      [at(30, 1), at(32)],
      [at(29), at(32, 1)],
    ]);
    await compare(at(10), [
      [at(9), at(10)],
      [at(10), at(10, 1)],
      [at(10, 1), at(10, 1)],
      [at(9, 59), at(40)],
      [at(39), at(40)],
    ]);
  });

  describe('extra time', () => {
    const give = (client: Client, enrolmentId: string, percent: number) =>
      client.call(quizWindowRoutes.giveExtraTime, { params: { enrolmentId }, body: { percent } });

    test('is that of the person, from the next attempt on', async () => {
      const { start, coordinator, enrolment, learner, params } = await aRoom();
      expect((await give(coordinator, enrolment.id, 33)).status).toBe(200);
      expect((await learner.call(quizRoutes.read, { params })).body.minutes).toBe(40);
      expect((await start()).body.deadlineAt).toBe(at(39, 54).toISOString());
    });

    test('is known to the hub alone: neither trainers, nor classmates, nor the journal', async () => {
      const { cohort, coordinator, enrolment, learner, trainer, room } = await aRoom();
      await give(coordinator, enrolment.id, 33);
      const params = { cohortId: cohort.id };
      const { body } = await coordinator.call(quizWindowRoutes.extraTimes, { params });
      expect(body.people).toMatchObject([{ enrolmentId: enrolment.id, percent: 33 }]);
      expect((await trainer.call(quizWindowRoutes.extraTimes, { params })).status).toBe(403);
      expect((await give(trainer, enrolment.id, 10)).status).toBe(403);
      expect((await learner.call(quizWindowRoutes.extraTimes, { params })).status).toBe(404);
      expect((await give(learner, enrolment.id, 10)).status).toBe(404);
      expect((await give(api.stranger, enrolment.id, 10)).status).toBe(401);
      const neighbour = await aRoom();
      expect((await give(neighbour.coordinator, enrolment.id, 10)).status).toBe(404);
      expect(JSON.stringify((await room()).body)).not.toMatch(/percent|extra/i);
      const history = await coordinator.call(cohortRoutes.history, { params });
      expect(JSON.stringify(history.body)).not.toMatch(/33 %|percent/);
      const kept = await api.db.manager.findOneByOrFail(Enrolment, { id: enrolment.id });
      expect(kept.extraTime).toBe(33);
    });
  });

  test('keeps the last attempt where the course says so', async () => {
    const course = { ...aCourse(), slug: `dernier-${uuidv7()}` };
    course.quizzes = course.quizzes.map((quiz) =>
      quiz.id === 'evaluation' ? { ...quiz, keep: 'last' as const } : quiz,
    );
    const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
    const { cohort } = await api.scene.ledCohort({ status: 'running', courseVersionId });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    const learner = await api.as(nadia);
    const params = { cohortId: cohort.id, quizId: 'evaluation' };
    for (const right of [5, 2]) {
      const attemptId = uuidv7();
      await learner.call(quizRoutes.start, { params, body: { id: attemptId } });
      for (let number = 1; number <= right; number += 1) {
        const questionId = `evaluation-${number}`;
        await learner.call(quizRoutes.saveAnswer, {
          params: { attemptId, questionId },
          body: { id: uuidv7(), answer: rightAnswerTo(questionId), clientTime: began },
        });
      }
      await learner.call(quizRoutes.submit, { params: { attemptId } });
    }
    const facts = await api.app.get(CompletionService).facts(api.db.manager, [enrolment.id]);
    expect(facts.get(enrolment.id)?.finalPercent).toBe(20);
  });
});
