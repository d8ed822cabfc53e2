import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { HeardQuestionRow, heardQuestionRoutes } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { CafeQuestion } from '../../record/cafe-question.entity';
import { CommonQuestion } from '../../record/common-question.entity';
import { pageFrom, pageSize } from '../../record/searched';
import { countAnew, wordingsAlone } from './tallies';

type Filter = Asked<typeof heardQuestionRoutes.list>['query'];
type Deed = Asked<typeof heardQuestionRoutes.sort>['body'];

const states: Record<HeardQuestionRow['state'], string> = {
  new: 'q.common_question_id is null and q.hidden_at is null',
  grouped: 'q.common_question_id is not null',
  hidden: 'q.hidden_at is not null',
};
const deeds = { group: 'grouped', hide: 'hidden', return: 'returned' } as const;

/** The questions heard in a territory, as its hub reads and sorts them. */
@Injectable()
export class HeardQuestionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A page of them, the last told first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string, { state, theme, under, after }: Filter) {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    const query = this.db.manager
      .createQueryBuilder(CafeQuestion, 'q')
      .leftJoin('q.commonQuestion', 'c')
      .addSelect(['c.id', 'c.words'])
      .where('q.organisation_id = :organisationId', { organisationId })
      .andWhere(states[state])
      .orderBy('q.toldAt', 'DESC')
      .addOrderBy('q.id', 'DESC')
      .limit(pageSize + 1);
    if (theme) query.andWhere('q.theme = :theme', { theme });
    if (under) query.andWhere('q.common_question_id = :under', { under });
    if (after) {
      query.andWhere(
        '(q.told_at, q.id) < (select told_at, id from cafe_question where id = :after)',
        { after },
      );
    }
    const rows = (await query.getMany()).map((each): HeardQuestionRow => ({
      ...{ id: each.id, words: each.words, theme: each.theme, departement: each.departement },
      ...{ heardAt: each.heardAt.toISOString(), state, under: each.commonQuestion?.words ?? null },
    }));
    return pageFrom(rows, ({ id }) => id);
  }

  /**
   * Tells questions under one wording, hides them, or puts them back among the new ones; the wordings
   * that it touches are counted anew. The same again changes nothing.
   * @throws Refusal `not-found` for a question of another territory or a wording that is not there
   */
  async sort(caller: Caller, organisationId: string, asked: Deed): Promise<void> {
    this.access.organisation(caller, organisationId, 'cafe.decide');
    const ids = [...new Set(asked.ids)];
    await this.db.transaction(async (manager) => {
      const questions = await manager.find(CafeQuestion, {
        where: { id: In(ids), organisationId },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      if (questions.length < ids.length) throw new Refusal('not-found');
      const under = asked.deed === 'group' ? asked.commonQuestionId : null;
      if (asked.deed === 'group' && asked.fresh) {
        const wording = { id: under!, organisationId, ...asked.fresh, revision: 1 };
        await manager
          .createQueryBuilder()
          .insert()
          .into(CommonQuestion)
          .values(wording)
          .orIgnore()
          .execute();
      }
      const before = questions.map(({ commonQuestionId }) => commonQuestionId);
      const wordings = await wordingsAlone(manager, [...before, under]);
      if (under && !wordings.some(({ id }) => id === under)) throw new Refusal('not-found');
      const hiddenAt = asked.deed === 'hide' ? this.clock.now() : null;
      await manager.update(CafeQuestion, { id: In(ids) }, { commonQuestionId: under, hiddenAt });
      await countAnew(manager, wordings);
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId, action: `heard-questions.${deeds[asked.deed]}` },
        ...{ objectType: under ? 'common-question' : 'organisation' },
        ...{ objectId: under ?? organisationId, detail: { questions: ids.length } },
      });
    });
  }
}
