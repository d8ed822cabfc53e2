import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { firstPositioning } from '@percolateur/content';
import type { PositioningView } from '@percolateur/contract';
import { fewestShown, Refusal, spreadOf } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';
import { following, standingAnswers } from './attempts';

/** What a group knows before the course, for those who prepare it: counts, never names. */
@Injectable()
export class PositioningService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden`; `not-found` too where the course asks nothing */
  async read(caller: Caller, cohortId: string): Promise<PositioningView> {
    const { courseVersionId } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { document, quizzes } = await this.courses.course(courseVersionId);
    const quiz = quizzes.get(firstPositioning(document)?.id ?? '');
    if (!quiz) throw new Refusal('not-found');
    const { manager } = this.db;
    const attempts = await manager.findBy(QuizAttempt, {
      quizId: quiz.id,
      status: In(['submitted', 'expired']),
      enrolment: { cohortId, status: In(following) },
    });
    const view = { quizTitle: quiz.title, handedIn: attempts.length, fewest: fewestShown };
    if (attempts.length < fewestShown) return { ...view, questions: [] };
    const ids = attempts.map(({ id }) => id);
    const answers = Map.groupBy(await standingAnswers(manager, ids), ({ attemptId }) => attemptId);
    const handedIn = ids.map(
      (id) =>
        new Map((answers.get(id) ?? []).map(({ questionId, response }) => [questionId, response])),
    );
    const lessons = document.halfDays.flatMap((halfDay) => halfDay.lessons);
    return {
      ...view,
      questions: quiz.questions.map((question) => {
        const lesson = lessons.find(({ id }) => id === question.lessonId);
        return {
          id: question.id,
          prompt: question.prompt,
          lesson: lesson ? { id: lesson.id, title: lesson.title } : null,
          ...spreadOf(question, handedIn),
        };
      }),
    };
  }
}
