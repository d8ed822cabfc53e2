import type { CourseDocument } from '@percolateur/content';
import type { ResultPart } from '@percolateur/contract';
import { gradeAttempt } from '@percolateur/domain';
import type { Answers, Reading } from '@percolateur/domain';
import type { AskedQuiz } from './sheets';

/**
 * Where points were obtained: half-day by half-day; within one half-day, lesson by lesson. Each part
 * names every lesson that its questions are about, so that nothing tells which question was wrong.
 * What is never marked has no percent.
 */
export function resultParts(
  { halfDays }: CourseDocument,
  quiz: AskedQuiz,
  answers: Answers,
  seen: ReadonlyMap<string, Reading>,
): ResultPart[] {
  const asked = new Set(quiz.questions.map(({ lessonId }) => lessonId));
  const lessonsAsked = halfDays
    .map(({ title, lessons }) => ({ title, lessons: lessons.filter(({ id }) => asked.has(id)) }))
    .filter(({ lessons }) => lessons.length > 0);
  const [only] = lessonsAsked;
  const parts =
    lessonsAsked.length === 1 && only
      ? only.lessons.map((lesson) => ({ title: lesson.title, lessons: [lesson] }))
      : lessonsAsked;
  return parts.map(({ title, lessons }) => {
    const ids = new Set(lessons.map(({ id }) => id));
    const questions = quiz.questions.filter(({ lessonId }) => lessonId && ids.has(lessonId));
    return {
      title,
      percent:
        quiz.kind === 'positioning'
          ? null
          : gradeAttempt({ ...quiz, questions }, answers, seen).percent,
      lessons: lessons.map((lesson) => ({ id: lesson.id, title: lesson.title })),
    };
  });
}
