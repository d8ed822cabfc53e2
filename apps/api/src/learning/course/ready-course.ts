import type { CourseDocument, CourseQuiz, Lesson } from '@percolateur/content';
import { LessonView } from '@percolateur/contract';
import type { Programme } from '@percolateur/contract';
import type { CourseQuestion } from '../../record/course-question.entity';

const SharedView = LessonView.omit({ progress: true });

/** A lesson checked and written down once, for all its readers. */
export interface ReadyLesson {
  sectionIds: ReadonlySet<string>;
  /** The JSON of its view, left open for its last member: the reader’s progress. */
  openJson: Buffer;
}

/** A course version with its parts found by id and its lessons ready to send, made once. */
export interface ReadyCourse {
  /** As it was imported: its questions in Markdown. */
  document: CourseDocument;
  lessons: ReadonlyMap<string, ReadyLesson>;
  /** Their questions as safe HTML. */
  quizzes: ReadonlyMap<string, CourseQuiz>;
  /** By id of question, its version in the bank; none where the bank does not have them yet. */
  pinned: ReadonlyMap<string, string>;
}

export async function readyCourse(
  document: CourseDocument,
  questions: readonly Pick<CourseQuestion, 'contentId' | 'versionId'>[],
): Promise<ReadyCourse> {
  const { readyQuestion } = await import('@percolateur/content/text');
  const quizzes = new Map(
    document.quizzes.map((quiz) => [
      quiz.id,
      // What makes a question ready keeps its kind, and all that the course says of it.
      { ...quiz, questions: quiz.questions.map(readyQuestion) as CourseQuiz['questions'] },
    ]),
  );
  const pinned = new Map(questions.map(({ contentId, versionId }) => [contentId, versionId]));
  return { document, quizzes, pinned, lessons: readyLessons(document, quizzes) };
}

function readyLessons(
  document: CourseDocument,
  quizzes: ReadonlyMap<string, CourseQuiz>,
): Map<string, ReadyLesson> {
  const { halfDays } = document;
  const inOrder = halfDays.flatMap(({ lessons }) => lessons);
  const linkTo = (lesson: Lesson | undefined) =>
    lesson ? { id: lesson.id, title: lesson.title } : null;
  return new Map(
    halfDays.flatMap(({ lessons, quizId, id, position, theme, title }) => {
      return lessons.map((lesson, index): [string, ReadyLesson] => {
        const place = inOrder.indexOf(lesson);
        const closing = index === lessons.length - 1 ? quizId : '';
        const quiz = quizzes.get(lesson.quizId ?? closing);
        // The hand-out is a page of its own.
        const sections = lesson.sections.filter(({ kind }) => kind !== 'sheet');
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
          sections,
          experiment: lesson.experiment,
          glossary: termsOf(document, lesson),
          sources: citedSources(document, lesson),
          further: lesson.further.flatMap((source) => byId(document.sources, source)),
          previous: linkTo(inOrder[place - 1]),
          next: linkTo(inOrder[place + 1]),
          quiz: quiz ? { id: quiz.id, title: quiz.title } : null,
          observed: document.observation?.lessonId === lesson.id,
        });
        const openJson = Buffer.from(JSON.stringify(view).slice(0, -1));
        const sectionIds = new Set(sections.map((section) => section.id));
        return [lesson.id, { sectionIds, openJson }];
      });
    }),
  );
}

/** The words of the glossary that a lesson uses. */
export function termsOf({ glossary }: CourseDocument, { glossaryIds }: Lesson) {
  return glossaryIds.flatMap((id) => byId(glossary, id));
}

/** The sources of a lesson in the order of their numbers, each with what is said on its authority. */
export function citedSources({ sources, facts }: CourseDocument, lesson: Lesson) {
  const claims = lesson.factIds.flatMap((id) => byId(facts, id));
  return lesson.sourceIds
    .flatMap((id) => byId(sources, id))
    .map((source) => ({
      ...source,
      facts: claims.filter(({ sourceId }) => sourceId === source.id),
    }));
}

function byId<T extends { id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((each) => each.id === id);
}

/** What the public page says of the course; nothing that is taught or asked. */
export function programmeOf({
  title,
  version,
  licence,
  credits,
  programme: { objectives, ...programme },
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
      objectives: (objectives ?? [])
        .filter(({ halfDayId }) => halfDayId === halfDay.id)
        .map(({ text }) => text),
      lessons: halfDay.lessons.map((lesson) => ({
        title: lesson.title,
        minutes: lesson.minutes,
        objectives: lesson.objectives.map(({ text }) => text),
      })),
    })),
  };
}
