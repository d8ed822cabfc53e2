import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EnrolmentRow } from '@percolateur/contract';
import { Refusal, waitingList } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import type { Cohort } from '../../record/cohort.entity';
import { asHolder } from '../cohort/seat.service';
import { CourseService } from '../../learning/course/course.service';
import { Enrolment } from '../../record/enrolment.entity';

type Progress = Pick<
  EnrolmentRow,
  | 'id'
  | 'lessonsDone'
  | 'halfDaysSigned'
  | 'halfDayCount'
  | 'positioningDone'
  | 'finalPassed'
  | 'cameFrom'
  | 'movedTo'
> & { rehearsal: 'none' | 'observed' | 'validated' };

const progress = `
  select e.id,
    (select count(*)::int from lesson_progress l
     where l.enrolment_id = e.id and l.done_at is not null) as "lessonsDone",
    (select count(*)::int from half_day h where h.cohort_id = e.cohort_id) as "halfDayCount",
    (select count(distinct h.id)::int
     from half_day h join standing_signature s
       on s.half_day_id = h.id and s.person_id = e.person_id and s.role = 'learner'
     where h.cohort_id = e.cohort_id and s.state = 'counts') as "halfDaysSigned",
    exists (select from quiz_attempt q where q.enrolment_id = any(e.earlier_ids || e.id)
            and q.kind = 'positioning' and not q.again and q.status <> 'started') as "positioningDone",
    exists (select from quiz_attempt q where q.enrolment_id = any(e.earlier_ids || e.id)
            and q.kind = 'final' and q.passed) as "finalPassed",
    case when exists (select from observation_validation v
                      where v.enrolment_id = any(e.earlier_ids || e.id))
           then 'validated'
         when exists (select from observation o where o.enrolment_id = e.id) then 'observed'
         else 'none' end as rehearsal,
    (select json_build_object('cohortId', c.id, 'title', c.title,
              'startsAt', nullif(c.starts_at, 'infinity'), 'halfDaysSigned',
              (select count(distinct s.half_day_id)::int from standing_signature s
               where s.cohort_id = c.id and s.person_id = e.person_id and s.role = 'learner'
                 and s.state = 'counts'))
     from enrolment f join cohort c on c.id = f.cohort_id
     where f.id = e.earlier_ids[cardinality(e.earlier_ids)]) as "cameFrom",
    (select json_build_object('cohortId', c.id, 'title', c.title,
              'startsAt', nullif(c.starts_at, 'infinity'))
     from enrolment n join cohort c on c.id = n.cohort_id
     where n.earlier_ids @> array[e.id] and n.earlier_ids[cardinality(n.earlier_ids)] = e.id
       and n.status not in ('withdrawn', 'declined') limit 1) as "movedTo"
  from enrolment e where e.cohort_id = $1 and ($2::uuid is null or e.id = $2)`;

/** Shows the people of a cohort to its staff. */
@Injectable()
export class EnrolmentReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
  ) {}

  /** Everyone, by name. @throws Refusal `not-found` */
  async list(caller: Caller, cohortId: string): Promise<EnrolmentRow[]> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    return this.rows(this.db.manager, cohort);
  }

  /** One of them, as the transaction at hand sees it. */
  async row(manager: EntityManager, cohort: Cohort, enrolmentId: string): Promise<EnrolmentRow> {
    const [row] = await this.rows(manager, cohort, enrolmentId);
    if (!row) throw new Refusal('not-found');
    return row;
  }

  private async rows(
    manager: EntityManager,
    { id: cohortId, courseVersionId }: Pick<Cohort, 'id' | 'courseVersionId'>,
    onlyId: string | null = null,
  ): Promise<EnrolmentRow[]> {
    const { halfDays, observation } = await this.courses.document(courseVersionId, manager);
    const lessonCount = halfDays.reduce((sum, { lessons }) => sum + lessons.length, 0);
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId, ...(onlyId && { id: onlyId }) },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' }, id: 'ASC' },
    });
    const done = await manager.query<Progress[]>(progress, [cohortId, onlyId]);
    const progressOf = new Map(done.map((each) => [each.id, each]));
    const waits = await manager.findBy(Enrolment, { cohortId, status: 'waitlisted' });
    const waiting = waitingList(waits.map(asHolder)).map(({ id }) => id);
    return enrolments.map((enrolment) => {
      const { email } = enrolment.person!;
      // Who has not accepted anything here is shown as this hub wrote them down.
      const { firstName, lastName, employer } = enrolment.writtenAs ?? enrolment.person!;
      const progress = progressOf.get(enrolment.id)!;
      const rank = waiting.indexOf(enrolment.id) + 1;
      return {
        ...progress,
        rehearsal: observation ? progress.rehearsal : null,
        personId: enrolment.personId,
        firstName,
        lastName,
        email,
        employer,
        status: enrolment.status,
        invitedAt: enrolment.invitedAt?.toISOString() ?? null,
        answeredAt: enrolment.answeredAt?.toISOString() ?? null,
        walkIn: enrolment.walkIn,
        lessonCount,
        waitingRank: rank || null,
      };
    });
  }
}
