import type { OpenAnswer } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { following, standingAnswers } from '../quiz/attempts';
import { withWords } from '../quiz/own-words';
import { commentsOf, standingReadings } from '../quiz/readings';
import type { Sheets } from '../quiz/sheets';

/**
 * The answers of a cohort in people’s own words, of attempts that were handed in: those that wait
 * for a reading first, the oldest first, then the others, the newest first. Of what one trains at,
 * the last attempt alone is read. An answer whose person was erased has no words left: it is not told.
 */
export async function openAnswers(
  manager: EntityManager,
  sheets: Sheets,
  cohortId: string,
): Promise<OpenAnswer[]> {
  const attempts = await attemptsInWords(manager, cohortId);
  const standing = await standingAnswers(
    manager,
    attempts.map(({ id }) => id),
  );
  const given = await withWords(manager, standing);
  const readings = await standingReadings(manager, given);
  const comments = await commentsOf(manager, [...readings.values()]);
  const readers = await manager.findBy(Person, {
    id: In([...readings.values()].map(({ readerId }) => readerId)),
  });

  const answers: OpenAnswer[] = [];
  for (const attempt of attempts) {
    const quiz = await sheets.asked(attempt, manager);
    for (const question of quiz.questions) {
      if (question.kind !== 'open') continue;
      const answer = given.find(
        (each) => each.attemptId === attempt.id && each.questionId === question.id,
      );
      if (answer?.response?.kind !== 'open' || answer.response.text === '') continue;
      const { firstName, lastName } = attempt.enrolment!.person!;
      const reading = readings.get(answer.id);
      const reader = readers.find(({ id }) => id === reading?.readerId);
      answers.push({
        ...{ answerId: answer.id, firstName, lastName, text: answer.response.text },
        ...{ quizTitle: quiz.title, quizKind: quiz.kind, attemptNumber: attempt.number },
        submittedAt: (attempt.submittedAt ?? answer.receivedAt).toISOString(),
        ...{ prompt: question.prompt, example: question.example, criteria: question.criteria },
        reading: reading
          ? {
              ...{ id: reading.id, levels: { ...reading.levels }, at: reading.at.toISOString() },
              comment: comments.get(reading.id) ?? '',
              by: reader ? fullName(reader) : '',
            }
          : null,
      });
    }
  }
  const bySubmission = answers.toSorted((one, other) =>
    one.submittedAt < other.submittedAt ? -1 : 1,
  );
  const waits = ({ reading }: OpenAnswer) => reading === null;
  return [...bySubmission.filter(waits), ...bySubmission.filter((each) => !waits(each)).reverse()];
}

/** Attempts handed in that hold words, the last alone of those that train. */
async function attemptsInWords(manager: EntityManager, cohortId: string): Promise<QuizAttempt[]> {
  const attempts = await manager
    .createQueryBuilder(QuizAttempt, 'a')
    .innerJoinAndSelect('a.enrolment', 'e')
    .innerJoinAndSelect('e.person', 'p')
    .where('e.cohort_id = :cohortId and e.status in (:...following)', { cohortId, following })
    .andWhere(`a.status <> 'started'`)
    .andWhere(
      `exists (select from quiz_answer w where w.attempt_id = a.id and w.response ->> 'kind' = 'open')`,
    )
    .orderBy('a.number')
    .getMany();
  return attempts.filter(
    ({ kind, enrolmentId, quizId, number }) =>
      kind !== 'training' ||
      !attempts.some(
        (other) =>
          other.enrolmentId === enrolmentId && other.quizId === quizId && other.number > number,
      ),
  );
}
