import {
  bankRoutes,
  courseRoutes,
  learnerRoutes,
  quizPlanRoutes,
  quizRoutes,
  quizWindowRoutes,
} from '@percolateur/contract';
import type { QuizPlan, QuizSketch } from '@percolateur/contract';
import { keptAttempt, rightAnswer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { Quiz } from '../../record/quiz.entity';
import { QuizVersion } from '../../record/quiz-version.entity';

describe('the quizzes of a hub', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  /** The version of a question of the small course, in the national bank. */
  const version = async (contentId: string) => {
    const [found] = await api.db.manager.find(QuestionVersion, {
      where: { question: { code: `petit-cours/${contentId}` } },
    });
    return found;
  };
  const plan = (fields: Partial<QuizPlan> = {}): QuizPlan => ({
    ...{ kind: 'final', title: 'Retour de salle', intro: 'Cinq questions.', passPercent: 60 },
    ...{ maxAttempts: 2, minutes: null, keep: 'best', shuffle: false, certainty: false },
    forms: [{ id: 'a', sections: [{ draw: 3, lessonId: 'lecon-1-1' }] }],
    ...fields,
  });
  const aHub = async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort({ status: 'running' });
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const claire = await api.scene.staff(hub, 'coordinator');
    return {
      ...{ hub, cohort, trainer: await api.as(lucie), learner: await api.as(nadia) },
      coordinator: await api.as(claire),
    };
  };
  const create = (client: Client, organisationId: string, asked = plan(), id = uuidv7()) =>
    client.call(quizPlanRoutes.create, {
      params: { organisationId },
      body: { id, versionId: id, plan: asked },
    });
  const attach = (client: Client, cohortId: string, quizId: string, opensWith: string | null) =>
    client.call(quizPlanRoutes.attach, { params: { cohortId, quizId }, body: { opensWith } });

  test('are written, revised by who saw the newest, and never lost', async () => {
    const { hub, coordinator } = await aHub();
    const id = uuidv7();
    const first = await create(coordinator, hub.id, plan(), id);
    expect(first.status).toBe(200);
    expect((await create(coordinator, hub.id, plan(), id)).body).toEqual(first.body);
    expect((await create(coordinator, hub.id, plan({ title: 'Autre' }), id)).problem.type).toBe(
      'urn:percolateur:id-reused',
    );
    const revise = (basedOnId: string, title: string) =>
      coordinator.call(quizPlanRoutes.revise, {
        params: { quizId: id },
        body: { id: uuidv7(), basedOnId, plan: plan({ title }) },
      });
    const second = await revise(id, 'Mieux dit');
    expect(second.body.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await revise(id, 'Trop tard')).problem.type).toBe('urn:percolateur:stale-edit');
    const { body } = await coordinator.call(quizPlanRoutes.list, {
      params: { organisationId: hub.id },
    });
    expect(body.quizzes).toMatchObject([{ id, title: 'Mieux dit', number: 2, questionCount: 3 }]);
    await expect(
      api.db.manager.update(QuizVersion, { quizId: id }, { number: 9 }),
    ).rejects.toThrow();
  });

  test('are refused where the bank cannot fill them, or holds a question twice', async () => {
    const { hub, coordinator } = await aHub();
    const short = await create(
      coordinator,
      hub.id,
      plan({ forms: [{ id: 'a', sections: [{ draw: 90, lessonId: 'lecon-9-9' }] }] }),
    );
    expect(short.problem.type).toBe('urn:percolateur:quiz-short');
    const { id } = await version('evaluation-1');
    const twice = plan({ forms: [{ id: 'a', sections: [{ questions: [id, id] }] }] });
    expect((await create(coordinator, hub.id, twice)).status).toBe(400);
    const nothing = plan({ forms: [{ id: 'a', sections: [{ questions: [uuidv7()] }] }] });
    expect((await create(coordinator, hub.id, nothing)).status).toBe(400);
  });

  test('never ask what nobody published', async () => {
    const { hub, coordinator } = await aHub();
    const [id, versionId] = [uuidv7(), uuidv7()];
    const { content } = await version('evaluation-1');
    await coordinator.call(bankRoutes.create, {
      params: { organisationId: hub.id },
      body: { id, versionId, content, tags: [], note: '' },
    });
    const asked = plan({ forms: [{ id: 'a', sections: [{ questions: [versionId] }] }] });
    const refused = await create(coordinator, hub.id, asked);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.problem)).toContain('pas publiée');
  });

  test('as trainings never tell beforehand what the course measures by', async () => {
    const { hub, cohort, coordinator, learner } = await aHub();
    const training = { kind: 'training', passPercent: null, maxAttempts: null } as const;
    const { id } = await version('evaluation-1');
    const named = plan({ ...training, forms: [{ id: 'a', sections: [{ questions: [id] }] }] });
    const refused = await create(coordinator, hub.id, named);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.problem)).toContain('de l’évaluation de la formation');
    const quizId = uuidv7();
    const drawn = plan({ ...training, forms: [{ id: 'a', sections: [{ draw: 5 }] }] });
    await create(coordinator, hub.id, drawn, quizId);
    await attach(coordinator, cohort.id, quizId, null);
    const params = { cohortId: cohort.id, quizId };
    for (let times = 0; times < 4; times += 1) {
      const { body } = await learner.call(quizRoutes.start, { params, body: { id: uuidv7() } });
      expect(body.questions).toHaveLength(5);
      for (const asked of body.questions) {
        expect(asked.id).not.toMatch(/^(evaluation|positionnement|formes)/);
      }
      await learner.call(quizRoutes.submit, { params: { attemptId: body.id } });
    }
  });

  test('say to a group’s staff what its own course keeps a training from asking', async () => {
    const { hub, cohort, coordinator } = await aHub();
    const asked = await version('entrainement-1-1');
    const other = await version('entrainement-1-2');
    // A course that measures by what is a training’s elsewhere.
    const moved = ({ id }: { id: string }) => id === asked.content.id;
    const questions = aCourse().quizzes.flatMap((quiz) => quiz.questions.filter(moved));
    const quizzes = aCourse().quizzes.map((quiz) => ({
      ...quiz,
      questions:
        quiz.id === 'evaluation' ? questions : quiz.questions.filter((each) => !moved(each)),
    }));
    const course = await api.scene.courseVersion({ ...aCourse(), slug: 'autre-cours', quizzes });
    const elsewhere = await api.scene.cohort(hub, { courseVersionId: course.id });
    const quizId = uuidv7();
    const sections = [{ questions: [asked.id, other.id] }];
    const training = { kind: 'training', passPercent: null, maxAttempts: null } as const;
    await create(
      coordinator,
      hub.id,
      plan({ ...training, forms: [{ id: 'a', sections }] }),
      quizId,
    );
    const withheldIn = async (cohortId: string) => {
      const { body } = await attach(coordinator, cohortId, quizId, null);
      return body.quizzes.find(({ id }) => id === quizId)?.withheld;
    };
    expect(await withheldIn(cohort.id)).toBe(0);
    expect(await withheldIn(elsewhere.id)).toBe(1);
  });

  describe('show an example of a sheet before they are kept', () => {
    const sketch = (
      sections: QuizSketch['forms'][number]['sections'],
      fields = {},
    ): QuizSketch => ({
      ...{ kind: 'final', forms: [{ id: 'a', sections }], shuffle: false, form: 'a', seed: 'un' },
      ...fields,
    });
    const preview = (client: Client, organisationId: string, body: QuizSketch) =>
      client.call(quizPlanRoutes.preview, { params: { organisationId }, body });

    test('with what the bank holds for each draw, and what is named in words', async () => {
      const { hub, coordinator } = await aHub();
      const { id } = await version('evaluation-1');
      const { body } = await preview(
        coordinator,
        hub.id,
        sketch([{ questions: [id] }, { draw: 2, lessonId: 'lecon-1-1' }, { questions: [] }]),
      );
      expect(body.questions).toHaveLength(3);
      expect(body.questions[0]).toMatchObject({ id: 'evaluation-1' });
      expect(body.missing).toBe(0);
      const [{ holds }] = body.sections;
      expect([holds[0], holds[2]]).toEqual([null, null]);
      expect(holds[1]).toBeGreaterThanOrEqual(2);
      expect(body.named).toMatchObject([{ versionId: id, status: 'published', newer: null }]);
      expect(await api.db.manager.countBy(Quiz, { organisationId: hub.id })).toBe(0);
    });

    test('with another seed another one, and what lacks', async () => {
      const { hub, coordinator } = await aHub();
      const sheets = new Set<string>();
      for (const seed of ['un', 'deux', 'trois', 'quatre', 'cinq', 'six']) {
        const { body } = await preview(coordinator, hub.id, sketch([{ draw: 3 }], { seed }));
        sheets.add(body.questions.map(({ id }) => id).join());
      }
      expect(sheets.size).toBeGreaterThan(1);
      const short = await preview(
        coordinator,
        hub.id,
        sketch([{ draw: 4, lessonId: 'lecon-9-9' }]),
      );
      expect(short.body).toMatchObject({ missing: 4, questions: [] });
    });

    test('with hints on what is drawn from too few, and on the forms that are not equivalent', async () => {
      const { hub, coordinator } = await aHub();
      const all = sketch([{ draw: 1, lessonId: 'lecon-1-1' }]);
      const [{ holds }] = (await preview(coordinator, hub.id, all)).body.sections;
      const draw = holds[0] ?? 0;
      const { body } = await preview(coordinator, hub.id, {
        ...all,
        forms: [
          { id: 'a', sections: [{ draw, lessonId: 'lecon-1-1' }] },
          { id: 'b', sections: [{ draw: 1 }] },
        ],
      });
      expect(body.hints.map(({ what }) => what).join()).toContain('Tout le monde aura les mêmes');
      expect(body.unequal[0].differences).toContain('count');
    });

    test('to those who write for the hub alone, and never a neighbour’s question', async () => {
      const { hub, coordinator, trainer, learner } = await aHub();
      const other = await aHub();
      const versionId = uuidv7();
      const { content } = await version('evaluation-2');
      await other.coordinator.call(bankRoutes.create, {
        params: { organisationId: other.hub.id },
        body: { id: uuidv7(), versionId, content, tags: [], note: '' },
      });
      const asked = sketch([{ questions: [versionId] }]);
      const { body } = await preview(coordinator, hub.id, asked);
      expect(body).toMatchObject({ questions: [], named: [] });
      expect((await preview(other.coordinator, hub.id, asked)).status).toBe(404);
      expect((await preview(learner, hub.id, asked)).status).toBe(404);
      expect((await preview(trainer, hub.id, asked)).status).toBe(200);
      expect((await preview(api.stranger, hub.id, asked)).status).toBe(401);
    });
  });

  test('say by what their forms are not equivalent', async () => {
    const { hub, coordinator } = await aHub();
    const forms = [
      { id: 'a', sections: [{ draw: 2, lessonId: 'lecon-1-1' }] },
      { id: 'b', sections: [{ draw: 3, lessonId: 'lecon-1-1' }] },
    ];
    const { body } = await create(coordinator, hub.id, plan({ forms }));
    expect(body.unequal).toMatchObject([{ form: 'b' }]);
    expect(body.unequal[0].differences).toContain('count');
  });

  test('are taken by the groups they are given to, and marked like any other', async () => {
    const { hub, cohort, coordinator, learner } = await aHub();
    const named = [await version('evaluation-1'), await version('evaluation-2')];
    const sections = [{ questions: named.map(({ id }) => id) }, { draw: 1, lessonId: 'lecon-2-1' }];
    const quizId = uuidv7();
    await create(coordinator, hub.id, plan({ forms: [{ id: 'a', sections }] }), quizId);
    const params = { cohortId: cohort.id, quizId };
    expect((await learner.call(quizRoutes.read, { params })).status).toBe(404);
    const given = await attach(coordinator, cohort.id, quizId, null);
    expect(given.body.quizzes).toContainEqual(
      expect.objectContaining({ id: quizId, number: 1, questionCount: 3, opensAt: null }),
    );
    const outline = await learner.call(courseRoutes.outline, { params });
    expect(outline.body.hub).toMatchObject([{ id: quizId, state: 'new', questionCount: 3 }]);
    const today = await learner.call(learnerRoutes.today, { params });
    expect(today.body.quizzes).toEqual([{ id: quizId, title: 'Retour de salle' }]);

    const attemptId = uuidv7();
    const { body } = await learner.call(quizRoutes.start, { params, body: { id: attemptId } });
    expect(body.questions).toHaveLength(3);
    expect(body.questions.slice(0, 2).map(({ id }) => id)).toEqual([
      'evaluation-1',
      'evaluation-2',
    ]);
    for (const { content } of named) {
      const saved = await learner.call(quizRoutes.saveAnswer, {
        params: { attemptId, questionId: content.id },
        body: {
          ...{ id: uuidv7(), answer: rightAnswer(content) },
          clientTime: '2026-11-24T09:00:00+01:00',
        },
      });
      expect(saved.status).toBe(200);
    }
    const result = await learner.call(quizRoutes.submit, { params: { attemptId } });
    expect(result.body.result).toEqual({ percent: 67, points: 2, possible: 3, passed: true });
    const kept = await api.db.manager.findOneByOrFail(QuizAttempt, { id: attemptId });
    expect(kept).toMatchObject({ quizId, kind: 'final', form: 'a' });
    expect(kept.quizVersionId).not.toBeNull();
  });

  test('keep for a group the version it was given, until it is given another', async () => {
    const { hub, cohort, coordinator, learner } = await aHub();
    const quizId = uuidv7();
    await create(coordinator, hub.id, plan(), quizId);
    await attach(coordinator, cohort.id, quizId, null);
    await coordinator.call(quizPlanRoutes.revise, {
      params: { quizId },
      body: { id: uuidv7(), basedOnId: quizId, plan: plan({ title: 'Mieux dit' }) },
    });
    const params = { cohortId: cohort.id, quizId };
    const title = async () => (await learner.call(quizRoutes.read, { params })).body.title;
    expect(await title()).toBe('Retour de salle');
    const { body } = await coordinator.call(quizPlanRoutes.ofCohort, { params });
    expect(body.quizzes.find(({ id }) => id === quizId)).toMatchObject({ number: 1, newest: 2 });
    await attach(coordinator, cohort.id, quizId, null);
    expect(await title()).toBe('Mieux dit');
  });

  test('open with their half-day, and are taken away without losing what was begun', async () => {
    const { hub, cohort, coordinator, learner } = await aHub();
    const quizId = uuidv7();
    await create(coordinator, hub.id, plan(), quizId);
    const params = { cohortId: cohort.id, quizId };
    expect((await attach(coordinator, cohort.id, quizId, 'jour-12')).status).toBe(400);
    await attach(coordinator, cohort.id, quizId, 'jour-4');
    const start = () => learner.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    expect((await start()).problem.type).toBe('urn:percolateur:quiz-opens-later');
    await attach(coordinator, cohort.id, quizId, null);
    const { id: attemptId } = (await start()).body;
    await coordinator.call(quizPlanRoutes.detach, { params });
    expect((await learner.call(quizRoutes.submit, { params: { attemptId } })).status).toBe(200);
    expect((await learner.call(quizRoutes.read, { params })).body.attemptsLeft).toBe(0);
    expect((await start()).status).toBe(404);
  });

  test.each(['best', 'last'] as const)('count the %s of several attempts', async (keep) => {
    const { hub, cohort, coordinator, learner } = await aHub();
    const quizId = uuidv7();
    const named = [await version('evaluation-1'), await version('evaluation-2')];
    const forms = [{ id: 'a', sections: [{ questions: named.map(({ id }) => id) }] }];
    await create(coordinator, hub.id, plan({ keep, passPercent: 100, forms }), quizId);
    await attach(coordinator, cohort.id, quizId, null);
    const params = { cohortId: cohort.id, quizId };
    for (const right of [1, 0]) {
      const attemptId = uuidv7();
      await learner.call(quizRoutes.start, { params, body: { id: attemptId } });
      for (const { content } of named.slice(0, right)) {
        await learner.call(quizRoutes.saveAnswer, {
          params: { attemptId, questionId: content.id },
          body: {
            ...{ id: uuidv7(), answer: rightAnswer(content) },
            clientTime: api.clock.now().toISOString(),
          },
        });
      }
      await learner.call(quizRoutes.submit, { params: { attemptId } });
    }
    const { body } = await learner.call(quizRoutes.read, { params });
    expect(body).toMatchObject({ keep, attemptsLeft: 0 });
    expect(
      keptAttempt(
        keep,
        body.attempts.flatMap(({ result }) => result ?? []),
      ),
    ).toMatchObject({
      percent: keep === 'best' ? 50 : 0,
    });
  });

  test('are answered by who began them: a classmate and a neighbour find nothing', async () => {
    const { hub, cohort, coordinator, learner, trainer } = await aHub();
    const other = await aHub();
    const quizId = uuidv7();
    await create(coordinator, hub.id, plan(), quizId);
    await attach(coordinator, cohort.id, quizId, null);
    const params = { cohortId: cohort.id, quizId };
    const attemptId = uuidv7();
    await learner.call(quizRoutes.start, { params, body: { id: attemptId } });
    const classmate = await api.scene.person();
    await api.scene.enrol(cohort, classmate);
    const inAttempt = { params: { attemptId } };
    for (const client of [await api.as(classmate), other.learner, trainer, coordinator]) {
      expect((await client.call(quizRoutes.attempt, inAttempt)).status).toBe(404);
      expect((await client.call(quizRoutes.submit, inAttempt)).status).toBe(404);
    }
    expect((await other.learner.call(quizRoutes.read, { params })).status).toBe(404);
    // Not given there, it is nothing there.
    const there = { cohortId: other.cohort.id, quizId };
    expect((await other.learner.call(quizRoutes.read, { params: there })).status).toBe(404);
    expect((await other.trainer.call(quizWindowRoutes.room, { params: there })).status).toBe(404);
    expect((await trainer.call(quizWindowRoutes.room, { params })).status).toBe(200);
  });

  test('are written by the hub’s own staff alone, and given by its coordination', async () => {
    const { hub, cohort, coordinator, trainer, learner } = await aHub();
    const quizId = uuidv7();
    await create(coordinator, hub.id, plan(), quizId);
    const other = await aHub();
    const params = { quizId };
    for (const client of [learner, other.coordinator, other.trainer]) {
      expect((await create(client, hub.id)).status).toBe(404);
      expect((await client.call(quizPlanRoutes.read, { params })).status).toBe(404);
      expect((await attach(client, cohort.id, quizId, null)).status).toBe(404);
    }
    expect((await create(trainer, hub.id, plan(), quizId)).status).toBe(200);
    expect((await attach(trainer, cohort.id, quizId, null)).status).toBe(403);
    expect(
      (await trainer.call(quizPlanRoutes.detach, { params: { cohortId: cohort.id, quizId } }))
        .status,
    ).toBe(403);
    const theirs = await attach(other.coordinator, other.cohort.id, quizId, null);
    expect(theirs.status).toBe(404);
    const stranger = await create(api.stranger, hub.id);
    expect(stranger.status).toBe(401);
  });

  test('tell a trainer of the groups that she teaches, and the coordination of all', async () => {
    const { hub, cohort, coordinator, trainer } = await aHub();
    const colleagues = await api.scene.cohort(hub, { status: 'running' });
    const quizId = uuidv7();
    await create(trainer, hub.id, plan(), quizId);
    for (const { id } of [cohort, colleagues]) await attach(coordinator, id, quizId, null);
    const seenBy = async (client: Client) => {
      const { body } = await client.call(quizPlanRoutes.read, { params: { quizId } });
      return body.cohorts.map(({ id }) => id);
    };
    expect(await seenBy(trainer)).toEqual([cohort.id]);
    expect((await seenBy(coordinator)).sort()).toEqual([cohort.id, colleagues.id].sort());
  });
});
