import { z } from 'zod';
import {
  CourseDocument,
  CourseQuiz,
  Fact,
  GlossaryEntry,
  HalfDay,
  Lesson,
  Source,
} from './course.schema';

/** `course.yaml`: the document without what stands in the other files. */
export const CourseFile = CourseDocument.omit({
  halfDays: true,
  quizzes: true,
  observation: true,
  glossary: true,
  sources: true,
  facts: true,
});

/** `half-day.yaml`: its place is told by its folder, its quiz is `quiz.yaml` beside it. */
export const HalfDayFile = HalfDay.omit({ position: true, lessons: true, quizId: true });

/** What stands between the two `---` of a lesson. */
export const LessonFrontMatter = Lesson.omit({
  readingMinutes: true,
  sections: true,
  factIds: true,
  sourceIds: true,
  glossaryIds: true,
  quizId: true,
  trainer: true,
}).extend({
  experiment: Lesson.shape.experiment.default(null),
  further: Lesson.shape.further.default([]),
});

export const QuizFile = CourseQuiz.omit({ halfDayId: true });

/** A quiz that asks again: its questions are those of another file. */
export const AgainFile = QuizFile.omit({ questions: true, misconceptions: true }).required({
  after: true,
});
export const GlossaryFile = z.array(GlossaryEntry);
export const SourcesFile = z.array(Source);
export const FactsFile = z.array(Fact);
