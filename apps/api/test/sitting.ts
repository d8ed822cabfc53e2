import { quizRoutes } from '@percolateur/contract';
import type { Answer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import type { Cohort } from '../src/record/cohort.entity';
import { answerTo, rightAnswerTo } from './course';
import type { Client, TestApi } from './start-api';

/** Someone enrolled in a cohort, signed in. */
export async function aLearnerOf(api: TestApi, cohort: Cohort) {
  const person = await api.scene.person();
  const enrolment = await api.scene.enrol(cohort, person);
  return { person, enrolment, client: await api.as(person) };
}

/**
 * Sits a quiz of the small course, one answer every twenty seconds, and hands it in: the first
 * `right` questions right, the next one wrong, the rest left out; or as `answers` says. Answers the
 * id of the attempt.
 */
export async function sit(
  api: TestApi,
  client: Client,
  cohort: Pick<Cohort, 'id'>,
  quizId: string,
  answers: number | readonly (Answer | null)[],
): Promise<string> {
  const params = { cohortId: cohort.id, quizId };
  const { body } = await client.call(quizRoutes.start, { params, body: { id: uuidv7() } });
  for (const [place, { id }] of body.questions.entries()) {
    const counted = (right: number) =>
      place < right ? rightAnswerTo(id) : place === right ? answerTo(id, 'c') : null;
    const answer = typeof answers === 'number' ? counted(answers) : (answers[place] ?? null);
    if (!answer) continue;
    const clientTime = new Date(api.clock.now().getTime() + 20_000 * (place + 1)).toISOString();
    await client.call(quizRoutes.saveAnswer, {
      params: { attemptId: body.id, questionId: id },
      body: { id: uuidv7(), answer, clientTime },
    });
  }
  await client.call(quizRoutes.submit, { params: { attemptId: body.id } });
  return body.id;
}
