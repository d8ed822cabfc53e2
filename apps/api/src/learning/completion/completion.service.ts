import { Injectable } from '@nestjs/common';
import { followsCourse } from '@percolateur/domain';
import type { Completion } from '@percolateur/domain';
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

  /**
   * Judges an enrolment anew and keeps its status true, in the transaction of what happened: a
   * signature, an agreement, an assessment handed in. Locks the enrolment first, so that two causes
   * that arrive together see each other.
   */
  async evaluate(manager: EntityManager, enrolmentId: string): Promise<Completion> {
    const enrolment = await manager.findOneOrFail(Enrolment, {
      where: { id: enrolmentId },
      lock: { mode: 'for_no_key_update' },
    });
    const { completion } = (await this.facts(manager, [enrolmentId])).get(enrolmentId)!;
    const wasComplete = enrolment.status === 'completed';
    if (completion.complete === wasComplete || !followsCourse(enrolment.status)) return completion;
    await manager.update(
      Enrolment,
      { id: enrolmentId },
      completion.complete
        ? { status: 'completed', completedAt: this.clock.now() }
        : { status: 'accepted', completedAt: null },
    );
    const { organisationId } = await manager.findOneByOrFail(Cohort, { id: enrolment.cohortId });
    await this.audit.record(manager, {
      actorId: null,
      organisationId,
      action: completion.complete ? 'enrolment.completed' : 'enrolment.reopened',
      objectType: 'enrolment',
      objectId: enrolmentId,
    });
    return completion;
  }
}
