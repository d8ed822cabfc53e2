import type { CourseDocument, Fact, Lesson } from './course.schema';
import { wordsOf } from './lesson-markdown';

export interface LessonReport {
  id: string;
  words: number;
  /** LIX: mean words in a sentence, plus the share of words over six letters. 40: a newspaper. */
  readability: number;
  minutes: number;
  pictures: number;
  facts: number;
  sources: number;
  questions: number;
  /** Size of its JSON, in bytes, pictures included. */
  bytes: number;
}

export interface CourseReport {
  lessons: LessonReport[];
  questionsByKind: Record<string, number>;
  /** From 1, recall, to 3, judge a situation. */
  questionsByDifficulty: Record<string, number>;
  /** Questions that assess each objective, in training or at the end. */
  questionsByObjective: Record<string, number>;
  overdue: Fact[];
}

/** What a course weighs, asks and proves, and which of its claims were to be reviewed before `day`. */
export function reportOf(course: CourseDocument, day: string): CourseReport {
  const questions = course.quizzes.flatMap(({ kind, questions, after }) =>
    // What is asked again was counted.
    after ? [] : questions.map((question) => ({ ...question, quizKind: kind })),
  );
  const lessons = course.halfDays.flatMap((halfDay) => halfDay.lessons);
  const assessed = questions.filter(({ quizKind }) => quizKind !== 'positioning');
  const objectives = lessons.flatMap((lesson) => lesson.objectives.map(({ id }) => id));
  return {
    lessons: lessons.map((lesson) => ({
      ...measure(lesson),
      questions: questions.filter(({ lessonId }) => lessonId === lesson.id).length,
    })),
    questionsByKind: countBy(questions.map(({ quizKind }) => quizKind)),
    questionsByDifficulty: countBy(questions.map(({ difficulty }) => String(difficulty))),
    questionsByObjective: Object.fromEntries(
      objectives.map((id) => [id, assessed.filter(({ objectiveId }) => objectiveId === id).length]),
    ),
    overdue: course.facts.filter(({ reviewBy }) => reviewBy < day),
  };
}

function measure(lesson: Lesson): Omit<LessonReport, 'questions'> {
  const read = lesson.sections.filter(({ kind }) => kind !== 'sheet').map(({ html }) => html);
  const html = read.join('\n');
  return {
    id: lesson.id,
    words: wordsOf(html),
    readability: lix(html),
    minutes: lesson.minutes,
    pictures: html.match(/<img /g)?.length ?? 0,
    facts: lesson.factIds.length,
    sources: lesson.sourceIds.length,
    bytes: Buffer.byteLength(JSON.stringify(lesson)),
  };
}

function lix(html: string): number {
  const sentences = html
    .replace(/<sup.*?<\/sup>/g, '')
    .replace(/<\/(p|li|td|th|h3|h4)>/g, '. ')
    .replace(/<[^>]*>/g, '')
    .split(/[.!?:;…]+\s/)
    .map((sentence) => sentence.match(/\p{L}[\p{L}\d-]*/gu) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length > 6).length;
  return Math.round(words.length / sentences.length + (100 * long) / words.length);
}

function countBy(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
