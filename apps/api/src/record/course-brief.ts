import type { CourseDocument } from '@percolateur/content';
import type { CourseBrief } from './course-version.entity';

/** What is kept of a course beside its document. */
export function courseBrief(document: CourseDocument): CourseBrief {
  const { programme, completion, observation = null, quizzes, halfDays } = document;
  const final = quizzes.find(({ id }) => id === completion.finalQuizId);
  return {
    programme,
    completion,
    observation,
    keepOfFinal: final?.keep ?? 'best',
    halfDays: halfDays.map(({ position, quizId, lessons, break: pause }) => ({
      position,
      quizId,
      lessons: lessons.map(({ id, title, minutes }) => ({ id, title, minutes })),
      break: pause,
    })),
  };
}
