import { quizRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { answerTo, rightAnswerTo } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';

describe('what a group knows before the course', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  /** A learner who answers the first question, rightly or not, and hands in. */
  const handIn = async (cohort: Cohort, right: boolean, enrolled: 'accepted' | 'withdrawn') => {
    const person = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, person);
    const client = await api.as(person);
    const params = { cohortId: cohort.id, quizId: 'positionnement' };
    const { body } = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    const questionId = 'positionnement-1';
    const answer = right ? rightAnswerTo(questionId) : answerTo(questionId, 'c');
    await client.call(quizRoutes.saveAnswer, {
      params: { attemptId: body.id, questionId },
      body: { id: uuidv7(), answer, clientTime: body.startedAt },
    });
    await client.call(quizRoutes.submit, { params: { attemptId: body.id } });
    if (enrolled === 'withdrawn') {
      await api.db.query(`update enrolment set status = 'withdrawn' where id = $1`, [enrolment.id]);
    }
  };

  test('is told to its trainer from three people on, counted question by question', async () => {
    const { lucie, cohort } = await api.scene.ledCohort({ status: 'running' });
    const trainer = await api.as(lucie);
    const params = { cohortId: cohort.id };
    await handIn(cohort, true, 'accepted');
    await handIn(cohort, false, 'accepted');
    await handIn(cohort, false, 'withdrawn');
    const two = await trainer.call(quizRoutes.positioning, { params });
    expect(two.body).toEqual({
      quizTitle: 'Pour faire connaissance',
      handedIn: 2,
      fewest: 3,
      questions: [],
    });
    await handIn(cohort, true, 'accepted');
    const { body } = await trainer.call(quizRoutes.positioning, { params });
    expect(body.handedIn).toBe(3);
    expect(body.questions).toHaveLength(10);
    expect(body.questions[0]).toEqual({
      id: 'positionnement-1',
      prompt: '<p>Question 1\u00a0?</p>',
      lesson: { id: 'lecon-1-1', title: 'Séquence 1.1' },
      ...{ right: 2, partly: 0, wrong: 1, unanswered: 0 },
    });
    expect(body.questions[1]).toMatchObject({ unanswered: 3 });
  });

  test('is nobody else’s', async () => {
    const { hub, cohort } = await api.scene.ledCohort({ status: 'running' });
    const params = { cohortId: cohort.id };
    const learner = await api.scene.person();
    await api.scene.enrol(cohort, learner);
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    const otherTrainer = await api.scene.staff(hub, 'trainer');
    for (const person of [learner, elsewhere, otherTrainer]) {
      const reply = await (await api.as(person)).call(quizRoutes.positioning, { params });
      expect(reply.status).toBe(404);
    }
    expect((await api.stranger.call(quizRoutes.positioning, { params })).status).toBe(401);
  });
});
