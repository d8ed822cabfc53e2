import { Injectable } from '@nestjs/common';
import { followsCourse } from '@percolateur/domain';
import type { Completion } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../people/audit/audit.service';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { followedCourses } from './followed-course';
import type { FollowedCourse } from './followed-course';

/** Says who completed the course, in the one place that does. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** What the people of these enrolments did and what is missing, by enrolment id. */
  facts(
    manager: EntityManager,
    enrolmentIds: readonly string[],
  ): Promise<Map<string, FollowedCourse>> {
    return followedCourses(manager, enrolmentIds);
  }

  /** Judges one enrolment anew: see `evaluateAll`. */
  async evaluate(manager: EntityManager, enrolmentId: string): Promise<Completion> {
    const judged = await this.evaluateAll(manager, [enrolmentId]);
    const completion = judged.get(enrolmentId);
    if (!completion) throw new Error(`No enrolment ${enrolmentId}`);
    return completion;
  }

  /**
   * Judges enrolments anew and keeps their status true, in the transaction of what happened: a
   * signature, an agreement, an assessment handed in, half-days that changed. Locks them first, in
   * the order of their ids, so that two causes that arrive together see each other.
   */
  async evaluateAll(
    manager: EntityManager,
    enrolmentIds: readonly string[],
  ): Promise<Map<string, Completion>> {
    await manager.find(Enrolment, {
      where: { id: In(enrolmentIds) },
      select: { id: true },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    const facts = [...(await this.facts(manager, enrolmentIds)).values()];
    for (const { enrolment, completion } of facts) {
      const wasComplete = enrolment.status === 'completed';
      if (completion.complete !== wasComplete && followsCourse(enrolment.status)) {
        await this.keep(manager, enrolment, completion.complete);
      }
    }
    return new Map(facts.map(({ enrolment, completion }) => [enrolment.id, completion]));
  }

  private async keep(manager: EntityManager, enrolment: Enrolment, complete: boolean) {
    const { id, cohortId } = enrolment;
    await manager.update(
      Enrolment,
      { id },
      complete
        ? { status: 'completed', completedAt: this.clock.now() }
        : { status: 'accepted', completedAt: null },
    );
    const { organisationId } = await manager.findOneByOrFail(Cohort, { id: cohortId });
    await this.audit.record(manager, {
      actorId: null,
      organisationId,
      action: complete ? 'enrolment.completed' : 'enrolment.reopened',
      objectType: 'enrolment',
      objectId: id,
    });
  }
}
