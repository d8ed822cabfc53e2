import { courseRoutes, learnerRoutes, quizRoutes, quizWindowRoutes } from '@percolateur/contract';
import type { AttemptView, NewQuizAct } from '@percolateur/contract';
import { questionKinds } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse, rightAnswerTo, rightOrder } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Cohort } from '../../record/cohort.entity';
import { CourseService } from '../course/course.service';

/** Every name and every value of a reply, however deep, but for what the learner gave. */
function everything(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [value];
  return Object.entries(value).flatMap(([name, each]) =>
    ['answer', 'standing'].includes(name) ? [] : [name, ...everything(each)],
  );
}

/** What only a question with its key, or its correction, has. */
const namesOfKeys = new Set([
  ...['right', 'share', 'explanation', 'chosen', 'why'],
  ...['key', 'whyNot', 'targetId', 'chosenId', 'place', 'tolerance', 'mistake', 'example'],
]);

/** Whether anything of the key is there: what is right, what it is worth, why. */
const tellsTheKey = (value: unknown) =>
  everything(value).some(
    (each) =>
      namesOfKeys.has(String(each)) ||
      /^(<p>)?(Pourquoi|Parce que|perceptron|la suite)/.test(String(each)),
  );

describe('the key of a quiz', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const aLearner = async () => {
    const cohort = await api.scene.cohort(await api.scene.organisation(), { status: 'running' });
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    return { cohort, client: await api.as(nadia) };
  };
  const read = async (client: Client, attemptId: string) =>
    (await client.call(quizRoutes.attempt, { params: { attemptId } })).body;
  /** Starts an attempt, answers so many questions rightly, and gives all that was received. */
  const sit = async (client: Client, { id: cohortId }: Cohort, quizId: string, right: number) => {
    const params = { cohortId, quizId };
    const { body } = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    const received: unknown[] = [body];
    for (const { id } of body.questions.slice(0, right)) {
      const saved = await client.call(quizRoutes.saveAnswer, {
        params: { attemptId: body.id, questionId: id },
        body: { id: uuidv7(), answer: rightAnswerTo(id), clientTime: body.startedAt },
      });
      received.push(saved.body);
    }
    received.push(await read(client, body.id));
    received.push((await client.call(quizRoutes.read, { params })).body);
    return { id: body.id, received };
  };
  const submit = async (client: Client, attemptId: string) =>
    (await client.call(quizRoutes.submit, { params: { attemptId } })).body;
  const close = (cohort: Cohort) =>
    api.db.manager.update(Cohort, { id: cohort.id }, { status: 'closed' });

  test('is in no page of the course', async () => {
    const { client, cohort } = await aLearner();
    const params = { cohortId: cohort.id };
    const pages = [
      await client.call(courseRoutes.programme, {}),
      await client.call(courseRoutes.outline, { params }),
      await client.call(courseRoutes.glossary, { params }),
      await client.call(learnerRoutes.today, { params }),
      await client.call(courseRoutes.lesson, { params: { ...params, lessonId: 'lecon-1-3' } }),
    ];
    for (const { status, body } of pages) {
      expect(status).toBe(200);
      expect(tellsTheKey(body)).toBe(false);
    }
  });

  test('of the final stays here until an attempt is passed; then every attempt shows it', async () => {
    const { client, cohort } = await aLearner();
    const first = await sit(client, cohort, 'evaluation', 6);
    expect(tellsTheKey(first.received)).toBe(false);
    const failed = await submit(client, first.id);
    expect(failed.result?.passed).toBe(false);
    expect(tellsTheKey(failed)).toBe(false);
    expect(failed.feedbackWhen).toMatch(/^La correction s’affichera/);
    const second = await sit(client, cohort, 'evaluation', 7);
    expect(tellsTheKey(second.received)).toBe(false);
    expect(tellsTheKey(await read(client, first.id))).toBe(false);
    const passed = await submit(client, second.id);
    expect(passed.feedback).toHaveLength(10);
    expect(passed.feedbackWhen).toBeNull();
    expect((await read(client, first.id)).feedback).toHaveLength(10);
  });

  test('of the final is shown with the last attempt, even failed', async () => {
    const { client, cohort } = await aLearner();
    for (let tries = 1; tries <= 3; tries += 1) {
      const { id, received } = await sit(client, cohort, 'evaluation', 1);
      expect(tellsTheKey(received)).toBe(false);
      expect(tellsTheKey(await submit(client, id))).toBe(tries === 3);
    }
  });

  test('of every kind stays here until then, then is shown', async () => {
    const { client, cohort } = await aLearner();
    const { id, received } = await sit(client, cohort, 'formes', Infinity);
    expect(tellsTheKey(received)).toBe(false);
    const [{ questions }] = received as [AttemptView];
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(questionKinds));
    for (const asked of questions.flatMap((each) => ('parts' in each ? each.parts : [each]))) {
      if (asked.kind !== 'ordering') continue;
      expect(asked.items.map((item) => item.id)).not.toEqual(rightOrder);
    }
    const handedIn = await submit(client, id);
    // Words of one’s own count once they are read.
    expect(handedIn.result).toMatchObject({ percent: 91, passed: true });
    expect(handedIn.feedback).toHaveLength(questions.length);
    const notYet = handedIn.feedback.filter(({ right }) => !right);
    expect(notYet.map(({ kind }) => kind)).toEqual(['open']);
  });

  test.each(['evaluation', 'positionnement'])(
    'of « %s » is shown when the cohort closes, and nothing may be answered from then on',
    async (quizId) => {
      const { client, cohort } = await aLearner();
      const { id, received } = await sit(client, cohort, quizId, 2);
      expect(tellsTheKey(received)).toBe(false);
      if (quizId === 'positionnement') expect(tellsTheKey(await submit(client, id))).toBe(false);
      await close(cohort);
      expect((await read(client, id)).feedback).toHaveLength(10);
      const late = await client.call(quizRoutes.saveAnswer, {
        params: { attemptId: id, questionId: `${quizId}-4` },
        body: {
          id: uuidv7(),
          answer: { kind: 'single', choiceId: 'a' },
          clientTime: '2026-11-24T09:00:00Z',
        },
      });
      expect(late.status).toBe(409);
    },
  );

  test.each(['evaluation', 'positionnement'])(
    'of « %s » is never kept for ever: a cancelled cohort and one that nobody closes show it too',
    async (quizId) => {
      const cancelled = await aLearner();
      const one = await sit(cancelled.client, cancelled.cohort, quizId, 2);
      await submit(cancelled.client, one.id);
      await api.db.manager.update(Cohort, { id: cancelled.cohort.id }, { status: 'cancelled' });
      expect((await read(cancelled.client, one.id)).feedback).toHaveLength(10);

      const forgotten = await aLearner();
      const other = await sit(forgotten.client, forgotten.cohort, quizId, 2);
      const before = api.clock.now();
      const ends = forgotten.cohort.halfDays.map(({ endsAt }) => endsAt.getTime());
      const day = 24 * 60 * 60_000;
      api.clock.set(new Date(Math.max(...ends) + 60 * day - 1));
      expect((await read(forgotten.client, other.id)).feedback).toHaveLength(0);
      api.clock.set(new Date(Math.max(...ends) + 60 * day));
      const late = await forgotten.client.call(quizRoutes.saveAnswer, {
        params: { attemptId: other.id, questionId: `${quizId}-4` },
        body: {
          id: uuidv7(),
          answer: { kind: 'single', choiceId: 'a' },
          clientTime: before.toISOString(),
        },
      });
      expect(late.problem.type).toBe('urn:percolateur:attempt-closed');
      expect((await read(forgotten.client, other.id)).feedback).toHaveLength(10);
      expect((await submit(forgotten.client, other.id)).status).toBe('submitted');
      api.clock.set(before);
    },
  );

  test('of training comes question by question, then whole once handed in', async () => {
    const { client, cohort } = await aLearner();
    const { id, received } = await sit(client, cohort, 'entrainement-1', 2);
    expect(tellsTheKey(received[0])).toBe(false);
    const view = await read(client, id);
    expect(view.feedback.map(({ questionId }) => questionId)).toEqual([
      'entrainement-1-1',
      'entrainement-1-2',
    ]);
    expect(tellsTheKey({ ...view, feedback: [] })).toBe(false);
    expect((await submit(client, id)).feedback).toHaveLength(5);
  });

  describe('of an evaluation with a clock', () => {
    /** A room whose final lasts thirty minutes and may be taken so many times. */
    const aTimedRoom = async (maxAttempts: number) => {
      const course = { ...aCourse(), slug: `cle-${uuidv7()}` };
      course.quizzes = course.quizzes.map((quiz) =>
        quiz.id === 'evaluation' ? { ...quiz, minutes: 30, maxAttempts } : quiz,
      );
      const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
      const { lucie, cohort } = await api.scene.ledCohort({ status: 'running', courseVersionId });
      const nadia = await api.scene.person();
      const { id: enrolmentId } = await api.scene.enrol(cohort, nadia);
      const params = { cohortId: cohort.id, quizId: 'evaluation' };
      const trainer = await api.as(lucie);
      return {
        ...{ cohort, enrolmentId, params, client: await api.as(nadia) },
        act: (body: NewQuizAct) => trainer.call(quizWindowRoutes.act, { params, body }),
      };
    };
    const later = (from: Date, minutes: number) =>
      api.clock.set(new Date(from.getTime() + minutes * 60_000));
    /** Answers one more question: what comes back, with the attempt and the quiz. */
    const everySide = async (
      { client, params }: Awaited<ReturnType<typeof aTimedRoom>>,
      attemptId: string,
    ) => [
      await client
        .call(quizRoutes.saveAnswer, {
          params: { attemptId, questionId: 'evaluation-9' },
          body: {
            ...{ id: uuidv7(), answer: rightAnswerTo('evaluation-9') },
            clientTime: api.clock.now().toISOString(),
          },
        })
        .then(({ body, problem }) => body ?? problem),
      await read(client, attemptId),
      (await client.call(quizRoutes.read, { params })).body,
      (await client.call(learnerRoutes.today, { params })).body,
    ];

    test('stays here while it is paused, and while late answers may still come', async () => {
      const room = await aTimedRoom(1);
      const from = api.clock.now();
      const { id, received } = await sit(room.client, room.cohort, 'evaluation', 3);
      expect(tellsTheKey(received)).toBe(false);
      await room.act({ id: uuidv7(), act: 'pause' });
      later(from, 40);
      expect(tellsTheKey(await everySide(room, id))).toBe(false);
      await room.act({ id: uuidv7(), act: 'resume' });
      // Its time is over, not yet the grace: it goes on.
      later(from, 71);
      const sides = await everySide(room, id);
      expect(sides[1]).toMatchObject({ status: 'started' });
      expect(tellsTheKey(sides)).toBe(false);
      api.clock.set(from);
    });

    test('stays here once it is handed in by itself, as long as an attempt remains', async () => {
      const room = await aTimedRoom(2);
      const from = api.clock.now();
      const { id } = await sit(room.client, room.cohort, 'evaluation', 3);
      later(from, 33);
      const sides = await everySide(room, id);
      expect(sides[1]).toMatchObject({ status: 'expired', attemptsLeft: 1 });
      expect(tellsTheKey(sides)).toBe(false);
      api.clock.set(from);
    });

    test('is taken back when a trainer gives one more attempt', async () => {
      const room = await aTimedRoom(1);
      const { client, cohort, enrolmentId } = room;
      const { id } = await sit(client, cohort, 'evaluation', 3);
      expect(tellsTheKey(await submit(client, id))).toBe(true);
      const reason = 'Le réseau est tombé.';
      await room.act({ id: uuidv7(), act: 'reopen', enrolmentId, reason });
      expect(tellsTheKey(await read(client, id))).toBe(false);
      const again = await sit(client, cohort, 'evaluation', 2);
      expect(tellsTheKey([...again.received, await everySide(room, id)])).toBe(false);
      expect(tellsTheKey(await submit(client, again.id))).toBe(true);
    });
  });
});
