import { pointUnits } from '@percolateur/domain';
import { aLearnerOf, sit } from '../../../test/sitting';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { QuestionTally } from '../../record/question-tally.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizTally } from '../../record/quiz-tally.entity';
import { RecountService } from './recount.service';

describe('the tallies of a cohort', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const aCohort = async () =>
    api.scene.cohort(await api.scene.organisation(), { status: 'running' });
  const aLearner = async (cohort: Cohort) => (await aLearnerOf(api, cohort)).client;
  const kept = async () => {
    const order = { scopeId: 'ASC', quizId: 'ASC', form: 'ASC' } as const;
    const { manager } = api.db;
    return {
      quizzes: await manager.find(QuizTally, { order }),
      questions: await manager.find(QuestionTally, { order: { ...order, versionId: 'ASC' } }),
    };
  };

  test('are what counting them again from the evidence gives, whatever happened at once', async () => {
    const cohorts = [await aCohort(), await aCohort()];
    await Promise.all(
      cohorts.flatMap((cohort) =>
        Array.from({ length: 6 }, async (_, index) => {
          const client = await aLearner(cohort);
          await sit(api, client, cohort, 'positionnement', index);
          await sit(api, client, cohort, 'evaluation', 1 + index);
          await sit(api, client, cohort, 'formes', 2 + index);
          await sit(api, client, cohort, 'evaluation', 9);
        }),
      ),
    );
    const before = await kept();
    expect(before.quizzes).toHaveLength(12);
    expect(before.questions).toHaveLength(124);
    expect(await api.app.get(RecountService).recount()).toBe(36);
    expect(await kept()).toEqual(before);
  });

  test('count first attempts alone, choice by choice, with the time that each question took', async () => {
    const cohort = await aCohort();
    for (const right of [1, 2, 4]) {
      const client = await aLearner(cohort);
      await sit(api, client, cohort, 'entrainement-1', right);
      await sit(api, client, cohort, 'entrainement-1', 5);
    }
    const quiz = await api.db.manager.findOneByOrFail(QuizTally, { scopeId: cohort.id });
    expect(quiz).toMatchObject({ attempts: '3', points: String(7 * pointUnits) });
    const questions = await api.db.manager.find(QuestionTally, {
      where: { scopeId: cohort.id },
      relations: { version: true },
    });
    const second = questions.find(({ version }) => version?.content.id === 'entrainement-1-2');
    expect(second).toMatchObject({
      ...{ asked: '3', answered: '3', whole: '2', seconds: '60' },
      ...{ share: String(2 * pointUnits), rest: String(5 * pointUnits), picks: ['2', '0', '1'] },
      shareRest: String(4 * pointUnits ** 2),
    });
  });

  test('are counted once from what was marked before there were any', async () => {
    const cohort = await aCohort();
    const attemptId = await sit(api, await aLearner(cohort), cohort, 'evaluation', 4);
    await api.db.manager.update(QuizAttempt, { id: attemptId }, { sheet: [] });
    const before = await kept();
    await api.asOwner('truncate quiz_tally, question_tally');
    await api.app.get(RecountService).recountOnce();
    expect(await kept()).toEqual(before);
    await api.app.get(RecountService).recountOnce();
    expect(await kept()).toEqual(before);
  });
});
