import type { CourseDocument } from '@percolateur/content';
import { HandoutView } from '@percolateur/contract';
import { citedSources, termsOf } from '../course/ready-course';

/** The page that a learner keeps of a lesson; null when the course has no such lesson. */
export function handoutOf(document: CourseDocument, lessonId: string): HandoutView | null {
  for (const halfDay of document.halfDays) {
    const lesson = halfDay.lessons.find(({ id }) => id === lessonId);
    if (!lesson) continue;
    const section = (wanted: 'sheet' | 'keep') =>
      lesson.sections.find(({ kind }) => kind === wanted);
    const [sheet, keep] = [section('sheet'), section('keep')];
    const named = (id: string) =>
      [sheet, keep].some((each) => each?.html.includes(`#source-${id}"`));
    return HandoutView.parse({
      courseTitle: document.title,
      version: document.version,
      licence: document.licence,
      halfDay,
      title: lesson.title,
      objectives: lesson.objectives.map(({ text }) => text),
      sheet,
      keep,
      glossary: termsOf(document, lesson),
      sources: citedSources(document, lesson)
        .map((source, index) => ({ ...source, number: index + 1 }))
        .filter(({ id }) => named(id)),
    });
  }
  return null;
}
