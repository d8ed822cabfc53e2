import type { EntityManager } from 'typeorm';
import { QuizAttempt } from './quiz-attempt.entity';

/** The attempts of a person in a session, and in those that they were moved from. */
export function attemptsOf(manager: EntityManager, enrolmentId: string): Promise<QuizAttempt[]> {
  return manager
    .createQueryBuilder(QuizAttempt, 'attempt')
    .where(
      `attempt.enrolmentId in (select unnest(earlier_ids || id) from enrolment where id = :id)`,
      { id: enrolmentId },
    )
    .getMany();
}
