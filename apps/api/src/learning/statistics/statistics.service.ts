import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  QuestionStatistics,
  QuizStatistics,
  StatisticsList,
  StatisticsScope,
  VersionStatistics,
} from '@percolateur/contract';
import {
  enoughAttempts,
  fewestOutside,
  fewestShown,
  optionsOf,
  pointUnits,
  questionFigures,
  quizFigures,
  Refusal,
  suppressed,
} from '@percolateur/domain';
import type { QuestionTally, QuizTally } from '@percolateur/domain';
import { DataSource, In, IsNull } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { OrganisationService } from '../../people/organisation/organisation.service';
import { CourseVersion } from '../../record/course-version.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { CourseService } from '../course/course.service';
import type { ReadyCourse } from '../course/ready-course';
import { QuestionStore } from '../question/question-store';
import { questionTallies, quizParts, quizTally, quizzesTaken } from './sums';
import type { Whose } from './sums';

/** A group that figures are told of, and from how many people on. */
interface Group {
  scope: StatisticsScope;
  whose: Whose;
  fewest: number;
}

/** What first attempts say of quizzes and questions, in a cohort, a hub or the nation: never of a few. */
@Injectable()
export class StatisticsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly organisations: OrganisationService,
    private readonly courses: CourseService,
    private readonly store: QuestionStore,
  ) {}

  /** The quizzes that a group took. @throws Refusal `not-found` or `forbidden` */
  async ofCohort(caller: Caller, cohortId: string): Promise<StatisticsList> {
    const { group, course } = await this.cohort(caller, cohortId);
    const taken = await quizzesTaken(this.db.manager, group.whose);
    const { slug, title, quizzes } = course.document;
    return {
      scope: group.scope,
      quizzes: quizzes.flatMap(({ id, title: name, kind }) => {
        const own = taken.find(({ quizId }) => quizId === id);
        if (!own) return [];
        const head = { course: slug, courseTitle: title, quizId: id, title: name };
        return [{ ...head, kind, attempts: own.attempts }];
      }),
    };
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async quizOfCohort(caller: Caller, cohortId: string, quizId: string): Promise<QuizStatistics> {
    const { group, course } = await this.cohort(caller, cohortId);
    return this.quiz(group, course, quizId);
  }

  /** The quizzes taken in a hub, or in every hub. @throws Refusal `not-found` or `forbidden` */
  async ofOrganisation(caller: Caller, organisationId: string): Promise<StatisticsList> {
    const group = await this.organisation(caller, organisationId);
    const taken = await quizzesTaken(this.db.manager, group.whose);
    const slugs = [...new Set(taken.map(({ course }) => course))].sort();
    const quizzes = [];
    for (const slug of slugs) {
      const { document } = await this.newest(slug);
      for (const { id, title, kind } of document.quizzes) {
        const own = taken.find(({ course, quizId }) => course === slug && quizId === id);
        if (!own) continue;
        const { attempts } = own;
        quizzes.push({
          ...{ course: slug, courseTitle: document.title },
          ...{ quizId: id, title, kind, attempts },
        });
      }
    }
    return { scope: group.scope, quizzes };
  }

  /** @throws Refusal `not-found` or `forbidden` */
  async quizOfOrganisation(
    caller: Caller,
    organisationId: string,
    slug: string,
    quizId: string,
  ): Promise<QuizStatistics> {
    const group = await this.organisation(caller, organisationId);
    return this.quiz(group, await this.newest(slug), quizId);
  }

  /**
   * A question in a hub, or in every hub: each of its versions. The questions of another hub are not
   * found.
   * @throws Refusal `not-found` or `forbidden`
   */
  async version(
    caller: Caller,
    organisationId: string,
    versionId: string,
  ): Promise<VersionStatistics> {
    const group = await this.organisation(caller, organisationId);
    const { manager } = this.db;
    const hub = group.whose.organisationId;
    const asked = await manager.findOne(QuestionVersion, {
      select: { id: true, questionId: true },
      where: [
        { id: versionId, question: hub ? { organisationId: hub } : {} },
        { id: versionId, question: { organisationId: IsNull() } },
      ],
    });
    if (!asked) throw new Refusal('not-found');
    const versions = await manager.find(QuestionVersion, {
      select: { id: true },
      where: { questionId: asked.questionId },
      order: { number: 'DESC' },
    });
    const ids = versions.map(({ id }) => id);
    const tallies = await questionTallies(manager, group.whose, { versionIds: ids });
    return {
      ...{ scope: group.scope, fewest: group.fewest, enough: enoughAttempts },
      versions: await this.told(group, ids, tallies),
    };
  }

  private async cohort(caller: Caller, cohortId: string) {
    const { title, courseVersionId } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const scope = { kind: 'cohort' as const, name: title };
    const group: Group = { scope, whose: { cohortId }, fewest: fewestShown };
    return { group, course: await this.courses.course(courseVersionId) };
  }

  private async organisation(caller: Caller, organisationId: string): Promise<Group> {
    const { kind, name } = await this.organisations.find(caller, organisationId, 'cohort.write');
    const nation = kind === 'national';
    return {
      scope: { kind: nation ? 'nation' : 'hub', name },
      whose: nation ? {} : { organisationId },
      fewest: fewestOutside,
    };
  }

  /** The newest version of a course, for its titles. @throws Refusal `not-found` */
  private async newest(slug: string): Promise<ReadyCourse> {
    const version = await this.db.manager.findOne(CourseVersion, {
      select: { id: true },
      where: { slug },
      order: { importedAt: 'DESC', id: 'DESC' },
    });
    if (!version) throw new Refusal('not-found');
    return this.courses.course(version.id);
  }

  private async quiz(
    group: Group,
    { document, quizzes }: ReadyCourse,
    quizId: string,
  ): Promise<QuizStatistics> {
    const quiz = quizzes.get(quizId);
    if (!quiz) throw new Refusal('not-found');
    const { manager } = this.db;
    const what = { course: document.slug, quizId };
    const { cohortId, organisationId } = group.whose;
    const whole = await quizTally(manager, group.whose, what);
    const tallies = await questionTallies(manager, group.whose, what);
    const parts = cohortId ? [] : await quizParts(manager, organisationId, what);
    const attempts = whole?.attempts ?? 0;
    const enough = whole !== null && attempts >= group.fewest;
    const asked = [...tallies.values()].reduce((sum, each) => sum + each.asked, 0);
    // Every attempt asks as many, however they were drawn.
    const possible = attempts > 0 ? Math.round(asked / attempts) : 0;
    const hidden = suppressed(parts.map((part) => part.attempts));
    return {
      ...{ scope: group.scope, quizId, title: quiz.title, kind: quiz.kind },
      ...{ passPercent: quiz.passPercent, fewest: group.fewest, enough: enoughAttempts, attempts },
      figures: enough ? figuresOf(whole, [...tallies.values()], possible) : null,
      questions: enough
        ? await this.told(group, await this.inOrder(quiz, [...tallies.keys()]), tallies)
        : [],
      parts: parts.map(({ id, name, ...part }, place) => ({
        ...{ id, name, attempts: hidden[place] ? null : part.attempts },
        mean: hidden[place] ? null : part.points / part.attempts / possible / pointUnits,
      })),
    };
  }

  /** Versions by the place of their question in the quiz, then the newest first. */
  private async inOrder(
    { questions }: { questions: readonly { id: string }[] },
    versionIds: readonly string[],
  ): Promise<string[]> {
    const asked = await this.store.questions(versionIds);
    const placeOf = new Map(questions.map(({ id }, place) => [id, place]));
    const places = new Map(
      versionIds.map((id, at) => [id, placeOf.get(asked[at].id) ?? questions.length]),
    );
    return versionIds.toSorted(
      (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || (a < b ? 1 : -1),
    );
  }

  /** What is told of these versions, in this order; nothing of those that too few were asked. */
  private async told(
    { fewest }: Group,
    versionIds: readonly string[],
    tallies: ReadonlyMap<string, QuestionTally>,
  ): Promise<QuestionStatistics[]> {
    const questions = await this.store.questions(versionIds);
    const numbers = new Map(
      (
        await this.db.manager.find(QuestionVersion, {
          select: { id: true, number: true },
          where: { id: In(versionIds) },
        })
      ).map(({ id, number }) => [id, number]),
    );
    const hidden = suppressed(
      versionIds.map((id) => tallies.get(id)?.asked ?? 0),
      fewest,
    );
    return versionIds.map((versionId, place) => {
      const question = questions[place];
      const tally = tallies.get(versionId);
      const { kind, prompt } = question;
      const head = { versionId, number: numbers.get(versionId) ?? 1, kind, prompt };
      if (!tally || hidden[place]) return { ...head, asked: tally ? null : 0, figures: null };
      const { asked, picked, ...figures } = questionFigures(tally);
      const options = optionsOf(question).map(({ text, right }, at) => ({
        ...{ text, right, share: picked[at] ?? 0 },
      }));
      return { ...head, asked, figures: { ...figures, options } };
    });
  }
}

function figuresOf(quiz: QuizTally, questions: readonly QuestionTally[], possible: number) {
  const { passed, mean, deviation, seconds, alpha, bands } = quizFigures(quiz, questions, possible);
  return { passed, mean, deviation, seconds, alpha, bands };
}
