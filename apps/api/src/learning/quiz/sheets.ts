import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseQuiz } from '@percolateur/content';
import { Id } from '@percolateur/contract';
import { drawSheet, Refusal } from '@percolateur/domain';
import type { Draw, Question, QuizForm } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';
import { CohortQuiz } from '../../record/cohort-quiz.entity';
import type { Cohort } from '../../record/cohort.entity';
import { QuizVersion } from '../../record/quiz-version.entity';
import { CourseService } from '../course/course.service';
import { hubQuiz } from '../course/hub-quiz';
import { corrected } from '../question/corrections';
import { measuredBy, poolFor } from '../question/pool';
import { QuestionStore } from '../question/question-store';

/** A quiz with the questions that an attempt at it asks. */
export type AskedQuiz = Omit<CourseQuiz, 'questions'> & { questions: readonly Question[] };

/** A quiz as a cohort has it: its course’s, or one of its hub in the version that it was given. */
export interface GivenQuiz {
  quiz: CourseQuiz;
  /** Null where the course asks. */
  quizVersionId: string | null;
  /** Whether nobody begins it any more. */
  takenAway: boolean;
}

/** Versions of quizzes in use at one time are a few hundred. */
const remembered = 500;

/** What attempts ask: the question versions drawn for each, kept with it as its sheet. */
@Injectable()
export class Sheets {
  private readonly planned = new LRUCache<string, CourseQuiz>({ max: remembered });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
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

  /** A quiz of a cohort, of its course or of its hub. @throws Refusal `not-found` */
  async given(
    { id: cohortId, courseVersionId }: Pick<Cohort, 'id' | 'courseVersionId'>,
    quizId: string,
    manager = this.db.manager,
  ): Promise<GivenQuiz> {
    const { quizzes } = await this.courses.course(courseVersionId, manager);
    const ofCourse = quizzes.get(quizId);
    if (ofCourse) return { quiz: ofCourse, quizVersionId: null, takenAway: false };
    const given =
      Id.safeParse(quizId).success && (await manager.findOneBy(CohortQuiz, { cohortId, quizId }));
    if (!given) throw new Refusal('not-found');
    const { quizVersionId, opensWith, detachedAt } = given;
    const quiz = await this.plan(quizVersionId, manager);
    return {
      quiz: { ...quiz, ...(opensWith !== null && { opensWith }) },
      quizVersionId,
      takenAway: detachedAt !== null,
    };
  }

  /** The quiz of an attempt, with the very questions that it asks. @throws Refusal `not-found` */
  async asked(
    {
      courseVersionId,
      quizId,
      quizVersionId,
      sheet,
    }: Pick<QuizAttempt, 'courseVersionId' | 'quizId' | 'quizVersionId' | 'sheet'>,
    manager?: EntityManager,
  ): Promise<AskedQuiz> {
    const quiz = quizVersionId
      ? await this.plan(quizVersionId, manager)
      : await this.quiz(courseVersionId, quizId, manager);
    if (sheet.length === 0) return quiz;
    return { ...quiz, questions: await this.store.questions(sheet, manager) };
  }

  /**
   * The quiz of an attempt with the versions that it is marked by, under the ids that it was answered
   * under. @throws Refusal `not-found`
   */
  async markedBy(
    attempt: Pick<QuizAttempt, 'courseVersionId' | 'quizId' | 'quizVersionId' | 'sheet'>,
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
   * the course or the quiz pins it, or as it was corrected since.
   */
  async draw(
    manager: EntityManager,
    { courseVersionId, organisationId }: Pick<Cohort, 'courseVersionId' | 'organisationId'>,
    { quiz, quizVersionId }: GivenQuiz,
    { form, seed }: { form: QuizForm; seed: string },
  ): Promise<string[]> {
    const versionIds = quizVersionId
      ? await this.fromBank(manager, { courseVersionId, organisationId }, quiz, { form, seed })
      : await this.fromCourse(manager, courseVersionId, drawSheet(form, quiz.questions, seed));
    const standing = await corrected(manager, versionIds);
    return versionIds.map((id) => standing.get(id) ?? id);
  }

  /** No training tells beforehand the key of what the course of the group measures by. */
  private async fromBank(
    manager: EntityManager,
    { courseVersionId, organisationId }: Pick<Cohort, 'courseVersionId' | 'organisationId'>,
    { kind }: Pick<CourseQuiz, 'kind'>,
    { form, seed }: { form: QuizForm; seed: string },
  ): Promise<string[]> {
    const named = form.sections.flatMap((each) => ('draw' in each ? [] : each.questions));
    const drawn = form.sections.some((each) => 'draw' in each);
    const { document } = await this.courses.course(courseVersionId, manager);
    const never = kind === 'training' ? measuredBy(document) : new Set<string>();
    const sheet = drawn
      ? drawSheet(form, await poolFor(manager, organisationId, named, never), seed).sheet
      : [...named];
    const questions = await this.store.questions(sheet, manager);
    return sheet.filter((_, place) => !never.has(questions[place]?.id ?? ''));
  }

  private async fromCourse(
    manager: EntityManager,
    courseVersionId: string,
    { sheet }: Draw,
  ): Promise<string[]> {
    const { pinned } = await this.courses.course(courseVersionId, manager);
    return sheet.flatMap((id) => pinned.get(id) ?? []);
  }

  /** A version of a quiz of a hub, which never changes: each is read once. */
  private async plan(versionId: string, manager = this.db.manager): Promise<CourseQuiz> {
    const known = this.planned.get(versionId);
    if (known) return known;
    const { quizId, plan } = await manager.findOneByOrFail(QuizVersion, { id: versionId });
    const quiz = hubQuiz(quizId, plan);
    this.planned.set(versionId, quiz);
    return quiz;
  }
}
