import { posix } from 'node:path';
import type { Fault } from './course-invalid';
import { YamlSource } from './yaml-source';

/** A lesson as written: its front matter, then Markdown from line `bodyLine` of the file. */
export interface LessonFile {
  front: YamlSource;
  body: string;
  bodyLine: number;
  /** `01-name.trainer.yaml`, beside `01-name.md`. */
  trainer: YamlSource;
  /** `01-name.quiz.yaml`, where the lesson has a quiz of its own. */
  quiz: YamlSource | null;
}

export interface HalfDayFiles {
  position: number;
  about: YamlSource;
  facts: YamlSource;
  lessons: LessonFile[];
  quiz: YamlSource;
}

/** The files of a course, each at its place, read but not yet checked. */
export interface CourseFiles {
  course: YamlSource;
  glossary: YamlSource;
  sources: YamlSource;
  halfDays: HalfDayFiles[];
  /** `observation.yaml`, where the course has a grid. */
  observation: YamlSource | null;
  /** The quizzes that belong to no half-day: positioning and final. */
  quizzes: YamlSource[];
  /** The text of the SVG picture at `address`, relative to the file that shows it. */
  picture: (from: string, address: string) => string | undefined;
}

/** Puts each file at its place; what is missing, or stands where nobody reads it, is a fault. */
export function arrangeFiles(files: Map<string, string>, faults: Fault[]): CourseFiles {
  const unread = new Set(files.keys());
  const take = (file: string) => {
    unread.delete(file);
    return files.get(file) ?? '';
  };
  const yaml = (file: string) => new YamlSource(file, take(file), faults);
  const lesson = (file: string): LessonFile => {
    const name = file.slice(0, -'.md'.length);
    const quiz = `${name}.quiz.yaml`;
    return {
      ...splitLesson(file, take(file), faults),
      trainer: yaml(`${name}.trainer.yaml`),
      quiz: files.has(quiz) ? yaml(quiz) : null,
    };
  };
  const within = (folder: string, extension: string) =>
    [...files.keys()].filter(
      (file) => posix.dirname(file) === folder && posix.extname(file) === extension,
    );
  const halfDay = (folder: string): HalfDayFiles => ({
    position: Number(folder[0]),
    about: yaml(`${folder}/half-day.yaml`),
    facts: yaml(`${folder}/facts.yaml`),
    lessons: within(folder, '.md').map(lesson),
    quiz: yaml(`${folder}/quiz.yaml`),
  });

  const folders = [...files.keys()].map((file) => posix.dirname(file));
  const arranged = {
    course: yaml('course.yaml'),
    glossary: yaml('glossary.yaml'),
    sources: yaml('sources.yaml'),
    halfDays: [...new Set(folders)].filter((name) => /^[1-9]-[a-z0-9-]+$/.test(name)).map(halfDay),
    observation: files.has('observation.yaml') ? yaml('observation.yaml') : null,
    quizzes: within('quizzes', '.yaml').map(yaml),
    picture: (from: string, address: string) => {
      const file = posix.join(posix.dirname(from), address);
      return file.endsWith('.svg') && files.has(file) ? take(file) : undefined;
    },
  };
  for (const file of unread) {
    if (file.endsWith('.svg')) continue;
    faults.push({ file, line: 1, message: 'Fichier que personne ne lit' });
  }
  return arranged;
}

function splitLesson(
  file: string,
  text: string,
  faults: Fault[],
): Pick<LessonFile, 'front' | 'body' | 'bodyLine'> {
  const [whole, header = ''] = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text) ?? [''];
  return {
    front: new YamlSource(file, header, faults, 2),
    body: text.slice(whole.length),
    bodyLine: whole.split('\n').length,
  };
}
