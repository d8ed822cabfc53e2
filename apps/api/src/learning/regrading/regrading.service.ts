import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  NewRegrading,
  RegradedAttempt,
  Regrading as RegradingView,
} from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { AuditService } from '../../people/audit/audit.service';
import { OrganisationService } from '../../people/organisation/organisation.service';
import { Clock } from '../../platform/clock';
import { keepEvidence } from '../../record/apart';
import { Cohort } from '../../record/cohort.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { Regrading } from '../../record/regrading.entity';
import { CohortRegrading } from './cohort-regrading';
import type { Correction } from './cohort-regrading';

/** People listed in one answer; the rest are counted. */
const listed = 200;

/** Thrown to undo what a preview did. */
class Undone extends Error {}

/** Marks attempts anew once a question that they saw is corrected. */
@Injectable()
export class RegradingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly organisations: OrganisationService,
    private readonly cohorts: CohortRegrading,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Who changes, were attempts marked anew by this correction: it is done, cohort by cohort, and
   * undone, so that the preview is the deed.
   * @throws Refusal `not-found` or `forbidden`
   */
  async preview(
    caller: Caller,
    organisationId: string,
    versionId: string,
    lowers: boolean,
  ): Promise<RegradingView> {
    const hub = await this.hubOf(caller, organisationId);
    const correction = await this.correction(versionId, hub);
    const deed = { correction, lowers, at: this.clock.now(), byId: caller.id };
    return this.inEach(await this.cohortsOf(correction, hub), async (cohortId) => {
      let changes: Awaited<ReturnType<CohortRegrading['regrade']>> | null = null;
      try {
        await this.db.transaction(async (manager) => {
          changes = await this.cohorts.regrade(manager, cohortId, deed);
          throw new Undone();
        });
      } catch (error) {
        if (!(error instanceof Undone)) throw error;
      }
      return changes!;
    });
  }

  /**
   * Marks anew, each cohort in a transaction of its own: one that was interrupted goes on where it
   * was when the same request comes again, and what is marked by the correction is not marked twice.
   * Whoever would lose keeps their result, unless the request says otherwise. What corrects nothing
   * marks nothing.
   * @throws Refusal `not-found`, `forbidden` or `id-reused`
   */
  async regrade(
    caller: Caller,
    organisationId: string,
    versionId: string,
    { id, reason, lowers }: NewRegrading,
  ): Promise<RegradingView> {
    const hub = await this.hubOf(caller, organisationId);
    const correction = await this.correction(versionId, hub);
    if (correction.wrong.size === 0) return { changes: [], more: 0, same: 0 };
    const at = await this.decide({ id, versionId, lowers, byId: caller.id, reason });
    const deed = { correction, lowers, at, byId: caller.id, regradingId: id };
    return this.inEach(await this.cohortsOf(correction, hub), (cohortId) =>
      this.db.transaction(async (manager) => {
        const done = await this.cohorts.regrade(manager, cohortId, deed);
        const count = done.changes.filter(({ kept }) => !kept).length;
        if (count > 0) await this.note(manager, caller, { cohortId, count, id, reason });
        return done;
      }),
    );
  }

  /** Keeps the decision, once; answers when it was taken. */
  private async decide({
    reason,
    ...decision
  }: Pick<Regrading, 'id' | 'versionId' | 'lowers' | 'byId'> & { reason: string }): Promise<Date> {
    return this.db.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', [decision.id]);
      const known = await manager.findOneBy(Regrading, { id: decision.id });
      const { byId, versionId, lowers } = decision;
      if (known) {
        const same =
          known.byId === byId && known.versionId === versionId && known.lowers === lowers;
        if (!same) throw new Refusal('id-reused');
        return known.at;
      }
      const at = this.clock.now();
      await keepEvidence(manager, Regrading, [{ ...decision, at, about: byId, said: { reason } }]);
      return at;
    });
  }

  private async note(
    manager: EntityManager,
    caller: Caller,
    {
      cohortId,
      count,
      id,
      reason,
    }: { cohortId: string; count: number; id: string; reason: string },
  ): Promise<void> {
    const { organisationId } = await manager.findOneByOrFail(Cohort, { id: cohortId });
    await this.audit.record(manager, {
      ...{ actorId: caller.id, organisationId, action: 'cohort.regraded' },
      ...{ objectType: 'cohort', objectId: cohortId, about: caller.id, reason },
      detail: { count, regrading: id },
    });
  }

  private async inEach(
    cohortIds: readonly string[],
    regrade: (cohortId: string) => Promise<{ changes: RegradedAttempt[]; same: number }>,
  ): Promise<RegradingView> {
    const view: RegradingView = { changes: [], more: 0, same: 0 };
    for (const cohortId of cohortIds) {
      const { changes, same } = await regrade(cohortId);
      const room = Math.max(0, listed - view.changes.length);
      view.changes.push(...changes.slice(0, room));
      view.more += changes.length - Math.min(room, changes.length);
      view.same += same;
    }
    return view;
  }

  /** The hub whose cohorts are concerned; null for every one. */
  private async hubOf(caller: Caller, organisationId: string): Promise<string | null> {
    const { kind } = await this.organisations.find(caller, organisationId, 'result.regrade');
    return kind === 'national' ? null : organisationId;
  }

  /** What a published correction stands for, nothing where it corrects none; hubs see their own questions and the nation’s. */
  private async correction(versionId: string, hub: string | null): Promise<Correction> {
    const { manager } = this.db;
    const question = hub ? [{ organisationId: hub }, { organisationId: IsNull() }] : [{}];
    const version = await manager.findOne(QuestionVersion, {
      select: { id: true },
      where: question.map((each) => ({ id: versionId, question: each })),
    });
    const wrong = await manager.query<{ id: string }[]>(
      `with recursive chain as (
         select v.corrects_id as id from question_version v
         join question_standing s on s.version_id = v.id and s.status = 'published'
         where v.id = $1
         union all
         select v.corrects_id from chain join question_version v on v.id = chain.id)
       select id from chain where id is not null`,
      [versionId],
    );
    if (!version) throw new Refusal('not-found');
    return { versionId, wrong: new Set(wrong.map(({ id }) => id)) };
  }

  /** Cohorts where attempts that ended saw the question before, in one order. */
  private async cohortsOf({ wrong }: Correction, hub: string | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `select distinct e.cohort_id as id
       from quiz_attempt a join enrolment e on e.id = a.enrolment_id
       join cohort c on c.id = e.cohort_id
       where a.sheet && $1::uuid[] and a.percent is not null
         and ($2::uuid is null or c.organisation_id = $2)
       order by 1`,
      [[...wrong], hub],
    );
    return rows.map(({ id }) => id);
  }
}
