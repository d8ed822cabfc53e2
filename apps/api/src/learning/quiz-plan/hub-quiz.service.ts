import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  HubQuiz,
  HubQuizRow,
  NewHubQuiz,
  NewQuizVersion,
  QuizPlan,
} from '@percolateur/contract';
import { drawSheet, formLength, formOf, may, Refusal } from '@percolateur/domain';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { personRef } from '../../people/people/person-ref';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { CohortQuiz } from '../../record/cohort-quiz.entity';
import { QuestionStanding } from '../../record/question-standing.view';
import { QuestionVersion } from '../../record/question-version.entity';
import { QuizVersion } from '../../record/quiz-version.entity';
import { Quiz } from '../../record/quiz.entity';
import { CourseService } from '../course/course.service';
import { measuredBy, poolFor } from '../question/pool';
import { namedIn, unequalForms } from './forms';
import { namedQuestions } from './named-questions';

/** Quizzes that a hub writes for its own groups, in immutable versions. */
@Injectable()
export class HubQuizService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string): Promise<{ quizzes: HubQuizRow[] }> {
    this.access.organisation(caller, organisationId, 'quiz.write');
    const { manager } = this.db;
    const quizzes = await manager.findBy(Quiz, { organisationId });
    const ids = quizzes.map(({ id }) => id);
    const versions = await manager.find(QuizVersion, {
      where: { quizId: In(ids) },
      order: { number: 'ASC' },
    });
    const newest = new Map(versions.map((each) => [each.quizId, each]));
    const given = await manager.findBy(CohortQuiz, { quizId: In(ids), detachedAt: IsNull() });
    return {
      quizzes: [...newest.values()]
        .map(({ quizId, plan, number, createdAt }) => ({
          ...{ id: quizId, title: plan.title, kind: plan.kind, number },
          questionCount: formLength(formOf(plan.forms, 1)),
          cohorts: given.filter((each) => each.quizId === quizId).length,
          changedAt: createdAt.toISOString(),
        }))
        .sort((one, other) => one.title.localeCompare(other.title, 'fr')),
    };
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, quizId: string): Promise<HubQuiz> {
    const { manager } = this.db;
    const { id, organisationId } = await this.mine(caller, quizId, manager);
    const versions = await manager.find(QuizVersion, {
      where: { quizId },
      relations: { author: true },
      order: { number: 'DESC' },
    });
    const given = await manager.find(CohortQuiz, {
      where: { quizId, detachedAt: IsNull() },
      relations: { cohort: { trainers: true }, quizVersion: true },
    });
    const forms = versions[0]?.plan.forms ?? [];
    return {
      ...{ id, organisationId },
      versions: versions.flatMap(({ author, createdAt, ...version }) =>
        author
          ? [
              {
                ...{ id: version.id, number: version.number, plan: version.plan },
                author: personRef(author),
                createdAt: createdAt.toISOString(),
              },
            ]
          : [],
      ),
      unequal: unequalForms(
        forms,
        forms.length > 1 ? await poolFor(manager, organisationId, forms.flatMap(namedIn)) : [],
      ),
      named: await namedQuestions(
        manager,
        organisationId,
        versions.flatMap(({ plan }) => plan.forms.flatMap(namedIn)),
      ),
      cohorts: given.flatMap(({ cohort, quizVersion }) =>
        // A trainer is told of her own cohorts alone.
        cohort && quizVersion && this.access.mayOn(caller, cohort, 'cohort.read')
          ? [{ id: cohort.id, title: cohort.title, number: quizVersion.number }]
          : [],
      ),
    };
  }

  /**
   * Writes a quiz; the same request again answers the same quiz.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`, `quiz-short`; InputInvalid
   */
  async create(
    caller: Caller,
    organisationId: string,
    { id, versionId, plan }: z.output<typeof NewHubQuiz>,
  ): Promise<HubQuiz> {
    this.access.organisation(caller, organisationId, 'quiz.write');
    await this.db.transaction(async (manager) => {
      const quiz = { id, organisationId, createdAt: this.clock.now() };
      await manager.createQueryBuilder().insert().into(Quiz).values(quiz).orIgnore().execute();
      // Of two requests at once, the second waits and finds what the first wrote.
      const kept = await manager.findOneOrFail(Quiz, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      const known = await manager.findOneBy(QuizVersion, { id: versionId });
      if (known ?? (await manager.existsBy(QuizVersion, { quizId: id }))) {
        const same = known?.quizId === id && kept.organisationId === organisationId;
        if (!same || !isDeepStrictEqual(known.plan, plan)) throw new Refusal('id-reused');
        return;
      }
      if (kept.organisationId !== organisationId) throw new Refusal('id-reused');
      await this.check(manager, organisationId, plan);
      await this.add(manager, caller, { id: versionId, quizId: id, number: 1, plan });
      await this.said(manager, caller, { id, organisationId }, 'quiz.created');
    });
    return this.read(caller, id);
  }

  /**
   * Writes another version; cohorts keep the one that they were given.
   * @throws Refusal `not-found`, `forbidden`, `stale-edit`, `id-reused`, `quiz-short`; InputInvalid
   */
  async revise(
    caller: Caller,
    quizId: string,
    { id, basedOnId, plan }: z.output<typeof NewQuizVersion>,
  ): Promise<HubQuiz> {
    await this.db.transaction(async (manager) => {
      const quiz = await this.mine(caller, quizId, manager, true);
      const known = await manager.findOneBy(QuizVersion, { id });
      if (known) {
        if (known.quizId !== quizId || !isDeepStrictEqual(known.plan, plan)) {
          throw new Refusal('id-reused');
        }
        return;
      }
      const [newest] = await manager.find(QuizVersion, {
        where: { quizId },
        order: { number: 'DESC' },
        take: 1,
      });
      if (newest?.id !== basedOnId) throw new Refusal('stale-edit');
      await this.check(manager, quiz.organisationId, plan);
      await this.add(manager, caller, { id, quizId, number: newest.number + 1, plan });
      await this.said(manager, caller, quiz, 'quiz.revised');
    });
    return this.read(caller, quizId);
  }

  /** A quiz of a hub where the caller writes them. @throws Refusal `not-found` or `forbidden` */
  private async mine(
    caller: Caller,
    quizId: string,
    manager: EntityManager,
    locked = false,
  ): Promise<Quiz> {
    const quiz = await manager.findOne(Quiz, {
      where: { id: quizId },
      ...(locked && { lock: { mode: 'pessimistic_write' as const } }),
    });
    if (!quiz) throw new Refusal('not-found');
    const { organisationId } = quiz;
    if (!may(caller, 'quiz.write', { organisationId, personId: caller.id })) {
      throw new Refusal('not-found');
    }
    return quiz;
  }

  /** Whether every form can be asked today, no question twice. */
  private async check(
    manager: EntityManager,
    organisationId: string,
    plan: QuizPlan,
  ): Promise<void> {
    const formIds = plan.forms.map(({ id }) => id);
    if (new Set(formIds).size < formIds.length) {
      throw new InputInvalid([{ path: ['plan', 'forms'], message: 'Deux formes se confondent.' }]);
    }
    const course = plan.kind === 'training' ? await this.courses.newestDocument() : null;
    const never = course ? measuredBy(course) : new Set<string>();
    for (const [at, form] of plan.forms.entries()) {
      const named = namedIn(form);
      const pool = await poolFor(manager, organisationId, named, never);
      const path = ['plan', 'forms', at];
      if (!named.every((id) => pool.some((each) => each.id === id))) {
        const message = 'Une question n’est ni du hub ni de la banque nationale.';
        throw new InputInvalid([{ path, message }]);
      }
      const versions = await manager.findBy(QuestionVersion, { id: In(named) });
      if (new Set(versions.map(({ content }) => content.id)).size < named.length) {
        throw new InputInvalid([{ path, message: 'Une question y est deux fois.' }]);
      }
      if (versions.some(({ content }) => never.has(content.id))) {
        const message =
          'Une question est de l’évaluation de la formation : un entraînement en dirait la réponse. Remplacez-la.';
        throw new InputInvalid([{ path, message }]);
      }
      const published = await manager.countBy(QuestionStanding, {
        versionId: In(named),
        status: 'published',
      });
      if (published < named.length) {
        const message = 'Une question n’est pas publiée, ou ne l’est plus : remplacez-la.';
        throw new InputInvalid([{ path, message }]);
      }
      const missing = drawSheet(form, pool, '').short.reduce((sum, each) => sum + each.missing, 0);
      if (missing > 0) throw new Refusal('quiz-short', { missing, form: form.id });
    }
  }

  private async add(
    manager: EntityManager,
    caller: Caller,
    version: Pick<QuizVersion, 'id' | 'quizId' | 'number' | 'plan'>,
  ): Promise<void> {
    await manager.insert(QuizVersion, {
      ...version,
      authorId: caller.id,
      createdAt: this.clock.now(),
    });
  }

  private said(
    manager: EntityManager,
    caller: Caller,
    { id, organisationId }: Pick<Quiz, 'id' | 'organisationId'>,
    action: 'quiz.created' | 'quiz.revised',
  ): Promise<void> {
    return this.audit.record(manager, {
      ...{ actorId: caller.id, organisationId, action, objectType: 'quiz', objectId: id },
    });
  }
}
