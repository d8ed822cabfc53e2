import { cohortRoutes, quizRoutes, regradingRoutes as routes } from '@percolateur/contract';
import type { NewRegrading } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { answerTo } from '../../../test/course';
import { aLearnerOf, sit } from '../../../test/sitting';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AttemptResult } from '../../record/attempt-result.entity';
import { Certificate } from '../../record/certificate.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionTally } from '../../record/question-tally.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizTally } from '../../record/quiz-tally.entity';
import { Regrading } from '../../record/regrading.entity';
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
  const decide = (client: Client, body: Partial<NewRegrading>, organisationId = hub.id) =>
    client.call(routes.regrade, {
      params: at(organisationId),
      body: { id: uuidv7(), reason, lowers: false, cohorts: [], ...body },
    });
  /** Marks anew what the preview shows. */
  const regrade = async (client: Client, body: Partial<NewRegrading> = {}, where = hub.id) => {
    const shown = await preview(client, body.lowers, where);
    const cohorts = shown.body.cohorts.map(({ cohort: { id }, seen }) => ({ id, seen }));
    return decide(client, { cohorts, ...body }, where);
  };
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
    expect(body).toMatchObject({ total: 1, next: null, decided: [] });
    expect(body.cohorts).toMatchObject([{ cohort: { id: cohort.id }, same: 0 }]);
    const changes = body.cohorts[0]!.changes;
    expect(changes).toHaveLength(2);
    const [up, down] = [gains, loses].map(({ attemptId }) =>
      changes.find((each) => each.attemptId === attemptId),
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
    expect((await regrade(coordinator)).status).toBe(204);
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
    const { body } = await preview(coordinator);
    const cohorts = body.cohorts.map(({ cohort: { id }, seen }) => ({ id, seen }));
    const all = await Promise.all([1, 2, 3, 4].map(() => decide(coordinator, { id, cohorts })));
    expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await causes(gains)).toEqual(['handed-in', 'regraded']);
    const other = await decide(coordinator, { id, cohorts, lowers: true });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
    expect((await preview(coordinator)).body.decided).toMatchObject([
      { id, reason, lowers: false, attempts: 1 },
    ]);
  });

  test('are marked only as they were shown', async () => {
    const late = await aLearnerOf(api, cohort);
    const params = { cohortId: cohort.id, quizId };
    const begun = await late.client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    const attemptId = begun.body.id;
    await late.client.call(quizRoutes.saveAnswer, {
      params: { attemptId, questionId: 'evaluation-5' },
      body: {
        ...{ id: uuidv7(), answer: answerTo('evaluation-5', 'c') },
        clientTime: api.clock.now().toISOString(),
      },
    });
    correctionId = await correct('petit-cours/evaluation-5');
    const { body } = await preview(coordinator, true);
    const cohorts = body.cohorts.map(({ cohort: { id }, seen }) => ({ id, seen }));
    const stale = async (given: Partial<NewRegrading>) => {
      const { status, problem } = await decide(coordinator, { cohorts, ...given });
      expect([status, problem.type]).toEqual([409, 'urn:percolateur:regrading-stale']);
    };
    // Decided that nobody loses, after seeing what happens when some do.
    await stale({ lowers: false });
    await late.client.call(quizRoutes.submit, { params: { attemptId } });
    await stale({ lowers: true });
    expect(await causes(loses)).toEqual(['handed-in']);
    expect(await api.db.manager.count(Regrading)).toBe(0);
    expect((await regrade(coordinator, { lowers: true })).status).toBe(204);
    // What somebody decided meanwhile has changed what was shown too.
    await stale({ lowers: true });
    expect(await causes(loses)).toEqual(['handed-in', 'regraded']);
  });

  test('are looked at some cohorts at a time', async () => {
    const fifth = [null, null, null, null, answerTo('evaluation-5', 'c')];
    for (let count = 0; count < 20; count += 1) {
      const another = await api.scene.cohort(hub, { status: 'running' });
      await sit(api, (await aLearnerOf(api, another)).client, another, quizId, fifth);
    }
    correctionId = await correct('petit-cours/evaluation-5');
    const first = (await preview(coordinator)).body;
    expect(first).toMatchObject({ total: 21, next: first.cohorts.at(-1)?.cohort.id });
    expect(first.cohorts).toHaveLength(20);
    const { body } = await coordinator.call(routes.preview, {
      ...{ params: at(), query: { lowers: 'false', after: first.next! } },
    });
    expect(body).toMatchObject({ total: 21, next: null });
    const ids = [...first.cohorts, ...body.cohorts].map((each) => each.cohort.id);
    expect(new Set(ids).size).toBe(21);
  });

  test('are counted, and nobody is named, where they only prepare', async () => {
    const learner = await aLearnerOf(api, cohort);
    const attemptId = await sit(api, learner.client, cohort, 'positionnement', 0);
    const code = 'petit-cours/positionnement-1';
    correctionId = await correct(code);
    const { body } = await preview(coordinator);
    expect(body.cohorts).toMatchObject([{ changes: [], others: 1, same: 0 }]);
    expect(JSON.stringify(body)).not.toContain(learner.person.lastName);
    await regrade(coordinator);
    expect(await causes({ ...learner, attemptId })).toEqual(['handed-in', 'regraded']);
    expect(await read({ ...learner, attemptId })).toMatchObject({ result: null, regraded: null });
  });

  test('name the documents in force, and change none', async () => {
    const { manager } = api.db;
    const facts = { learner: gains.person.id, trainers: [], issuedBy: gains.person.id };
    await manager.insert(Certificate, {
      ...{ id: uuidv7(), enrolmentId: gains.enrolment.id, organisationId: hub.id },
      ...{ kind: 'attestation', version: 1, number: '2026-0001', code: 'CODE', factsHash: '' },
      ...{ facts: facts as unknown as Certificate['facts'], sealed: {}, issuedAt: new Date() },
    });
    const before = await manager.find(Certificate);
    const { body } = await preview(coordinator);
    const shown = body.cohorts[0]!.changes.find(({ attemptId }) => attemptId === gains.attemptId);
    expect(shown?.certificates).toEqual([{ kind: 'attestation', number: '2026-0001' }]);
    await regrade(coordinator);
    expect(await manager.find(Certificate)).toEqual(before);
  });

  test('are the right of coordinators in their hub, and of the nation everywhere', async () => {
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    const statuses = (client: Client) =>
      Promise.all([preview(client), decide(client, { cohorts: shown })]).then((all) =>
        all.map((each) => each.status),
      );
    const shown = (await preview(coordinator)).body.cohorts.map(({ cohort: { id }, seen }) => ({
      ...{ id, seen },
    }));
    expect(await statuses(trainer)).toEqual([403, 403]);
    expect(await statuses(neighbour)).toEqual([404, 404]);
    expect(await statuses(gains.client)).toEqual([404, 404]);
    expect(await statuses(api.stranger)).toEqual([401, 401]);
    expect(await causes(gains)).toEqual(['handed-in']);
    const nation = await api.scene.organisation({ kind: 'national' });
    const admin = await api.as(await api.scene.staff(nation, 'admin'));
    const all = (await preview(admin, false, nation.id)).body.cohorts;
    const theirs = all.find(({ changes }) => changes[0]?.attemptId === elsewhere.attemptId)!;
    // A cohort of another hub is none of ours.
    const given = { cohorts: [{ id: theirs.cohort.id, seen: theirs.seen }] };
    expect((await decide(coordinator, given)).status).toBe(404);
    expect((await regrade(admin, {}, nation.id)).status).toBe(204);
    expect(await causes(elsewhere)).toEqual(['handed-in', 'regraded']);
  });
});
