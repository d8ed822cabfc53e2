import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { formsOf } from '@percolateur/content';
import type { CourseDocument, CourseQuiz } from '@percolateur/content';
import type { CohortQuizzes } from '@percolateur/contract';
import { formLength, formOf, Refusal } from '@percolateur/domain';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { CohortQuiz } from '../../record/cohort-quiz.entity';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizVersion } from '../../record/quiz-version.entity';
import { Quiz } from '../../record/quiz.entity';
import { CourseService } from '../course/course.service';
import { hubQuiz, windowsIn } from '../course/hub-quiz';
import { openingAhead, quizSetting } from '../course/quiz-setting';
import { measuredBy } from '../question/pool';
import { namedIn } from './forms';

/** Which quizzes a cohort has: those of its course, and those of its hub that it was given. */
@Injectable()
export class CohortQuizService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** For the staff of the cohort. @throws Refusal `not-found` */
  async list(caller: Caller, cohortId: string): Promise<CohortQuizzes> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { manager } = this.db;
    const { document } = await this.courses.course(cohort.courseVersionId);
    const given = await manager.find(CohortQuiz, {
      where: { cohortId, detachedAt: IsNull() },
      relations: { quizVersion: true },
    });
    const halfDays = await manager.findBy(HalfDay, { cohortId });
    const now = this.clock.now();
    const windows = await windowsIn(manager, cohortId, now);
    const newest = await newestIn(manager, cohort);
    const withheld = await withheldFrom(
      manager,
      document,
      given.flatMap(({ quizVersion }) => quizVersion ?? []),
    );
    const row = (quiz: CourseQuiz, number: number | null) => ({
      ...{ id: quiz.id, kind: quiz.kind, title: quiz.title, number },
      newest: number === null ? null : (newest.get(quiz.id)?.number ?? number),
      questionCount: formLength(formOf(formsOf(quiz), 1)),
      withheld: number === null ? 0 : (withheld.get(quiz.id) ?? 0),
      minutes: quiz.minutes ?? null,
      opensWith: quiz.opensWith ?? null,
      opensAt: openingAhead(
        quizSetting(document, quiz, { ...cohort, halfDays }, windows.get(quiz.id)),
        now,
      ),
    });
    return {
      quizzes: [
        ...document.quizzes
          .filter(({ kind }) => kind !== 'training')
          .map((each) => row(each, null)),
        ...given.flatMap(({ quizId, quizVersion, opensWith }) =>
          quizVersion
            ? [row(hubQuiz(quizId, quizVersion.plan, opensWith), quizVersion.number)]
            : [],
        ),
      ],
      attachable: [...newest.values()]
        .filter(({ quizId }) => !given.some((each) => each.quizId === quizId))
        .map(({ quizId, plan: { title, kind } }) => ({ id: quizId, title, kind }))
        .sort((one, other) => one.title.localeCompare(other.title, 'fr')),
      halfDays: document.halfDays.map(({ id, title }) => ({ id, title })),
    };
  }

  /**
   * Gives a cohort the newest version of a quiz of its hub, or says anew when it opens.
   * @throws Refusal `not-found`, `forbidden`; InputInvalid when no half-day is called so
   */
  async attach(
    caller: Caller,
    cohortId: string,
    quizId: string,
    opensWith: string | null,
  ): Promise<CohortQuizzes> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.write');
    const { document } = await this.courses.course(cohort.courseVersionId);
    if (opensWith !== null && !document.halfDays.some(({ id }) => id === opensWith)) {
      const message = 'Cette demi-journée n’est pas de la formation.';
      throw new InputInvalid([{ path: ['opensWith'], message }]);
    }
    await this.db.transaction(async (manager) => {
      const quiz = await this.ofHub(manager, cohort, quizId);
      const [newest] = await manager.find(QuizVersion, {
        where: { quizId: quiz.id },
        order: { number: 'DESC' },
        take: 1,
      });
      if (!newest) throw new Refusal('not-found');
      const attached = { quizVersionId: newest.id, opensWith, detachedAt: null };
      const before = await manager.findOneBy(CohortQuiz, { cohortId, quizId });
      await manager.upsert(CohortQuiz, { cohortId, quizId, ...attached }, ['cohortId', 'quizId']);
      if (before && !before.detachedAt && before.quizVersionId === newest.id) return;
      await this.said(manager, caller, cohort, 'quiz.attached', newest);
    });
    return this.list(caller, cohortId);
  }

  /** Nobody begins it any more; what was begun goes on. @throws Refusal `not-found`, `forbidden` */
  async detach(caller: Caller, cohortId: string, quizId: string): Promise<CohortQuizzes> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.write');
    await this.db.transaction(async (manager) => {
      await this.ofHub(manager, cohort, quizId);
      const given = await manager.findOne(CohortQuiz, {
        where: { cohortId, quizId },
        relations: { quizVersion: true },
      });
      if (!given?.quizVersion) throw new Refusal('not-found');
      if (given.detachedAt) return;
      await manager.update(CohortQuiz, { cohortId, quizId }, { detachedAt: this.clock.now() });
      await this.said(manager, caller, cohort, 'quiz.detached', given.quizVersion);
    });
    return this.list(caller, cohortId);
  }

  /** A quiz of the hub of a cohort, which nobody else gives meanwhile. @throws Refusal `not-found` */
  private async ofHub(
    manager: EntityManager,
    { organisationId }: Cohort,
    quizId: string,
  ): Promise<Quiz> {
    const quiz = await manager.findOne(Quiz, {
      where: { id: quizId, organisationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!quiz) throw new Refusal('not-found');
    return quiz;
  }

  private said(
    manager: EntityManager,
    caller: Caller,
    { id, organisationId }: Cohort,
    action: 'quiz.attached' | 'quiz.detached',
    { plan, number }: QuizVersion,
  ): Promise<void> {
    return this.audit.record(manager, {
      ...{ actorId: caller.id, organisationId, action, objectType: 'cohort', objectId: id },
      detail: { title: plan.title, number },
    });
  }
}

/**
 * How many of the questions that trainings name measure this course, by quiz: a training would tell
 * their key, and leaves them out (`Sheets.draw`).
 */
async function withheldFrom(
  manager: EntityManager,
  document: CourseDocument,
  versions: readonly QuizVersion[],
): Promise<ReadonlyMap<string, number>> {
  const trainings = versions.filter(({ plan }) => plan.kind === 'training');
  const named = await manager.findBy(QuestionVersion, {
    id: In(trainings.flatMap(({ plan }) => plan.forms.flatMap(namedIn))),
  });
  const measured = measuredBy(document);
  const ids = new Set(named.flatMap(({ id, content }) => (measured.has(content.id) ? [id] : [])));
  return new Map(
    trainings.map(({ quizId, plan }) => [
      quizId,
      new Set(plan.forms.flatMap(namedIn).filter((id) => ids.has(id))).size,
    ]),
  );
}

/** The newest version of each quiz of the hub of a cohort, by quiz. */
async function newestIn(
  manager: EntityManager,
  { organisationId }: Cohort,
): Promise<ReadonlyMap<string, QuizVersion>> {
  const versions = await manager.find(QuizVersion, {
    where: { quiz: { organisationId } },
    order: { number: 'ASC' },
  });
  return new Map(versions.map((each) => [each.quizId, each]));
}
