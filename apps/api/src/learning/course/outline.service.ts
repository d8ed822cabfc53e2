import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { firstPositioning, formsOf, positioningAgain } from '@percolateur/content';
import type { CourseQuiz } from '@percolateur/content';
import type { CourseOutline, GlossaryView } from '@percolateur/contract';
import { allowedTo, attemptsLeft, formLength, formOf, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Caller } from '../../people/auth/caller';
import { stateOf } from './lesson-state';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { LessonProgress } from '../../record/lesson-progress.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { attemptsOf } from '../../record/attempts';
import { CourseService } from './course.service';
import { hubQuizzesOf, windowsIn } from './hub-quiz';
import { openingAhead, quizSetting } from './quiz-setting';
import { ReaderService } from './reader.service';

type QuizLink = CourseOutline['final'];

/** The whole course on a page, and its words. */
@Injectable()
export class OutlineService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly readers: ReaderService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async outline(caller: Caller, cohortId: string): Promise<CourseOutline> {
    const { courseVersionId, enrolmentId } = await this.readers.reader(caller, cohortId);
    const { document, quizzes } = await this.courses.course(courseVersionId);
    const done = await this.doneBy(enrolmentId);
    const cohort = await this.db.manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { halfDays: true },
    });
    const now = this.clock.now();
    const { manager } = this.db;
    const windows = await windowsIn(manager, cohortId, now);
    const link = (quiz: CourseQuiz) => {
      const setting = quizSetting(document, quiz, cohort, windows.get(quiz.id));
      const granted = (enrolmentId && windows.get(quiz.id)?.granted.get(enrolmentId)) || 0;
      const maxAttempts = allowedTo(quiz, granted);
      return quizLink({ ...quiz, maxAttempts }, done.attempts, openingAhead(setting, now));
    };
    const linkTo = (quizId: string) => {
      const quiz = quizzes.get(quizId);
      if (!quiz) throw new Refusal('not-found');
      return link(quiz);
    };
    const positioning = firstPositioning(document);
    const again = positioningAgain(document);
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
      again: again ? linkTo(again.id) : null,
      final: linkTo(document.completion.finalQuizId),
      hub: (await hubQuizzesOf(manager, cohortId)).map(link),
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
      attemptsOf(this.db.manager, enrolmentId),
    ]);
    return { progress, attempts };
  }
}

function quizLink(
  quiz: CourseQuiz,
  attempts: readonly QuizAttempt[],
  opensAt: string | null,
): QuizLink {
  const { id, kind, title, maxAttempts } = quiz;
  const mine = attempts.filter(({ quizId }) => quizId === id);
  const over = mine.filter(({ status }) => status !== 'started');
  const link = {
    ...{ id, kind, title, opensAt },
    questionCount: formLength(formOf(formsOf(quiz), mine.length + 1)),
    attemptsLeft: attemptsLeft({ maxAttempts }, over.length),
  };
  if (mine.some(({ passed }) => passed)) return { ...link, state: 'passed' };
  if (mine.some(({ status }) => status === 'started')) return { ...link, state: 'open' };
  if (over.some(({ passed }) => passed === false)) return { ...link, state: 'failed' };
  return { ...link, state: over.length > 0 ? 'submitted' : 'new' };
}
