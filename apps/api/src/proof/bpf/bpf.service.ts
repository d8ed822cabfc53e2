import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BpfLine } from '@percolateur/contract';
import { bpfLines } from '@percolateur/domain';
import type { BpfTrainee } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { followedCourses } from '../../learning/completion/followed-course';

/** Enrolments of the sessions that ended in a year, but for those that were cancelled. */
const ended = `
  select e.id, v.title as action, p.employer <> '' as employed
  from cohort c join enrolment e on e.cohort_id = c.id join person p on p.id = e.person_id
  join course_version v on v.id = c.course_version_id
  where c.organisation_id = $1 and c.status <> 'cancelled'
    and extract(year from (select max(h.ends_at) from half_day h where h.cohort_id = c.id)
                at time zone c.time_zone) = $2
  order by e.id`;

/** The figures that a training organisation owes each year (bilan pédagogique et financier). */
@Injectable()
export class BpfService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, organisationId: string, year: number): Promise<BpfLine[]> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const rows = await this.db.query<(Omit<BpfTrainee, 'minutesFollowed'> & { id: string })[]>(
      ended,
      [organisationId, year],
    );
    const followed = await followedCourses(
      this.db.manager,
      rows.map(({ id }) => id),
    );
    return bpfLines(
      rows.map(({ id, ...row }) => ({
        ...row,
        minutesFollowed: followed.get(id)!.minutesFollowed,
      })),
    );
  }
}
