import { gradeAttempt, gradingVersion } from '@percolateur/domain';
import type { Answers, Question, ResultCause } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AttemptResult } from '../../record/attempt-result.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/** What an attempt is marked by. */
export interface Marked {
  attempt: Pick<QuizAttempt, 'id' | 'sheet'>;
  quiz: { questions: readonly Question[]; passPercent: number | null };
  answers: Answers;
  cause: ResultCause;
  /** Who had it marked anew or read it. */
  byId?: string;
  at: Date;
}

/** Marks an attempt that is locked, adds the result to those it had, and lets it stand. */
export async function keepResult(
  manager: EntityManager,
  { attempt, quiz, answers, cause, byId, at }: Marked,
): Promise<void> {
  const { points, possible, percent, passed, perQuestion } = gradeAttempt(quiz, answers);
  const worth = {
    ...{ pointsNumerator: points.numerator, pointsDenominator: points.denominator },
    ...{ possible, percent, passed },
  };
  await manager.insert(AttemptResult, {
    ...{ id: uuidv7(), attemptId: attempt.id, cause, gradingVersion, sheet: attempt.sheet },
    ...{ shares: perQuestion.map(({ share }) => share), byId: byId ?? null, at },
    ...worth,
  });
  await manager.update(QuizAttempt, { id: attempt.id }, worth);
}
