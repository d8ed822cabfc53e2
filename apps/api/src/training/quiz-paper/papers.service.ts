import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { formsOf } from '@percolateur/content';
import type { QuizPaper as PaperView, QuizPapers } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { hubQuizzesOf } from '../../learning/course/hub-quiz';
import { Sheets } from '../../learning/quiz/sheets';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { QuizPaper } from '../../record/quiz-paper.entity';

/** The paper versions of the quizzes of a cohort: drawn once, printed as often as needed. */
@Injectable()
export class PapersService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, cohortId: string): Promise<QuizPapers> {
    const cohort = await this.access.cohort(caller, cohortId, 'quiz.run');
    const { manager } = this.db;
    const { document } = await this.courses.course(cohort.courseVersionId);
    const [ofHub, papers] = await Promise.all([
      hubQuizzesOf(manager, cohortId),
      manager.find(QuizPaper, { where: { cohortId }, order: { number: 'DESC' } }),
    ]);
    return {
      cohortTitle: cohort.title,
      timeZone: cohort.timeZone,
      quizzes: [...document.quizzes, ...ofHub].map((quiz) => ({
        ...{ id: quiz.id, kind: quiz.kind, title: quiz.title },
        forms: formsOf(quiz).flatMap(({ id }) => id || []),
        papers: papers.filter(({ quizId }) => quizId === quiz.id).map(paperView),
      })),
    };
  }

  /**
   * Draws a paper version under the id that the device made.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`
   */
  async prepare(
    caller: Caller,
    cohortId: string,
    quizId: string,
    { id, form: formId }: { id: string; form: string | null },
  ): Promise<PaperView> {
    const cohort = await this.access.cohort(caller, cohortId, 'quiz.run');
    return this.db.transaction(async (manager) => {
      // One at a time, so that their numbers follow.
      await manager.findOneOrFail(Cohort, {
        where: { id: cohortId },
        lock: { mode: 'pessimistic_write' },
      });
      const known = await manager.findOneBy(QuizPaper, { id });
      if (known) {
        const same = known.cohortId === cohortId && known.quizId === quizId;
        if (!same || known.form !== (formId ?? '')) throw new Refusal('id-reused');
        return paperView(known);
      }
      const given = await this.sheets.given(cohort, quizId, manager);
      const form = formsOf(given.quiz).find((each) => each.id === (formId ?? ''));
      if (!form || given.takenAway) throw new Refusal('not-found');
      const number = 1 + (await manager.countBy(QuizPaper, { cohortId, quizId }));
      const { quizVersionId } = given;
      const paper = manager.create(QuizPaper, {
        ...{ id, cohortId, quizId, quizVersionId, number, form: form.id },
        ...{ courseVersionId: cohort.courseVersionId, preparedById: caller.id },
        sheet: await this.sheets.draw(manager, cohort, given, { form, seed: id }),
        seed: given.quiz.shuffle ? id : '',
        preparedAt: this.clock.now(),
      });
      await manager.insert(QuizPaper, paper);
      return paperView(paper);
    });
  }

  /** A paper version of this cohort. @throws Refusal `not-found` or `forbidden` */
  async ofCohort(
    caller: Caller,
    cohortId: string,
    paperId: string,
  ): Promise<{ cohort: Cohort; paper: QuizPaper }> {
    const cohort = await this.access.cohort(caller, cohortId, 'quiz.run');
    const paper = await this.db.manager.findOneBy(QuizPaper, { id: paperId, cohortId });
    if (!paper) throw new Refusal('not-found');
    return { cohort, paper };
  }
}

export const paperView = ({ id, number, form, sheet, preparedAt }: QuizPaper): PaperView => ({
  ...{ id, number, form: form || null, questionCount: sheet.length },
  preparedAt: preparedAt.toISOString(),
});
