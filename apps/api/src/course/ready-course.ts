import type { CourseDocument, CourseQuiz, Lesson } from '@percolateur/content';
import { LessonView } from '@percolateur/contract';
import type { Programme } from '@percolateur/contract';

const SharedView = LessonView.omit({ progress: true });

/** A lesson checked and written down once, for all its readers. */
export interface ReadyLesson {
  sectionIds: ReadonlySet<string>;
  /** The JSON of its view, left open for its last member: the reader’s progress. */
  openJson: Buffer;
}

/** A course version with its parts found by id and its lessons ready to send, made once. */
export interface ReadyCourse {
  document: CourseDocument;
  lessons: ReadonlyMap<string, ReadyLesson>;
  quizzes: ReadonlyMap<string, CourseQuiz>;
}

export function readyCourse(document: CourseDocument): ReadyCourse {
  const quizzes = new Map(document.quizzes.map((quiz) => [quiz.id, quiz]));
  return { document, quizzes, lessons: readyLessons(document, quizzes) };
}

function readyLessons(
  { halfDays, glossary, sources }: CourseDocument,
  quizzes: ReadonlyMap<string, CourseQuiz>,
): Map<string, ReadyLesson> {
  const terms = new Map(glossary.map((term) => [term.id, term]));
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const inOrder = halfDays.flatMap(({ lessons }) => lessons);
  const linkTo = (lesson: Lesson | undefined) =>
    lesson ? { id: lesson.id, title: lesson.title } : null;
  const known = <T>(each: T | undefined) => (each === undefined ? [] : [each]);
  return new Map(
    halfDays.flatMap(({ lessons, quizId, id, position, theme, title }) => {
      const quiz = quizzes.get(quizId);
      return lessons.map((lesson, index): [string, ReadyLesson] => {
        const place = inOrder.indexOf(lesson);
        const view = SharedView.parse({
          id: lesson.id,
          title: lesson.title,
          halfDay: { id, position, theme, title },
          position: index + 1,
          count: lessons.length,
          minutes: lesson.minutes,
          readingMinutes: lesson.readingMinutes,
          setting: lesson.setting,
          objectives: lesson.objectives.map(({ text }) => text),
          sections: lesson.sections,
          glossary: lesson.glossaryIds.flatMap((term) => known(terms.get(term))),
          sources: lesson.sourceIds.flatMap((source) => known(sourceOf.get(source))),
          previous: linkTo(inOrder[place - 1]),
          next: linkTo(inOrder[place + 1]),
          quiz: index === lessons.length - 1 && quiz ? { id: quiz.id, title: quiz.title } : null,
        });
        const openJson = Buffer.from(JSON.stringify(view).slice(0, -1));
        const sectionIds = new Set(lesson.sections.map((section) => section.id));
        return [lesson.id, { sectionIds, openJson }];
      });
    }),
  );
}

/** What the public page says of the course; nothing that is taught or asked. */
export function programmeOf({
  title,
  version,
  licence,
  credits,
  programme,
  halfDays,
}: CourseDocument): Programme {
  return {
    ...programme,
    title,
    version,
    licence,
    credits,
    halfDays: halfDays.map((halfDay) => ({
      id: halfDay.id,
      position: halfDay.position,
      theme: halfDay.theme,
      title: halfDay.title,
      summary: halfDay.summary,
      durationMinutes: halfDay.durationMinutes,
      lessons: halfDay.lessons.map((lesson) => ({
        title: lesson.title,
        minutes: lesson.minutes,
        objectives: lesson.objectives.map(({ text }) => text),
      })),
    })),
  };
}
