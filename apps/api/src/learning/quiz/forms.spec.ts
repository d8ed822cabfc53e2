import { quizRoutes } from '@percolateur/contract';
import type { CourseQuiz } from '@percolateur/content';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';

describe('a quiz in several forms', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const ids = (...numbers: number[]) => numbers.map((number) => `evaluation-${number}`);
  /** Somebody who may sit the final, which the course writes thus. */
  const learnerOf = async (fields: Partial<CourseQuiz>) => {
    const course = { ...aCourse(), slug: `formes-${uuidv7()}` };
    course.quizzes = course.quizzes.map((quiz) =>
      quiz.id === 'evaluation' ? { ...quiz, ...fields } : quiz,
    );
    const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
    const { cohort } = await api.scene.ledCohort({ status: 'running', courseVersionId });
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const client = await api.as(nadia);
    const params = { cohortId: cohort.id, quizId: 'evaluation' };
    return {
      client,
      read: () => client.call(quizRoutes.read, { params }),
      async sit(id = uuidv7()) {
        const { body } = await client.call(quizRoutes.start, { params, body: { id } });
        await client.call(quizRoutes.submit, { params: { attemptId: id } });
        return body;
      },
    };
  };

  test('gives each attempt the next one, and marks what it asked', async () => {
    const { read, sit, client } = await learnerOf({
      forms: [
        { id: 'a', sections: [{ questions: ids(1, 2, 3) }, { questions: ids(4) }] },
        { id: 'b', sections: [{ questions: ids(8, 7, 6, 5) }] },
      ],
    });
    expect((await read()).body.questionCount).toBe(4);
    const attempts = [await sit(), await sit(), await sit()];
    const asked = attempts.map(({ questions }) => questions.map(({ id }) => id));
    expect(asked).toEqual([ids(1, 2, 3, 4), ids(8, 7, 6, 5), ids(1, 2, 3, 4)]);
    const [{ id }] = attempts;
    const kept = await api.db.manager.findOneByOrFail(QuizAttempt, { id });
    expect(kept).toMatchObject({ form: 'a', seed: '', possible: 4, percent: 0 });
    const { body } = await client.call(quizRoutes.attempt, { params: { attemptId: id } });
    expect(body.feedback.map(({ questionId }) => questionId)).toEqual(ids(1, 2, 3, 4));
  });

  test('draws by lot, differently for each attempt and the same for ever for one', async () => {
    const { sit, client } = await learnerOf({
      maxAttempts: null,
      forms: [{ id: 'a', sections: [{ draw: 2, lessonId: 'lecon-1-1' }, { draw: 3 }] }],
    });
    const sheets = new Set<string>();
    for (let time = 0; time < 6; time += 1) {
      const { id, questions } = await sit();
      const asked = questions.map((question) => question.id);
      expect(new Set(asked).size).toBe(5);
      expect(questions.slice(0, 2).map(({ lessonId }) => lessonId)).toEqual([
        'lecon-1-1',
        'lecon-1-1',
      ]);
      const again = await client.call(quizRoutes.attempt, { params: { attemptId: id } });
      expect(again.body.questions).toEqual(questions);
      sheets.add(asked.join());
    }
    expect(sheets.size).toBeGreaterThan(1);
  });

  test('shuffles the choices of each attempt, and shows them alike for ever', async () => {
    const { sit, client } = await learnerOf({ maxAttempts: null, shuffle: true });
    const orders = new Set<string>();
    for (let time = 0; time < 4; time += 1) {
      const { id, questions } = await sit();
      const again = await client.call(quizRoutes.attempt, { params: { attemptId: id } });
      expect(again.body.questions).toEqual(questions);
      orders.add(
        questions
          .map((each) =>
            'choices' in each ? each.choices.map((choice) => choice.id).join('') : '',
          )
          .join(' '),
      );
    }
    expect(orders.size).toBe(4);
  });
});
