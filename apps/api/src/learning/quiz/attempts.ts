import { EnrolmentStatus, followsCourse, Refusal } from '@percolateur/domain';
import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/** Statuses of an enrolment whose person may answer. */
export const following = Object.values(EnrolmentStatus).filter(followsCourse);

/** Attempts at one quiz, the first one first. */
export function attemptsAt(
  manager: EntityManager,
  { enrolmentId, quizId }: Pick<QuizAttempt, 'enrolmentId' | 'quizId'>,
): Promise<QuizAttempt[]> {
  return manager.find(QuizAttempt, {
    where: { enrolmentId, quizId },
    order: { number: 'ASC' },
  });
}

/** The answer chosen last to each question of each attempt, of those in time: the one that counts. */
export function standingAnswers(
  manager: EntityManager,
  attemptIds: readonly string[],
): Promise<QuizAnswer[]> {
  return manager
    .createQueryBuilder(QuizAnswer, 'answer')
    .distinctOn(['answer.attemptId', 'answer.questionId'])
    .where({ attemptId: In(attemptIds) })
    .andWhere("answer.reception <> 'after'")
    .orderBy('answer.attemptId')
    .addOrderBy('answer.questionId')
    .addOrderBy('answer.chosenAt', 'DESC')
    .addOrderBy('answer.sequence', 'DESC')
    .getMany();
}

/** The answer that counts to the question of this one; null where none came in time. */
export function standingAnswer(
  manager: EntityManager,
  { attemptId, questionId }: Pick<QuizAnswer, 'attemptId' | 'questionId'>,
): Promise<QuizAnswer | null> {
  return manager.findOne(QuizAnswer, {
    where: { attemptId, questionId, reception: Not('after') },
    order: { chosenAt: 'DESC', sequence: 'DESC' },
  });
}

/** Serialises what one learner does: starting, handing in, being judged. */
export async function lockEnrolment(
  manager: EntityManager,
  where: { id: string } | { cohortId: string; personId: string },
): Promise<Enrolment> {
  const enrolment = await manager.findOne(Enrolment, {
    where,
    lock: { mode: 'pessimistic_write' },
  });
  if (!enrolment || !followsCourse(enrolment.status)) throw new Refusal('not-found');
  return enrolment;
}
