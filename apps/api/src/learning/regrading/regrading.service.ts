import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { cohortsAtOnce } from '@percolateur/contract';
import type { NewRegrading, RegradedCohort, RegradingPreview } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource, In, IsNull } from 'typeorm';
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
import type { Correction, Deed } from './cohort-regrading';
import { decidedBefore } from './decided';

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
   * Who changes, were attempts marked anew by this correction, in the cohorts that come after one: it
   * is done, cohort by cohort, and undone, so that the preview is the deed.
   * @throws Refusal `not-found` or `forbidden`
   */
  async preview(
    caller: Caller,
    organisationId: string,
    versionId: string,
    { lowers, after }: { lowers: boolean; after?: string },
  ): Promise<RegradingPreview> {
    const hub = await this.hubOf(caller, organisationId);
    const correction = await this.correction(versionId, hub);
    const concerned = await this.concerned(correction, hub);
    const rest = concerned.filter((id) => !after || id > after);
    const page = rest.slice(0, cohortsAtOnce);
    const deed = { correction, lowers, at: this.clock.now(), byId: caller.id };
    const cohorts: RegradedCohort[] = [];
    for (const cohortId of page) {
      const shown = await this.undone(cohortId, deed);
      if (shown) cohorts.push(shown);
    }
    return {
      cohorts,
      total: concerned.length,
      next: rest.length > page.length ? (page.at(-1) ?? null) : null,
      decided: await decidedBefore(this.db, versionId, hub),
    };
  }

  /**
   * Marks these cohorts anew, each in a transaction of its own and only as it was shown: when the same
   * request comes again it goes on where it was. Whoever would lose keeps their result, unless the
   * request says otherwise. What corrects nothing marks nothing.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`, or `regrading-stale` at the first cohort
   * where something else changes than was shown; those before it are marked
   */
  async regrade(
    caller: Caller,
    organisationId: string,
    versionId: string,
    { id, reason, lowers, cohorts }: NewRegrading,
  ): Promise<void> {
    const hub = await this.hubOf(caller, organisationId);
    const correction = await this.correction(versionId, hub);
    await this.checkOwn(
      cohorts.map((each) => each.id),
      hub,
    );
    if (correction.wrong.size === 0) return;
    for (const { id: cohortId, seen } of cohorts) {
      await this.db.transaction(async (manager) => {
        const at = await this.decide(manager, { id, versionId, lowers, byId: caller.id, reason });
        const deed = { correction, lowers, at, byId: caller.id, regradingId: id };
        const done = await this.cohorts.regrade(manager, cohortId, deed);
        if (!done) return;
        if (done.seen !== seen) throw new Refusal('regrading-stale');
        const count = done.others + done.changes.filter(({ kept }) => !kept).length;
        if (count > 0) await this.note(manager, caller, { cohortId, count, id, reason });
      });
    }
  }

  private async undone(cohortId: string, deed: Deed): Promise<RegradedCohort | null> {
    let shown: RegradedCohort | null = null;
    try {
      await this.db.transaction(async (manager) => {
        shown = await this.cohorts.regrade(manager, cohortId, deed);
        throw new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return shown;
  }

  /** Keeps the decision, once; answers when it was taken. */
  private async decide(
    manager: EntityManager,
    {
      reason,
      ...decision
    }: Pick<Regrading, 'id' | 'versionId' | 'lowers' | 'byId'> & { reason: string },
  ): Promise<Date> {
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', [decision.id]);
    const known = await manager.findOneBy(Regrading, { id: decision.id });
    const { byId, versionId, lowers } = decision;
    if (known) {
      const same = known.byId === byId && known.versionId === versionId && known.lowers === lowers;
      if (!same) throw new Refusal('id-reused');
      return known.at;
    }
    const at = this.clock.now();
    await keepEvidence(manager, Regrading, [{ ...decision, at, about: byId, said: { reason } }]);
    return at;
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

  /** The hub whose cohorts are concerned; null for every one. */
  private async hubOf(caller: Caller, organisationId: string): Promise<string | null> {
    const { kind } = await this.organisations.find(caller, organisationId, 'result.regrade');
    return kind === 'national' ? null : organisationId;
  }

  /** @throws Refusal `not-found` unless all of these cohorts are of this hub */
  private async checkOwn(cohortIds: readonly string[], hub: string | null): Promise<void> {
    const ids = [...new Set(cohortIds)];
    const own = { id: In(ids), ...(hub && { organisationId: hub }) };
    if ((await this.db.manager.countBy(Cohort, own)) < ids.length) throw new Refusal('not-found');
  }

  /** What a published correction stands for, nothing where it corrects none; hubs see their own questions and the nation’s. */
  private async correction(versionId: string, hub: string | null): Promise<Correction> {
    const { manager } = this.db;
    const question = hub ? [{ organisationId: hub }, { organisationId: IsNull() }] : [{}];
    const version = await manager.findOne(QuestionVersion, {
      select: { id: true },
      where: question.map((each) => ({ id: versionId, question: each })),
    });
    if (!version) throw new Refusal('not-found');
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
    return { versionId, wrong: new Set(wrong.map(({ id }) => id)) };
  }

  /** Cohorts where an attempt that ended is marked by what was wrong, in the order of their ids. */
  private async concerned({ wrong }: Correction, hub: string | null): Promise<string[]> {
    if (wrong.size === 0) return [];
    const rows = await this.db.query<{ id: string }[]>(
      `select distinct c.id
       from quiz_attempt a
       join enrolment e on e.id = a.enrolment_id
       join cohort c on c.id = e.cohort_id
       cross join lateral (
         select r.sheet from attempt_result r where r.attempt_id = a.id
         order by r.sequence desc limit 1) last
       where a.sheet && $1::uuid[] and a.percent is not null and last.sheet && $1::uuid[]
         and ($2::uuid is null or c.organisation_id = $2)
       order by 1`,
      [[...wrong], hub],
    );
    return rows.map(({ id }) => id);
  }
}
