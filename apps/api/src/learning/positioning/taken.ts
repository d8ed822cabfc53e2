import type { CourseDocument, CourseQuiz } from '@percolateur/content';
import type { Certainty, SureAnswer, Taken } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { Enrolment } from '../../record/enrolment.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { following, standingAnswers } from '../quiz/attempts';
import { lastResults } from '../quiz/result';
import type { Sheets } from '../quiz/sheets';

/** A handed-in attempt: by question, what was answered, and what it obtained. */
export interface HandedIn {
  enrolmentId: string;
  answers: ReadonlyMap<string, SureAnswer>;
  taken: ReadonlyMap<string, Taken>;
}

/**
 * Everything handed in at one quiz by people who follow the course, in the sessions that they were moved
 * from too: the last of each counts.
 */
export async function handedInAt(
  manager: EntityManager,
  sheets: Sheets,
  quiz: CourseQuiz,
  enrolment: FindOptionsWhere<Enrolment>,
): Promise<HandedIn[]> {
  const enrolments = await manager.findBy(Enrolment, { ...enrolment, status: In(following) });
  const standing = new Map(
    enrolments.flatMap(({ id, earlierIds }) => [...earlierIds, id].map((each) => [each, id])),
  );
  const found = await manager.find(QuizAttempt, {
    where: {
      quizId: quiz.id,
      status: In(['submitted', 'expired']),
      enrolmentId: In([...standing.keys()]),
    },
    order: { startedAt: 'ASC' },
  });
  const attempts = new Map(found.map((each) => [standing.get(each.enrolmentId)!, each]));
  const ids = [...attempts.values()].map(({ id }) => id);
  const [given, results] = await Promise.all([
    standingAnswers(manager, ids),
    lastResults(manager, ids),
  ]);
  const answers = Map.groupBy(given, ({ attemptId }) => attemptId);
  const handedIn: HandedIn[] = [];
  for (const [enrolmentId, attempt] of attempts) {
    const { questions } = await sheets.asked(attempt, manager);
    const own = new Map(
      (answers.get(attempt.id) ?? []).map(
        ({ questionId, response, certainty }): [string, SureAnswer] => [
          questionId,
          { answer: response, certainty },
        ],
      ),
    );
    const shares = results.get(attempt.id)?.shares ?? [];
    const taken = questions.flatMap(({ id }, place): [string, Taken][] => {
      const share = shares[place];
      const certainty: Certainty | null = own.get(id)?.certainty ?? null;
      return share ? [[id, { share, certainty }]] : [];
    });
    handedIn.push({ enrolmentId, answers: own, taken: new Map(taken) });
  }
  return handedIn;
}

/** A lesson, and the half-day that it belongs to. */
export function lessonLink({ halfDays }: CourseDocument, lessonId: string | undefined) {
  for (const { title: halfDay, lessons } of halfDays) {
    const lesson = lessons.find(({ id }) => id === lessonId);
    if (lesson) return { id: lesson.id, title: lesson.title, halfDay };
  }
  return null;
}
