import { cohortRoutes, quizRoutes, readingRoutes } from '@percolateur/contract';
import type { AttemptView, OpenAnswer } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { aLearnerOf, sit } from '../../../test/sitting';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AttemptResult } from '../../record/attempt-result.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizTally } from '../../record/quiz-tally.entity';
import { RecountService } from '../quiz/recount.service';

const all = aCourse().quizzes.find(({ id }) => id === 'formes')!.questions.length;

describe('an answer in one’s own words', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let trainer: Client;
  let nadia: Awaited<ReturnType<typeof aLearnerOf>>;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    const led = await api.scene.ledCohort({ status: 'running' });
    ({ hub, cohort } = led);
    trainer = await api.as(led.lucie);
    nadia = await aLearnerOf(api, cohort);
  });

  const params = () => ({ cohortId: cohort.id });
  const list = async (client = trainer) =>
    (await client.call(readingRoutes.list, { params: params() })).body.answers;
  const read = (
    { answerId, reading }: Pick<OpenAnswer, 'answerId' | 'reading'>,
    levels: Record<string, number>,
    { client = trainer, ...fields }: { client?: Client; id?: string; comment?: string } = {},
  ) =>
    client.call(readingRoutes.read, {
      params: params(),
      body: {
        ...{ id: uuidv7(), answerId, levels, comment: '', afterId: reading?.id ?? null },
        ...fields,
      },
    });
  const attempt = async (attemptId: string, client = nadia.client): Promise<AttemptView> =>
    (await client.call(quizRoutes.attempt, { params: { attemptId } })).body;

  test('stands apart from the evidence, and comes back whole to who wrote it', async () => {
    const quiz = { ...params(), quizId: 'formes' };
    const { body } = await nadia.client.call(quizRoutes.start, {
      params: quiz,
      body: { id: uuidv7() },
    });
    const save = (id: string, text: string, clientTime = api.clock.now().toISOString()) =>
      nadia.client.call(quizRoutes.saveAnswer, {
        params: { attemptId: body.id, questionId: 'formes-pas' },
        body: { id, answer: { kind: 'open', text }, clientTime },
      });
    const [first, second] = [uuidv7(), uuidv7()];
    const receipt = await save(first, 'Inviter Paul.');
    expect(receipt.body.standing).toEqual({ kind: 'open', text: 'Inviter Paul.' });
    expect((await save(first, 'Inviter Paul.')).body).toEqual(receipt.body);
    expect((await save(first, 'Autre chose.')).problem.type).toContain('id-reused');
    const late = new Date(api.clock.now().getTime() - 60_000).toISOString();
    expect((await save(second, 'Plus ancien.', late)).body.standing).toEqual({
      ...{ kind: 'open', text: 'Inviter Paul.' },
    });
    const [{ response }] = await api.db.manager.findBy(QuizAnswer, { id: first });
    expect(response).toEqual({ kind: 'open', text: '' });
    const apart = { evidenceId: first };
    expect(await api.db.manager.findBy(PersonalData, apart)).toMatchObject([
      { personId: nadia.person.id, content: { text: 'Inviter Paul.' } },
    ]);
    const { answers } = await attempt(body.id);
    expect(answers).toMatchObject([{ answer: { text: 'Inviter Paul.' } }]);
  });

  test('is worth nothing until it is read, then what was seen, and says what was said', async () => {
    const id = await sit(api, nadia.client, cohort, 'formes', all);
    const before = await attempt(id);
    expect(before).toMatchObject({ unread: 1, comments: [], result: { points: all - 1 } });
    const [answer] = await list();
    expect(answer).toMatchObject({
      ...{ text: 'Inviter une collègue.', quizTitle: 'De toutes les formes', reading: null },
      ...{ firstName: nadia.person.firstName, prompt: '<p>Que dire\u00a0?</p>' },
    });
    api.clock.advance({ minutes: 1 });
    const { body } = await read(
      answer,
      { pas: 2, date: 1 },
      { comment: 'Précis, et fixez le jour.' },
    );
    expect(body.answers).toMatchObject([
      { reading: { levels: { pas: 2, date: 1 }, comment: 'Précis, et fixez le jour.' } },
    ]);
    const after = await attempt(id);
    expect(after).toMatchObject({ unread: 0, result: { points: all - 0.25 } });
    expect(after.comments).toMatchObject([
      { questionId: 'formes-pas', text: 'Précis, et fixez le jour.' },
    ]);
    expect(after.feedback.find(({ kind }) => kind === 'open')).toMatchObject({
      share: 0.75,
      criteria: [{ level: 2 }, { level: 1 }],
    });
    const results = await api.db.manager.find(AttemptResult, {
      where: { attemptId: id },
      order: { sequence: 'ASC' },
    });
    expect(results.map(({ cause }) => cause)).toEqual(['handed-in', 'read']);
    const tallies = () => api.db.manager.findBy(QuizTally, { scopeId: cohort.id });
    const kept = await tallies();
    await api.app.get(RecountService).recount();
    expect(await tallies()).toEqual(kept);
  });

  test('is read again to more, never to less, and by one reader at a time', async () => {
    await sit(api, nadia.client, cohort, 'formes', all);
    const [answer] = await list();
    const id = uuidv7();
    const first = await read(answer, { pas: 1, date: 1 }, { id });
    expect((await read(answer, { pas: 1, date: 1 }, { id })).body).toEqual(first.body);
    expect((await read(answer, { pas: 2, date: 2 }, { id })).problem.type).toContain('id-reused');
    expect((await read(answer, { pas: 2, date: 2 })).problem.type).toContain('stale-edit');
    const [seen] = await list();
    const lower = await read(seen, { pas: 1, date: 0 });
    expect([lower.status, lower.problem.type]).toEqual([
      409,
      expect.stringContaining('reading-lowers'),
    ]);
    const other = await api.as(await api.scene.staff(hub, 'coordinator'));
    const both = await Promise.all([
      read(seen, { pas: 2, date: 1 }),
      read(seen, { pas: 1, date: 2 }, { client: other }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await other.call(cohortRoutes.history, { params: params() });
    expect(body.slice(0, 2).map(({ text }) => text)).toEqual(
      ['relue', 'lue'].map(
        (done) => `${nadia.person.firstName} ${nadia.person.lastName}\u00a0: réponse libre ${done}`,
      ),
    );
  });

  test('is marked with its own grid, whole', async () => {
    await sit(api, nadia.client, cohort, 'formes', all);
    const [answer] = await list();
    const wrong: Record<string, number>[] = [
      ...[{}, { pas: 1 }, { pas: 3, date: 0 }, { pas: 1, date: 1, autre: 1 }],
    ];
    for (const levels of wrong) {
      expect((await read(answer, levels)).problem.type).toContain('answer-invalid');
    }
    expect((await read({ ...answer, answerId: uuidv7() }, { pas: 1, date: 1 })).status).toBe(404);
  });

  test('makes pass who was a reading short of it', async () => {
    // Nothing but what counts once read, in a course that asks it.
    const course = aCourse();
    const final = course.quizzes.find(({ id }) => id === 'formes')!;
    final.questions = final.questions.filter(({ kind }) => kind === 'open');
    course.slug = `lecture-${uuidv7()}`;
    course.completion = { ...course.completion, finalQuizId: 'formes' };
    const courseVersionId = (await api.scene.courseVersion(course)).id;
    const led = await api.scene.ledCohort({ status: 'running', courseVersionId });
    cohort = led.cohort;
    trainer = await api.as(led.lucie);
    nadia = await aLearnerOf(api, cohort);
    const id = await sit(api, nadia.client, cohort, 'formes', 1);
    expect((await attempt(id)).result).toMatchObject({ percent: 0, passed: false });
    const [answer] = await list();
    await read(answer, { pas: 2, date: 1 });
    expect((await attempt(id)).result).toMatchObject({ percent: 75, passed: true });
  });

  test('is nobody else’s to see, and is not one’s own to mark', async () => {
    await sit(api, nadia.client, cohort, 'formes', all);
    const [answer] = await list();
    const victor = await api.as(await api.scene.staff(hub, 'trainer'));
    const outsider = await api.as((await api.scene.ledCohort()).lucie);
    for (const client of [victor, outsider, nadia.client]) {
      expect((await client.call(readingRoutes.list, { params: params() })).status).toBe(404);
      expect((await read(answer, { pas: 2, date: 2 }, { client })).status).toBe(404);
    }
    expect((await read(answer, { pas: 2, date: 2 }, { client: api.stranger })).status).toBe(401);
    const elsewhere = await api.scene.ledCohort({ status: 'running' });
    const beside = await api.as(elsewhere.lucie);
    const reached = await beside.call(readingRoutes.read, {
      params: { cohortId: elsewhere.cohort.id },
      body: {
        ...{ id: uuidv7(), answerId: answer.answerId, levels: { pas: 2, date: 2 } },
        ...{ comment: '', afterId: null },
      },
    });
    expect(reached.status).toBe(404);
  });

  test('of training, the last attempt alone is read', async () => {
    const course = aCourse();
    course.slug = `entrainement-${uuidv7()}`;
    const [training] = course.quizzes.filter(({ kind }) => kind === 'training');
    const open = course.quizzes
      .flatMap(({ questions }) => questions)
      .find(({ kind }) => kind === 'open')!;
    training.questions = [{ ...open, id: 'entrainement-pas' }];
    const courseVersionId = (await api.scene.courseVersion(course)).id;
    const led = await api.scene.ledCohort({ status: 'running', courseVersionId });
    cohort = led.cohort;
    trainer = await api.as(led.lucie);
    nadia = await aLearnerOf(api, cohort);
    for (const text of ['Un premier pas.', 'Un meilleur pas.']) {
      await sit(api, nadia.client, cohort, training.id, [{ kind: 'open', text }]);
    }
    expect(await list()).toMatchObject([{ text: 'Un meilleur pas.', attemptNumber: 2 }]);
  });
});
