import { Injectable } from '@nestjs/common';
import type { CourseQuiz } from '@percolateur/content';
import { drawSheet, Refusal } from '@percolateur/domain';
import type { Question, QuizForm } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CourseService } from '../course/course.service';
import { corrected } from '../question/corrections';
import { QuestionStore } from '../question/question-store';

/** A quiz with the questions that an attempt at it asks. */
export type AskedQuiz = Omit<CourseQuiz, 'questions'> & { questions: readonly Question[] };

/** What attempts ask: the question versions drawn for each, kept with it as its sheet. */
@Injectable()
export class Sheets {
  constructor(
    private readonly courses: CourseService,
    private readonly store: QuestionStore,
  ) {}

  /** A quiz of a course version, as the course has it. @throws Refusal `not-found` */
  async quiz(
    courseVersionId: string,
    quizId: string,
    manager?: EntityManager,
  ): Promise<CourseQuiz> {
    const { quizzes } = await this.courses.course(courseVersionId, manager);
    const quiz = quizzes.get(quizId);
    if (!quiz) throw new Refusal('not-found');
    return quiz;
  }

  /** The quiz of an attempt, with the very questions that it asks. @throws Refusal `not-found` */
  async asked(
    { courseVersionId, quizId, sheet }: Pick<QuizAttempt, 'courseVersionId' | 'quizId' | 'sheet'>,
    manager?: EntityManager,
  ): Promise<AskedQuiz> {
    const quiz = await this.quiz(courseVersionId, quizId, manager);
    if (sheet.length === 0) return quiz;
    return { ...quiz, questions: await this.store.questions(sheet, manager) };
  }

  /**
   * The quiz of an attempt with the versions that it is marked by, under the ids that it was answered
   * under. @throws Refusal `not-found`
   */
  async markedBy(
    attempt: Pick<QuizAttempt, 'courseVersionId' | 'quizId' | 'sheet'>,
    sheet: readonly string[],
    manager?: EntityManager,
  ): Promise<AskedQuiz> {
    const asked = await this.asked(attempt, manager);
    const questions = await this.store.questions(sheet, manager);
    return {
      ...asked,
      questions: questions.map((question, place) => ({
        ...question,
        id: asked.questions[place]?.id ?? question.id,
      })),
    };
  }

  /**
   * The sheet of a new attempt: what the form asks, or what the seed draws for it; each question as
   * the course pins it, or as it was corrected since.
   */
  async draw(
    manager: EntityManager,
    courseVersionId: string,
    { questions }: Pick<CourseQuiz, 'questions'>,
    { form, seed }: { form: QuizForm; seed: string },
  ): Promise<string[]> {
    const { pinned } = await this.courses.course(courseVersionId, manager);
    const { sheet } = drawSheet(form, questions, seed);
    const versionIds = sheet.flatMap((id) => pinned.get(id) ?? []);
    const standing = await corrected(manager, versionIds);
    return versionIds.map((id) => standing.get(id) ?? id);
  }
}
