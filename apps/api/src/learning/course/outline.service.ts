import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseQuiz } from '@percolateur/content';
import type { CourseOutline, GlossaryView } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Caller } from '../../people/auth/caller';
import { stateOf } from './lesson-state';
import { LessonProgress } from '../../record/lesson-progress.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from './course.service';
import { ReaderService } from './reader.service';

type QuizLink = CourseOutline['final'];

/** The whole course on a page, and its words. */
@Injectable()
export class OutlineService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly readers: ReaderService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async outline(caller: Caller, cohortId: string): Promise<CourseOutline> {
    const { courseVersionId, enrolmentId } = await this.readers.reader(caller, cohortId);
    const { document, quizzes } = await this.courses.course(courseVersionId);
    const done = await this.doneBy(enrolmentId);
    const linkTo = (quizId: string) => {
      const quiz = quizzes.get(quizId);
      if (!quiz) throw new Refusal('not-found');
      return quizLink(quiz, done.attempts);
    };
    const positioning = document.quizzes.find(({ kind }) => kind === 'positioning');
    return {
      cohortId,
      title: document.title,
      halfDays: document.halfDays.map(({ lessons, quizId, ...halfDay }) => ({
        ...halfDay,
        lessons: lessons.map(({ id, title, minutes }) => ({
          id,
          title,
          minutes,
          state: stateOf(done.progress.find(({ lessonId }) => lessonId === id)),
        })),
        quiz: linkTo(quizId),
      })),
      positioning: positioning ? linkTo(positioning.id) : null,
      final: linkTo(document.completion.finalQuizId),
    };
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async glossary(caller: Caller, cohortId: string): Promise<z.infer<typeof GlossaryView>> {
    const { courseVersionId } = await this.readers.reader(caller, cohortId);
    return { terms: (await this.courses.document(courseVersionId)).glossary };
  }

  private async doneBy(enrolmentId: string | null) {
    if (!enrolmentId) return { progress: [], attempts: [] };
    const [progress, attempts] = await Promise.all([
      this.db.manager.findBy(LessonProgress, { enrolmentId }),
      this.db.manager.findBy(QuizAttempt, { enrolmentId }),
    ]);
    return { progress, attempts };
  }
}

function quizLink(
  { id, kind, title, questions }: CourseQuiz,
  attempts: readonly QuizAttempt[],
): QuizLink {
  const mine = attempts.filter(({ quizId }) => quizId === id);
  const link = { id, kind, title, questionCount: questions.length };
  if (mine.some(({ passed }) => passed)) return { ...link, state: 'passed' };
  if (mine.some(({ status }) => status === 'started')) return { ...link, state: 'open' };
  return { ...link, state: mine.length > 0 ? 'submitted' : 'new' };
}
