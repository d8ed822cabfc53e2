import { cohortRoutes, quizRoutes, regradingRoutes as routes } from '@percolateur/contract';
import type { NewRegrading } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aLearnerOf, sit } from '../../../test/sitting';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AttemptResult } from '../../record/attempt-result.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionTally } from '../../record/question-tally.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizTally } from '../../record/quiz-tally.entity';
import { RecountService } from '../quiz/recount.service';

const quizId = 'evaluation';
const reason = 'La clé était fausse : c’est c qui est juste.';

describe('attempts marked anew', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let coordinator: Client;
  /** Six right then « c » at the seventh; seven right; seven right in another hub. */
  let gains: Awaited<ReturnType<typeof aLearnerOf>> & { attemptId: string };
  let loses: typeof gains;
  let elsewhere: typeof gains;
  let correctionId: string;

  beforeEach(async () => {
    api = await startApi();
    hub = await api.scene.organisation();
    cohort = await api.scene.cohort(hub, { status: 'running' });
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const other = await api.scene.cohort(await api.scene.organisation(), { status: 'running' });
    const sat = async (where: Cohort, right: number) => {
      const learner = await aLearnerOf(api, where);
      const attemptId = await sit(api, learner.client, where, quizId, right);
      return { ...learner, attemptId };
    };
    gains = await sat(cohort, 6);
    loses = await sat(cohort, 7);
    elsewhere = await sat(other, 6);
    correctionId = await correct('petit-cours/evaluation-7');
  });
  afterEach(() => api.stop());

  /** Publishes a correction: « c » is right and nothing else. */
  const correct = async (code: string) => {
    const { manager } = api.db;
    const wrong = await manager.findOneByOrFail(QuestionVersion, { question: { code } });
    const id = uuidv7();
    const content = structuredClone(wrong.content);
    if (content.kind === 'single') {
      content.choices = content.choices.map((each) => ({ ...each, right: each.id === 'c' }));
    }
    await manager.insert(QuestionVersion, {
      ...{ id, questionId: wrong.questionId, number: 2, content, correctsId: wrong.id },
      ...{ contentHash: 'corrigée', createdAt: new Date() },
    });
    const review = { id: uuidv7(), versionId: id, status: 'published' as const, at: new Date() };
    await manager.insert(QuestionReview, review);
    return id;
  };
  const at = (organisationId = hub.id) => ({ organisationId, versionId: correctionId });
  const preview = (client: Client, lowers = false, organisationId = hub.id) =>
    client.call(routes.preview, {
      params: at(organisationId),
      query: { lowers: lowers ? 'true' : 'false' },
    });
  const regrade = (client: Client, body: Partial<NewRegrading> = {}, organisationId = hub.id) =>
    client.call(routes.regrade, {
      params: at(organisationId),
      body: { id: uuidv7(), reason, lowers: false, ...body },
    });
  const read = async ({ client, attemptId }: typeof gains) =>
    (await client.call(quizRoutes.attempt, { params: { attemptId } })).body;
  const causes = async ({ attemptId }: typeof gains) =>
    (
      await api.db.manager.find(AttemptResult, { where: { attemptId }, order: { sequence: 'ASC' } })
    ).map(({ cause }) => cause);
  const tallies = async () => ({
    quizzes: await api.db.manager.find(QuizTally, { order: { scopeId: 'ASC' } }),
    questions: await api.db.manager.find(QuestionTally, {
      order: { scopeId: 'ASC', versionId: 'ASC' },
      where: {},
    }),
  });

  test('are shown before, and nothing has changed then', async () => {
    const before = await tallies();
    const { body } = await preview(coordinator);
    expect(body).toMatchObject({ more: 0, same: 0 });
    expect(body.changes).toHaveLength(2);
    const [up, down] = [gains, loses].map(({ attemptId }) =>
      body.changes.find((each) => each.attemptId === attemptId),
    );
    expect(up).toMatchObject({
      person: { id: gains.person.id },
      ...{ before: { points: 6, passed: false }, after: { points: 7, passed: true } },
      ...{ kept: false, certificates: [] },
    });
    expect(down).toMatchObject({
      ...{ before: { points: 7, passed: true }, after: { points: 6, passed: false }, kept: true },
    });
    expect(await causes(gains)).toEqual(['handed-in']);
    expect(await tallies()).toEqual(before);
  });

  test('take nothing from anybody, and tell those whose result changed why', async () => {
    const { body } = await regrade(coordinator);
    expect(body.changes.filter(({ kept }) => !kept)).toHaveLength(1);
    expect(await read(gains)).toMatchObject({
      result: { points: 7, passed: true },
      regraded: { reason, before: { points: 6, passed: false } },
    });
    expect(await read(loses)).toMatchObject({
      ...{ result: { points: 7, passed: true }, regraded: null },
    });
    expect(await causes(gains)).toEqual(['handed-in', 'regraded']);
    expect(await causes(loses)).toEqual(['handed-in']);
    expect(await causes(elsewhere)).toEqual(['handed-in']);
    const history = await coordinator.call(cohortRoutes.history, {
      params: { cohortId: cohort.id },
    });
    expect(JSON.stringify(history.body)).toContain('1\u00a0résultat revu');
  });

  test('lower somebody only where it is said, and the tallies stay what the evidence says', async () => {
    await regrade(coordinator, { lowers: true });
    expect(await read(loses)).toMatchObject({
      result: { points: 6, passed: false },
      regraded: { reason, before: { points: 7, passed: true } },
    });
    const kept = await tallies();
    await api.app.get(RecountService).recount();
    const told = ({ asked }: QuestionTally) => asked !== '0';
    const recounted = await tallies();
    expect(recounted.quizzes).toEqual(kept.quizzes);
    expect(recounted.questions).toEqual(kept.questions.filter(told));
  });

  test('are marked once, however often the same request comes', async () => {
    const id = uuidv7();
    const all = await Promise.all([1, 2, 3, 4].map(() => regrade(coordinator, { id })));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await regrade(coordinator);
    expect(await causes(gains)).toEqual(['handed-in', 'regraded']);
    const other = await regrade(coordinator, { id, lowers: true });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
  });

  test('are the right of coordinators in their hub, and of the nation everywhere', async () => {
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const statuses = (client: Client) =>
      Promise.all([preview(client), regrade(client)]).then((all) => all.map((each) => each.status));
    expect(await statuses(trainer)).toEqual([403, 403]);
    expect(await statuses(neighbour)).toEqual([404, 404]);
    expect(await statuses(gains.client)).toEqual([404, 404]);
    expect(await statuses(api.stranger)).toEqual([401, 401]);
    expect(await causes(gains)).toEqual(['handed-in']);
    const nation = await api.scene.organisation({ kind: 'national' });
    const admin = await api.as(await api.scene.staff(nation, 'admin'));
    expect((await regrade(admin, {}, nation.id)).status).toBe(200);
    expect(await causes(elsewhere)).toEqual(['handed-in', 'regraded']);
  });
});
