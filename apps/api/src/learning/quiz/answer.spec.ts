import { quizRoutes } from '@percolateur/contract';
import type { Answer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse, answerTo, rightAnswerTo } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { CourseService } from '../course/course.service';

describe('an answer', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const anAttempt = async (quizId: string) => {
    const cohort = await api.scene.cohort(await api.scene.organisation(), { status: 'running' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    const id = uuidv7();
    const params = { cohortId: cohort.id, quizId };
    await client.call(quizRoutes.start, { params, body: { id } });
    return { id, client, nadia, cohort, enrolment, questionId: `${quizId}-1` };
  };
  const now = '2026-11-24T09:00:00+01:00';
  const save = (
    client: Client,
    attemptId: string,
    questionId: string,
    choiceIds: string[],
    id = uuidv7(),
    clientTime = now,
  ) =>
    client.call(quizRoutes.saveAnswer, {
      params: { attemptId, questionId },
      body: { id, answer: answerTo(questionId, ...choiceIds), clientTime },
    });
  const kept = (attemptId: string) =>
    api.db.manager.find(QuizAnswer, { where: { attemptId }, order: { sequence: 'ASC' } });

  test('is received once, however many times it arrives', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    const answerId = uuidv7();
    const taps = await Promise.all(
      Array.from({ length: 5 }, () => save(client, id, questionId, ['b'], answerId)),
    );
    const first = taps[0].body;
    api.clock.advance({ minutes: 1 });
    const replay = await save(client, id, questionId, ['b'], answerId);
    for (const each of [...taps, replay]) {
      expect(each.status).toBe(200);
      expect(each.body).toEqual(first);
    }
    expect(await kept(id)).toMatchObject([
      { id: answerId, response: { kind: 'single', choiceId: 'b' }, locked: false },
    ]);
  });

  test('under an id that served for something else is refused', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    const answerId = uuidv7();
    await save(client, id, questionId, ['b'], answerId);
    for (const [question, choices] of [
      [questionId, ['a']],
      ['evaluation-2', ['b']],
    ] as const) {
      const reused = await save(client, id, question, [...choices], answerId);
      expect(reused.problem.type).toBe('urn:percolateur:id-reused');
    }
    const other = await anAttempt('evaluation');
    expect((await save(other.client, other.id, questionId, ['b'], answerId)).status).toBe(409);
    expect(await kept(other.id)).toEqual([]);
  });

  test('may be changed before handing in; every one is kept, the last counts', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    await save(client, id, questionId, ['b']);
    await save(client, id, questionId, ['a']);
    const responses = (await kept(id)).map(({ response }) => response);
    expect(responses).toEqual([answerTo(questionId, 'b'), answerTo(questionId, 'a')]);
    const { body } = await client.call(quizRoutes.submit, { params: { attemptId: id } });
    expect(body.result?.points).toBe(1);
  });

  describe('of two to one question, the one chosen last stands', () => {
    const at = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();
    const standing = async (client: Client, attemptId: string) => {
      const { body } = await client.call(quizRoutes.attempt, { params: { attemptId } });
      return body.answers.map(({ answer }) => answer);
    };
    const chosen = answerTo('evaluation-1', 'c');

    test('also when the other was stuck on its way; both are kept', async () => {
      const { id, client, questionId } = await anAttempt('evaluation');
      const newer = await save(client, id, questionId, ['c'], uuidv7(), at(5));
      expect(newer.body.standing).toEqual(chosen);
      const stuck = await save(client, id, questionId, ['a'], uuidv7(), at(1));
      expect(stuck.status).toBe(200);
      expect(stuck.body.standing).toEqual(chosen);
      expect(await standing(client, id)).toEqual([chosen]);
      expect(await kept(id)).toHaveLength(2);
      const { body } = await client.call(quizRoutes.submit, { params: { attemptId: id } });
      expect(body.result?.points).toBe(0);
    });

    test('also when an answer is taken back meanwhile', async () => {
      const { id, client, questionId } = await anAttempt('evaluation');
      await save(client, id, questionId, [], uuidv7(), at(5));
      const stuck = await save(client, id, questionId, ['a'], uuidv7(), at(1));
      expect(stuck.body.standing).toBeNull();
      expect(await standing(client, id)).toEqual([null]);
    });

    test('whichever tab it came from, and whichever hands in', async () => {
      const { id, client, nadia, questionId } = await anAttempt('evaluation');
      const other = await api.as(nadia);
      await save(client, id, questionId, ['b'], uuidv7(), at(1));
      await save(other, id, questionId, ['a'], uuidv7(), at(60));
      const replay = await save(client, id, 'evaluation-2', ['a'], uuidv7(), at(70));
      expect(replay.status).toBe(200);
      const { body } = await client.call(quizRoutes.submit, { params: { attemptId: id } });
      expect(body.result?.points).toBe(2);
    });

    test('and the receipt of one that arrives again says so too', async () => {
      const { id, client, questionId } = await anAttempt('evaluation');
      const first = uuidv7();
      await save(client, id, questionId, ['a'], first, at(1));
      await save(client, id, questionId, ['c'], uuidv7(), at(5));
      const again = await save(client, id, questionId, ['a'], first, at(1));
      expect(again.body.standing).toEqual(chosen);
    });

    test.each([
      ['years ahead', '2031-01-01T00:00:00Z'],
      ['years behind', '2001-01-01T00:00:00Z'],
    ])('by order of arrival where the clock of a device is %s', async (_, wrong) => {
      const { id, client, questionId } = await anAttempt('evaluation');
      await save(client, id, questionId, ['a'], uuidv7(), wrong);
      api.clock.set(at(30));
      await save(client, id, questionId, ['b'], uuidv7(), at(20));
      api.clock.set(at(60));
      await save(client, id, questionId, ['c'], uuidv7(), wrong);
      expect(await standing(client, id)).toEqual([chosen]);
      api.clock.set(now);
    });
  });

  test('that changes as no hand does waits a while; the last one received is kept', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    for (let change = 0; change < 30; change += 1) {
      expect((await save(client, id, questionId, ['abc'.charAt(change % 3)])).status).toBe(200);
    }
    const refused = await save(client, id, questionId, ['a']);
    expect(refused.status).toBe(429);
    expect(refused.problem.type).toBe('urn:percolateur:too-many-changes');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await save(client, id, 'evaluation-2', ['a'])).status).toBe(200);
    api.clock.advance({ minutes: 2 });
    expect((await save(client, id, questionId, ['a'])).status).toBe(200);
    api.clock.set(now);
  });

  test('that is not among the choices is refused', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    const others: Answer[] = [
      { kind: 'single', choiceId: 'z' },
      { kind: 'multiple', choiceIds: ['a'] },
    ];
    for (const answer of others) {
      const { problem } = await client.call(quizRoutes.saveAnswer, {
        params: { attemptId: id, questionId },
        body: { id: uuidv7(), answer, clientTime: now },
      });
      expect(problem.type).toBe('urn:percolateur:answer-invalid');
    }
    const twice = await save(client, id, 'evaluation-3', ['a', 'a']);
    expect(twice.problem.type).toBe('urn:percolateur:answer-invalid');
    expect((await save(client, id, 'entrainement-1-1', ['a'])).status).toBe(404);
    expect(await kept(id)).toEqual([]);
  });

  test('arriving after the handing in is refused; one received before is still acknowledged', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    const answerId = uuidv7();
    const first = await save(client, id, questionId, ['a'], answerId);
    await client.call(quizRoutes.submit, { params: { attemptId: id } });
    const late = await save(client, id, questionId, ['b']);
    expect(late.problem.type).toBe('urn:percolateur:attempt-closed');
    const replay = await save(client, id, questionId, ['a'], answerId);
    expect(replay.body).toEqual(first.body);
    expect(await kept(id)).toHaveLength(1);
  });

  test('that crosses the handing in is either counted or refused, never kept for nothing', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, client, questionId } = await anAttempt('evaluation');
      const [saved, handedIn] = await Promise.all([
        save(client, id, questionId, ['a']),
        client.call(quizRoutes.submit, { params: { attemptId: id } }),
      ]);
      expect(handedIn.body.result?.points).toBe(saved.status === 200 ? 1 : 0);
      expect(await kept(id)).toHaveLength(saved.status === 200 ? 1 : 0);
    }
  });

  test('is refused once the cohort is closed or the learner withdrawn', async () => {
    const { id, client, cohort, enrolment, questionId } = await anAttempt('evaluation');
    await api.db.manager.update(Cohort, { id: cohort.id }, { status: 'closed' });
    const closed = await save(client, id, questionId, ['a']);
    expect(closed.problem.type).toBe('urn:percolateur:attempt-closed');
    await api.db.manager.update(Cohort, { id: cohort.id }, { status: 'running' });
    await api.db.manager.update(Enrolment, { id: enrolment.id }, { status: 'withdrawn' });
    expect((await save(client, id, questionId, ['a'])).status).toBe(404);
    expect(await kept(id)).toEqual([]);
  });

  test('to somebody else’s attempt is not found, also when the attempt was just used', async () => {
    const { id, client, questionId } = await anAttempt('evaluation');
    await save(client, id, questionId, ['a']);
    const other = await anAttempt('evaluation');
    expect((await save(other.client, id, questionId, ['b'])).status).toBe(404);
    expect((await save(api.stranger, id, questionId, ['b'])).status).toBe(401);
    expect(await kept(id)).toHaveLength(1);
  });

  describe('in training', () => {
    test('comes back corrected, alone', async () => {
      const { id, client } = await anAttempt('entrainement-1');
      const { body } = await save(client, id, 'entrainement-1-3', ['a']);
      expect(body.feedback).toEqual({
        kind: 'multiple',
        questionId: 'entrainement-1-3',
        share: 0.5,
        right: false,
        why: '1\u00a0bonne réponse sur 2.',
        explanation: '<p>Parce que.</p>',
        choices: [
          { id: 'a', right: true, chosen: true, explanation: '<p>Pourquoi a.</p>' },
          { id: 'b', right: true, chosen: false, explanation: '<p>Pourquoi b.</p>' },
          { id: 'c', right: false, chosen: false, explanation: '<p>Pourquoi c.</p>' },
        ],
      });
      const view = await client.call(quizRoutes.attempt, { params: { attemptId: id } });
      expect(view.body.feedback.map(({ questionId }) => questionId)).toEqual(['entrainement-1-3']);
    });

    test('locks when it is whole, or when the person leaves it as it is', async () => {
      const course = { ...aCourse(), slug: `entier-${uuidv7()}` };
      course.quizzes = course.quizzes.map((quiz) =>
        quiz.id === 'formes'
          ? { ...quiz, kind: 'training', passPercent: null, maxAttempts: null }
          : quiz,
      );
      const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
      const { cohort } = await api.scene.ledCohort({ status: 'running', courseVersionId });
      const nadia = await api.scene.person();
      await api.scene.enrol(cohort, nadia);
      const client = await api.as(nadia);
      const attemptId = uuidv7();
      await client.call(quizRoutes.start, {
        params: { cohortId: cohort.id, quizId: 'formes' },
        body: { id: attemptId },
      });
      const pairs = [{ itemId: 'jeu', targetId: 'jeu-long' }];
      const give = (fields: object = {}) =>
        client.call(quizRoutes.saveAnswer, {
          params: { attemptId, questionId: 'formes-paires' },
          body: { id: uuidv7(), answer: { kind: 'matching', pairs }, clientTime: now, ...fields },
        });
      const refused = await give();
      expect([refused.status, refused.problem.type]).toEqual([
        422,
        'urn:percolateur:answer-incomplete',
      ]);
      expect(await kept(attemptId)).toEqual([]);
      const left = await give({ asItIs: true });
      expect(left.body.feedback).toMatchObject({ share: 0.5 });
      expect(await kept(attemptId)).toMatchObject([{ locked: true }]);
      // Where it may still be changed, an answer is kept as it comes.
      const final = await anAttempt('formes');
      const part = await final.client.call(quizRoutes.saveAnswer, {
        params: { attemptId: final.id, questionId: 'formes-paires' },
        body: { id: uuidv7(), answer: { kind: 'matching', pairs }, clientTime: now },
      });
      expect(part.status).toBe(200);
    });

    test('is locked: what the correction taught does not change it', async () => {
      const { id, client, questionId } = await anAttempt('entrainement-1');
      await save(client, id, questionId, ['b']);
      const again = await client.call(quizRoutes.saveAnswer, {
        params: { attemptId: id, questionId },
        body: { id: uuidv7(), answer: rightAnswerTo(questionId), clientTime: now },
      });
      expect(again.problem.type).toBe('urn:percolateur:answer-locked');
      const { body } = await client.call(quizRoutes.submit, { params: { attemptId: id } });
      expect(body.result?.points).toBe(0);
    });

    test('given differently by two devices at once is locked once', async () => {
      const { id, client, nadia, questionId } = await anAttempt('entrainement-1');
      const phone = await api.as(nadia);
      const replies = await Promise.all([
        save(client, id, questionId, ['a']),
        save(phone, id, questionId, ['b']),
        save(client, id, questionId, ['c']),
      ]);
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await kept(id)).toHaveLength(1);
    });
  });

  describe('how sure one is', () => {
    const begin = async (quizId: string, questionId: string) => {
      const { cohort } = await api.scene.ledCohort({ status: 'running' });
      const person = await api.scene.person();
      await api.scene.enrol(cohort, person);
      const client = await api.as(person);
      const params = { cohortId: cohort.id, quizId };
      const { body } = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
      const where = { params: { attemptId: body.id, questionId } };
      const answer = answerTo(questionId, 'b');
      const say = (certainty: 'sure' | 'not' | null, more: object = {}) =>
        client.call(quizRoutes.saveAnswer, {
          ...where,
          body: { id: uuidv7(), answer, certainty, clientTime: body.startedAt, ...more },
        });
      const read = async () =>
        (await client.call(quizRoutes.attempt, { params: { attemptId: body.id } })).body;
      return { say, read };
    };

    test('is kept with a positioning answer, and changing it is a new answer', async () => {
      const { say, read } = await begin('positionnement', 'positionnement-1');
      expect((await read()).quiz.certainty).toBe(true);
      const id = uuidv7();
      expect((await say('sure', { id })).body.certainty).toBe('sure');
      expect((await say('sure', { id })).body.certainty).toBe('sure');
      expect((await say('not', { id })).problem.type).toContain('id-reused');
      expect((await say('not')).body.certainty).toBe('not');
      expect((await read()).answers).toMatchObject([{ certainty: 'not' }]);
      expect((await say('sure', { answer: null })).body.certainty).toBeNull();
    });

    test('is never kept where it is not asked', async () => {
      const { say, read } = await begin('evaluation', 'evaluation-1');
      expect((await read()).quiz.certainty).toBe(false);
      expect((await say('sure')).body.certainty).toBeNull();
      expect((await read()).answers).toMatchObject([{ certainty: null }]);
    });
  });
});
