import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewCriterion, NewValidation } from '@percolateur/contract';
import {
  checkValidation,
  followsCourse,
  mayObserve,
  Refusal,
  sameMarks,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { CompletionService } from '../../learning/completion/completion.service';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { keepEvidence } from '../../record/apart';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { ObservationValidation } from '../../record/observation-validation.entity';
import { OwnCriterion } from '../../record/own-criterion.entity';
import { StandingObservation } from '../../record/standing-observation.view';
import { StandingValidation } from '../../record/standing-validation.view';
import { checkMarks, ownLeft, rehearsalOf } from './rehearsal';

/** A trainer retains levels for those who were observed, and says what else is watched for. */
@Injectable()
export class ValidationService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly completion: CompletionService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Validates one person or several, all of them or none, and judges who completed the course. The
   * same levels given twice change nothing; others, with their reason, supersede what was retained.
   * @throws Refusal `not-found`, `forbidden`, `observation-closed`, `not-observed`,
   * `reason-required`, `id-reused`; InputInvalid
   */
  async validate(
    caller: Caller,
    cohortId: string,
    validations: readonly z.output<typeof NewValidation>[],
  ): Promise<void> {
    const cohort = await this.access.cohort(caller, cohortId, 'observation.write');
    const rehearsal = await this.rehearsal(cohort);
    const startsAt = rehearsal.halfDay?.startsAt ?? null;
    const now = this.clock.now();
    if (!mayObserve('trainer', { status: cohort.status, startsAt, now })) {
      throw new Refusal('observation-closed');
    }
    validations.forEach(({ marks }, index) => checkMarks(rehearsal, marks, ['validations', index]));
    const ids = validations.map(({ enrolmentId }) => enrolmentId);
    if (new Set(ids).size < ids.length) {
      const message = 'Une personne y figure deux fois.';
      throw new InputInvalid([{ path: ['validations'], message }]);
    }
    await this.db.transaction(async (manager) => {
      // In the order of their ids, as completion does: two trainers at once see each other.
      const enrolments = await manager.find(Enrolment, {
        where: { id: In(ids), cohortId },
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const followers = enrolments.filter(({ status }) => followsCourse(status));
      if (followers.length < ids.length) throw new Refusal('not-found');
      for (const { id, personId } of followers) {
        const asked = validations.find(({ enrolmentId }) => enrolmentId === id)!;
        await this.keep(manager, caller, cohort, { ...asked, personId });
      }
      await this.completion.evaluateAll(manager, ids);
    });
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    { id: cohortId, organisationId }: Cohort,
    asked: z.output<typeof NewValidation> & { personId: string },
  ): Promise<void> {
    const { id, enrolmentId, marks, reason, personId: about } = asked;
    const before = await manager.findOneBy(StandingValidation, { enrolmentId });
    if (before && sameMarks(before.marks, marks)) return;
    const known = await manager.findOneBy(ObservationValidation, { id });
    if (known) {
      if (known.enrolmentId !== enrolmentId || !sameMarks(known.marks, marks)) {
        throw new Refusal('id-reused');
      }
      return;
    }
    const observations = await manager.countBy(StandingObservation, { enrolmentId });
    checkValidation({ marks, observations, before: before?.marks ?? null, reason });
    const why = before && reason ? { reason } : {};
    await keepEvidence(manager, ObservationValidation, [
      {
        ...{ id, enrolmentId, marks, trainerId: caller.id, at: this.clock.now() },
        ...{ supersedesId: before?.id ?? null, about, said: why },
      },
    ]);
    await this.audit.record(manager, {
      actorId: caller.id,
      organisationId,
      action: 'observation.validated',
      objectType: 'cohort',
      objectId: cohortId,
      ...{ about, ...why },
      detail: { enrolmentId, again: before !== null },
    });
  }

  /** @throws Refusal `not-found`, `forbidden`, `id-reused`; InputInvalid when there are enough */
  async addCriterion(
    caller: Caller,
    cohortId: string,
    { id, title, meaning }: z.output<typeof NewCriterion>,
  ): Promise<void> {
    const cohort = await this.access.cohort(caller, cohortId, 'observation.write');
    await this.db.transaction(async (manager) => {
      await this.locked(manager, cohort);
      const rehearsal = await this.rehearsal(cohort, manager);
      const known = await manager.findOneBy(OwnCriterion, { id });
      if (known) {
        if (known.cohortId !== cohortId || known.title !== title) throw new Refusal('id-reused');
        return;
      }
      if (ownLeft(rehearsal) <= 0) {
        const message =
          'Trois critères de plus au maximum : en huit minutes, on n’en suit pas davantage.';
        throw new InputInvalid([{ path: ['title'], message }]);
      }
      const added = { addedById: caller.id, addedAt: this.clock.now(), removedAt: null };
      await manager.insert(OwnCriterion, { id, cohortId, title, meaning, ...added });
      await this.said(manager, caller, cohort, 'observation.criterion-added');
    });
  }

  /** What was marked under it stays. @throws Refusal `not-found` or `forbidden` */
  async removeCriterion(caller: Caller, cohortId: string, criterionId: string): Promise<void> {
    const cohort = await this.access.cohort(caller, cohortId, 'observation.write');
    await this.db.transaction(async (manager) => {
      await this.locked(manager, cohort);
      const known = await manager.findOneBy(OwnCriterion, { id: criterionId, cohortId });
      if (!known) throw new Refusal('not-found');
      if (known.removedAt) return;
      await manager.update(OwnCriterion, { id: criterionId }, { removedAt: this.clock.now() });
      await this.said(manager, caller, cohort, 'observation.criterion-removed');
    });
  }

  private async rehearsal({ id, courseVersionId }: Cohort, manager = this.db.manager) {
    return rehearsalOf(manager, await this.courses.document(courseVersionId, manager), id);
  }

  /** One at a time changes the grid of a cohort that is not closed. @throws Refusal `cohort-not-open` */
  private async locked(manager: EntityManager, { id }: Cohort): Promise<void> {
    const { status } = await manager.findOneOrFail(Cohort, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!['draft', 'open', 'running'].includes(status)) throw new Refusal('cohort-not-open');
  }

  private said(
    manager: EntityManager,
    caller: Caller,
    { id, organisationId }: Cohort,
    action: 'observation.criterion-added' | 'observation.criterion-removed',
  ): Promise<void> {
    const what = { objectType: 'cohort', objectId: id };
    return this.audit.record(manager, { actorId: caller.id, organisationId, action, ...what });
  }
}
