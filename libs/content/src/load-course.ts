import { checkCourse } from './check-course';
import { arrangeFiles, type CourseFiles, type LessonFile } from './course-files';
import {
  CourseFile,
  GlossaryFile,
  HalfDayFile,
  LessonFrontMatter,
  QuizFile,
  SourcesFile,
} from './course-files.schema';
import type { CourseDocument, CourseQuiz, HalfDay, Lesson } from './course.schema';
import { CourseInvalid, type Fault } from './course-invalid';
import { renderLesson } from './lesson-markdown';
import { readFiles } from './read-files';
import type { YamlSource } from './yaml-source';

/**
 * The course kept in `folder` (see the README beside `src` for its files), rendered, sanitised
 * and typeset. Throws `CourseInvalid` with every fault found, each with its file and line; an
 * unreadable folder throws the file system's own error.
 */
export async function loadCourse(folder: string): Promise<CourseDocument> {
  const faults: Fault[] = [];
  const files = arrangeFiles(await readFiles(folder, faults), faults);
  checkCourse(files);

  const course = files.course.parse(CourseFile);
  const glossary = files.glossary.parse(GlossaryFile);
  const sources = files.sources.parse(SourcesFile);
  const halfDays: HalfDay[] = [];
  const quizzes: CourseQuiz[] = [];
  for (const { position, about, lessons, quiz } of files.halfDays) {
    const training = quiz.parse(QuizFile);
    const halfDay = about.parse(HalfDayFile);
    const read = lessons.map((lesson) => readLesson(lesson, files, faults));
    if (!training || !halfDay) continue;
    halfDays.push({
      ...halfDay,
      position,
      quizId: training.id,
      lessons: read.filter((lesson) => lesson !== undefined),
    });
    quizzes.push({ ...training, halfDayId: halfDay.id });
  }
  for (const quiz of files.quizzes) {
    const parsed = quiz.parse(QuizFile);
    if (parsed) quizzes.push({ ...parsed, halfDayId: null });
  }

  if (faults.length > 0 || !course || !glossary || !sources) throw new CourseInvalid(faults);
  return { ...course, halfDays, quizzes, glossary, sources };
}

function readLesson(
  { front, body, bodyLine }: LessonFile,
  { glossary, sources, picture }: CourseFiles,
  faults: Fault[],
): Lesson | undefined {
  const rendered = renderLesson(body, {
    glossary: glossary.readable ? new Set(titlesById(glossary, 'term').keys()) : undefined,
    sources: sources.readable ? titlesById(sources, 'title') : undefined,
    picture: (address) => picture(front.file, address),
    fault: (line, message) => faults.push({ file: front.file, line: bodyLine + line, message }),
  });
  if (front.readable && rendered.sections.length === 0) front.fault([], 'Séquence sans section');
  const head = front.parse(LessonFrontMatter);
  return head && { ...head, ...rendered };
}

function titlesById(list: YamlSource, title: string): Map<string, string> {
  return new Map(
    list
      .items([])
      .map((item) => [String(list.get([...item, 'id'])), String(list.get([...item, title]))]),
  );
}
