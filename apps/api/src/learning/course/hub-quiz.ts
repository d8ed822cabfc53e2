import type { CourseQuiz } from '@percolateur/content';
import type { QuizPlan } from '@percolateur/contract';
import { windowOf } from '@percolateur/domain';
import type { QuizWindow } from '@percolateur/domain';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CohortQuiz } from '../../record/cohort-quiz.entity';
import { QuizWindowAct } from '../../record/quiz-window-act.entity';

/** A quiz of a hub, in the shape of those of a course; what it asks is drawn from the bank. */
export function hubQuiz(
  id: string,
  { minutes, ...plan }: QuizPlan,
  opensWith: string | null = null,
): CourseQuiz {
  return {
    ...plan,
    ...(minutes !== null && { minutes }),
    ...(opensWith !== null && { opensWith }),
    id,
    halfDayId: null,
    questions: [],
  };
}

/** The quizzes of its hub that a cohort has, by title. */
export async function hubQuizzesOf(
  manager: EntityManager,
  cohortId: string,
): Promise<CourseQuiz[]> {
  const given = await manager.find(CohortQuiz, {
    where: { cohortId, detachedAt: IsNull() },
    relations: { quizVersion: true },
  });
  return given
    .flatMap(({ quizId, quizVersion, opensWith }) =>
      quizVersion ? [hubQuiz(quizId, quizVersion.plan, opensWith)] : [],
    )
    .sort((one, other) => one.title.localeCompare(other.title, 'fr'));
}

/** How the quizzes of a cohort stand, by id; those that nothing was done to stand as planned. */
export async function windowsIn(
  manager: EntityManager,
  cohortId: string,
  now: Date,
): Promise<ReadonlyMap<string, QuizWindow>> {
  const acts = await manager.find(QuizWindowAct, {
    where: { cohortId },
    order: { sequence: 'ASC' },
  });
  const ids = new Set(acts.map(({ quizId }) => quizId));
  return new Map(
    [...ids].map((id) => [
      id,
      windowOf(
        acts.filter(({ quizId }) => quizId === id),
        now,
      ),
    ]),
  );
}
