import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyCohort, Today } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../../learning/course/course.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { learnerFacts } from './learner-facts';
import { todayOf } from './today';

@Injectable()
export class LearnerService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /**
   * Every cohort that the caller was told about, the latest first: an enrolment whose invitation
   * has not left yet is the coordinator’s draft.
   */
  async cohorts(caller: Caller): Promise<MyCohort[]> {
    const enrolments = await this.db.manager.find(Enrolment, {
      where: { personId: In(caller.records) },
      relations: { cohort: { organisation: true, halfDays: true } },
      order: { createdAt: 'DESC', cohort: { halfDays: { position: 'ASC' } } },
    });
    return enrolments
      .filter(({ status, invitedAt }) => status !== 'invited' || invitedAt !== null)
      .map(myCohort)
      .sort((a, b) => (b.startsAt ?? '').localeCompare(a.startsAt ?? ''));
  }

  /** What to do now, and where I am. @throws Refusal `not-found` */
  async today(caller: Caller, cohortId: string): Promise<Today> {
    const now = this.clock.now();
    const facts = await learnerFacts(this.db.manager, caller, cohortId, now);
    const course = await this.courses.document(facts.cohort.courseVersionId);
    return todayOf(facts, course, now);
  }

  /**
   * Keeps that the caller read their name and found it well spelt. The second time changes nothing.
   * @throws Refusal `not-found`; `stale-edit` when they are called otherwise by now
   */
  async checkName(
    caller: Caller,
    cohortId: string,
    { firstName, lastName }: { firstName: string; lastName: string },
  ): Promise<void> {
    const { id } = await this.access.enrolment(caller, cohortId);
    if (firstName !== caller.firstName || lastName !== caller.lastName) {
      throw new Refusal('stale-edit');
    }
    await this.db.manager.update(Enrolment, { id }, { nameCheckedAt: this.clock.now() });
  }
}

function myCohort({ id, cohortId, status, cohort }: Enrolment): MyCohort {
  const { title, organisation, status: cohortStatus, timeZone, halfDays } = cohort!;
  return {
    ...{ cohortId, enrolmentId: id, title, status, cohortStatus, timeZone },
    organisationName: organisation!.name,
    startsAt: halfDays[0]?.startsAt.toISOString() ?? null,
    endsAt: halfDays.at(-1)?.endsAt.toISOString() ?? null,
  };
}
