import type { CourseQuiz } from '@percolateur/content';
import { quizRoutes, quizWindowRoutes } from '@percolateur/contract';
import type { NewQuizAct } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { CourseService } from '../src/learning/course/course.service';
import { aCourse, answerTo } from './course';
import type { Client, TestApi } from './start-api';

/** When the specs of a timed quiz begin. */
export const began = '2026-11-24T09:00:00Z';

/** So many minutes, and seconds, after that. */
export const at = (minute: number, second = 0) =>
  new Date(Date.parse(began) + (minute * 60 + second) * 1000);

/** A room where the final lasts thirty minutes, unless the course says otherwise; one learner in it. */
export async function aTimedRoom(api: TestApi, fields: Partial<CourseQuiz> = {}) {
  const course = { ...aCourse(), slug: `duree-${uuidv7()}` };
  course.quizzes = course.quizzes.map((quiz) =>
    quiz.id === 'evaluation' ? { ...quiz, minutes: 30, ...fields } : quiz,
  );
  const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
  const { hub, lucie, cohort } = await api.scene.ledCohort({
    status: 'running',
    courseVersionId,
  });
  const nadia = await api.scene.person();
  const enrolment = await api.scene.enrol(cohort, nadia);
  const claire = await api.scene.staff(hub, 'coordinator');
  const params = { cohortId: cohort.id, quizId: 'evaluation' };
  const trainer = await api.as(lucie);
  const learner = await api.as(nadia);
  return {
    ...{ hub, cohort, enrolment, nadia, learner, trainer, params },
    coordinator: await api.as(claire),
    start: (id = uuidv7(), client = learner) =>
      client.call(quizRoutes.start, { params, body: { id } }),
    answer: (attemptId: string, number: number, chosen: Date, choice = 'a') =>
      learner.call(quizRoutes.saveAnswer, {
        params: { attemptId, questionId: `evaluation-${number}` },
        body: {
          ...{ id: uuidv7(), answer: answerTo(`evaluation-${number}`, choice) },
          clientTime: chosen.toISOString(),
        },
      }),
    read: (attemptId: string) => learner.call(quizRoutes.attempt, { params: { attemptId } }),
    submit: (attemptId: string) => learner.call(quizRoutes.submit, { params: { attemptId } }),
    act: (body: NewQuizAct, client: Client = trainer) =>
      client.call(quizWindowRoutes.act, { params, body }),
    room: (client: Client = trainer) => client.call(quizWindowRoutes.room, { params }),
  };
}
