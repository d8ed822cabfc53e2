import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CohortAudience, PersonRef } from '@percolateur/contract';
import { byName, whoIsTold } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';

/** Whom a change of a cohort would be told, before it is made. */
@Injectable()
export class CohortAudienceReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** By name, in order. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, cohortId: string): Promise<CohortAudience> {
    await this.access.cohort(caller, cohortId, 'cohort.write');
    const { trainers } = await this.db.manager.findOneOrFail(Cohort, {
      where: { id: cohortId },
      relations: { trainers: true },
    });
    const enrolments = await this.db.manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
    });
    const told = whoIsTold(enrolments);
    const named = (statuses: readonly Enrolment['status'][]) =>
      refs(told.flatMap(({ status, person }) => (statuses.includes(status) ? [person!] : [])));
    return {
      accepted: named(['accepted', 'completed', 'not_completed']),
      invited: named(['invited']),
      waiting: named(['waitlisted']),
      trainers: refs(trainers),
    };
  }
}

const refs = (people: readonly Person[]): PersonRef[] =>
  people.map(({ id, firstName, lastName }) => ({ id, firstName, lastName })).sort(byName);
