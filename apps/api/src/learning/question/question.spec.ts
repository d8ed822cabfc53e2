import { quizRoutes } from '@percolateur/contract';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { AttemptResult } from '../../record/attempt-result.entity';
import { Question } from '../../record/question.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';
import { hashOf } from './adopt-course';

describe('the questions of the courses', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const versionsOf = (code: string) =>
    api.db.manager.find(QuestionVersion, {
      where: { question: { code } },
      order: { number: 'ASC' },
    });
  const anAttempt = async () => {
    const { scene } = api;
    const cohort = await scene.cohort(await scene.organisation(), { status: 'running' });
    const learner = await scene.person();
    await scene.enrol(cohort, learner);
    const client = await api.as(learner);
    const params = { cohortId: cohort.id, quizId: 'entrainement-1' };
    const { body } = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
    return { client, attempt: body };
  };

  test('are national, published, and have one version as long as nothing changes', async () => {
    const courses = api.app.get(CourseService);
    const course = { ...aCourse(), slug: 'banque' };
    await Promise.all([1, 2, 3].map(() => courses.importDocument(course)));
    await courses.importDocument({ ...course, title: 'Le même autrement' });
    const [version, ...others] = await versionsOf('banque/evaluation-1');
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      number: 1,
      authorId: null,
      contentHash: hashOf(version.content),
    });
    const question = await api.db.manager.findOneByOrFail(Question, { id: version.questionId });
    expect(question).toMatchObject({ organisationId: null });
    expect(await api.db.manager.findBy(QuestionReview, { versionId: version.id })).toEqual([
      expect.objectContaining({ status: 'published', byId: null }),
    ]);
  });

  test('have another version once reworded, and older courses keep theirs', async () => {
    const courses = api.app.get(CourseService);
    const course = { ...aCourse(), slug: 'reprise' };
    const first = await courses.importDocument(course);
    const reworded = structuredClone(course);
    reworded.quizzes[0].questions[0].prompt = 'Autrement ?';
    const second = await courses.importDocument(reworded);
    const versions = await versionsOf('reprise/positionnement-1');
    expect(versions.map(({ number }) => number)).toEqual([1, 2]);
    const pinnedBy = async (id: string) =>
      (await courses.course(id)).pinned.get('positionnement-1');
    expect(await pinnedBy(first.id)).toBe(versions[0].id);
    expect(await pinnedBy(second.id)).toBe(versions[1].id);
  });

  test('are corrected for those who begin, and stay what they were for those who began', async () => {
    const before = await anAttempt();
    const [pinned] = await versionsOf('petit-cours/entrainement-1-1');
    const content: AskedQuestion = { ...pinned.content, prompt: 'Corrigée ?' };
    const correct = async (correctsId: string, number: number, status: 'draft' | 'published') => {
      const id = uuidv7();
      await api.db.manager.insert(QuestionVersion, {
        ...{ id, questionId: pinned.questionId, number, correctsId, createdAt: new Date() },
        ...{
          content: { ...content, prompt: `Corrigée ${number} ?` },
          contentHash: hashOf(content),
        },
      });
      const review = { id: uuidv7(), versionId: id, status, at: new Date() };
      await api.db.manager.insert(QuestionReview, review);
      return id;
    };
    const second = await correct(pinned.id, 2, 'published');
    const third = await correct(second, 3, 'published');
    await correct(third, 4, 'draft');
    const after = await anAttempt();
    expect(after.attempt.questions[0]?.prompt).toContain('Corrigée 3');
    const params = { attemptId: before.attempt.id };
    const { body } = await before.client.call(quizRoutes.attempt, { params });
    expect(body.questions[0]?.prompt).toBe(before.attempt.questions[0]?.prompt);
  });

  test('an attempt keeps its sheet, and each of its results with the shares it is made of', async () => {
    const { client, attempt } = await anAttempt();
    const kept = await api.db.manager.findOneByOrFail(QuizAttempt, { id: attempt.id });
    expect(kept.sheet).toHaveLength(attempt.questions.length);
    await client.call(quizRoutes.submit, { params: { attemptId: attempt.id } });
    await client.call(quizRoutes.submit, { params: { attemptId: attempt.id } });
    expect(await api.db.manager.findBy(AttemptResult, { attemptId: attempt.id })).toEqual([
      expect.objectContaining({
        ...{ cause: 'handed-in', gradingVersion: 1, sheet: kept.sheet, percent: 0 },
        shares: attempt.questions.map(() => ({ numerator: 0, denominator: 1 })),
      }),
    ]);
  });
});
