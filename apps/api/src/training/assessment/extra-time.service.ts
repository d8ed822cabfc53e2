import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PersonRef } from '@percolateur/contract';
import { followsCourse, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { personRef } from '../../people/people/person-ref';
import { Enrolment } from '../../record/enrolment.entity';

/**
 * Extra time at evaluations, an accommodation of a person. The hub alone reads it: neither trainers
 * nor the group are told, and the journal says that it changed, never how much.
 */
@Injectable()
export class ExtraTimeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async list(
    caller: Caller,
    cohortId: string,
  ): Promise<{ people: { enrolmentId: string; person: PersonRef; percent: number }[] }> {
    await this.access.cohort(caller, cohortId, 'people.write');
    const enrolments = await this.db.manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' } },
    });
    return {
      people: enrolments.flatMap(({ id, status, person, extraTime }) =>
        person && followsCourse(status)
          ? [
              {
                enrolmentId: id,
                person: personRef(person),
                percent: extraTime,
              },
            ]
          : [],
      ),
    };
  }

  /**
   * From the next attempt on: one under way keeps its deadline, which a trainer may put off.
   * @throws Refusal `not-found` or `forbidden`
   */
  async give(caller: Caller, enrolmentId: string, percent: number): Promise<{ percent: number }> {
    const known = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!known) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, known.cohortId, 'people.write');
    await this.db.transaction(async (manager) => {
      const { extraTime } = await manager.findOneOrFail(Enrolment, {
        where: { id: enrolmentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (extraTime === percent) return;
      await manager.update(Enrolment, { id: enrolmentId }, { extraTime: percent });
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId: cohort.organisationId },
        ...{ action: 'enrolment.extra-time', objectType: 'enrolment', objectId: enrolmentId },
      });
    });
    return { percent };
  }
}
