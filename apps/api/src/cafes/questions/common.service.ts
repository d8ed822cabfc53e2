import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CommonQuestionRow, CourseAnswers, heardQuestionRoutes } from '@percolateur/contract';
import { mayAnywhere, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import type { Asked } from '../../platform/serve';
import { CommonQuestion } from '../../record/common-question.entity';
import { pageFrom, pageSize } from '../../record/searched';
import { countAnew, wordingsAlone } from './tallies';

type Filter = Asked<typeof heardQuestionRoutes.common>['query'];
type Revision = Asked<typeof heardQuestionRoutes.revise>['body'];

/** The wordings that questions are told under, and what answers them. */
@Injectable()
export class CommonQuestionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly courses: CourseService,
  ) {}

  /** A page of them, the newest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string, { search, theme, answered, after }: Filter) {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    const values: unknown[] = [organisationId];
    const conditions: string[] = [];
    const where = (condition: string, value: unknown) => {
      if (value === undefined || value === '') return;
      values.push(value);
      conditions.push(condition.replace('?', `$${values.length}`));
    };
    where('c.theme = ?', theme);
    where('c.answered = ?', answered && answered === 'yes');
    where('c.id < ?', after);
    where(
      `to_tsvector('french', without_accents(c.words))
         @@ websearch_to_tsquery('french', without_accents(?))`,
      search,
    );
    const rows = await this.db.query<CommonQuestionRow[]>(
      `select c.id, c.theme, c.words, c.answer, c.lesson_id as "lessonId", c.term_id as "termId",
              c.answered, c.organisation_id = $1 as ours, c.revision,
              (select count(distinct q.told_together)::int from cafe_question q
               where q.common_question_id = c.id and q.organisation_id = $1) as here,
              nullif((select t.told from common_question_tally t
                      where t.common_question_id = c.id and t.departement = ''), 0) as everywhere
       from common_question c where ${conditions.join(' and ') || 'true'}
       order by c.id desc limit ${pageSize + 1}`,
      values,
    );
    return pageFrom(rows, ({ id }) => id);
  }

  /**
   * Corrects a wording of this hub, and says what answers it.
   * @throws Refusal `not-found` for the wording of another, a lesson or a word that the course has
   * not; `stale-edit`
   */
  async revise(
    caller: Caller,
    organisationId: string,
    id: string,
    { revision, ...fields }: Revision,
  ): Promise<void> {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    const { lessons, terms } = await this.known();
    const { lessonId, termId, answer } = fields;
    const lost =
      (lessonId && !lessons.some((each) => each.id === lessonId)) ||
      (termId && !terms.some((each) => each.id === termId));
    if (lost) throw new Refusal('not-found');
    await this.db.transaction(async (manager) => {
      const [before] = await wordingsAlone(manager, [id]);
      if (before?.organisationId !== organisationId) throw new Refusal('not-found');
      if (before.revision !== revision) throw new Refusal('stale-edit');
      const answered = answer.trim() !== '' || lessonId !== null || termId !== null;
      const after = await manager.save(CommonQuestion, { ...before, ...fields, answered });
      if (before.theme !== after.theme) await countAnew(manager, [after]);
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: 'common-question.edited' },
        ...{ objectType: 'common-question', objectId: id },
      });
    });
  }

  /** What of the course may answer one. @throws Refusal `forbidden` to who decides of no café */
  async answers(caller: Caller): Promise<CourseAnswers> {
    if (!mayAnywhere(caller, 'cafe.decide')) throw new Refusal('forbidden');
    return this.known();
  }

  private async known(): Promise<CourseAnswers> {
    const course = await this.courses.newestDocument();
    return {
      lessons: (course?.halfDays ?? []).flatMap(({ title: halfDay, lessons }) =>
        lessons.map(({ id, title }) => ({ id, title, halfDay })),
      ),
      terms: (course?.glossary ?? []).map(({ id, term }) => ({ id, term })),
    };
  }
}
