import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { followsCourse } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Enrolment } from '../../record/enrolment.entity';

/** Who reads the course of a cohort: a learner of it, or its staff, who have no enrolment. */
export interface Reader {
  courseVersionId: string;
  enrolmentId: string | null;
}

@Injectable()
export class ReaderService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` to all but the learners and the staff of the cohort */
  async reader(caller: Caller, cohortId: string): Promise<Reader> {
    const enrolment = await this.db.manager.findOne(Enrolment, {
      where: { cohortId, personId: caller.id },
      relations: { cohort: true },
    });
    if (enrolment?.cohort && followsCourse(enrolment.status)) {
      return { courseVersionId: enrolment.cohort.courseVersionId, enrolmentId: enrolment.id };
    }
    return this.preview(caller, cohortId);
  }

  /** The staff of a cohort reading its course. @throws Refusal `not-found` or `forbidden` */
  async preview(caller: Caller, cohortId: string): Promise<Reader> {
    const { courseVersionId } = await this.access.cohort(caller, cohortId, 'course.preview');
    return { courseVersionId, enrolmentId: null };
  }
}
