import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RehearsalPerson, RehearsalView } from '@percolateur/contract';
import {
  followsCourse,
  fullName,
  mayReadGrids,
  proposedMarks,
  rehearsalResult,
} from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { StandingObservation } from '../../record/standing-observation.view';
import { StandingValidation } from '../../record/standing-validation.view';
import { ownLeft, rehearsalOf, shownGrid, whenOf } from './rehearsal';
import type { Rehearsal } from './rehearsal';

/** Shows the team who was observed by how many, what was seen, and who is left to validate. */
@Injectable()
export class RehearsalsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` */
  async view(caller: Caller, cohortId: string): Promise<RehearsalView> {
    const cohort = await this.access.cohort(caller, cohortId, 'cohort.read');
    const course = await this.courses.document(cohort.courseVersionId);
    const rehearsal = await rehearsalOf(this.db.manager, course, cohortId);
    const when = whenOf('trainer', cohort, rehearsal, this.clock.now());
    const mayWrite = this.access.mayOn(caller, cohort, 'observation.write');
    return {
      ...when,
      grid: shownGrid(rehearsal),
      asked: course.completion.observation === true,
      mayWrite,
      ownLeft: ownLeft(rehearsal),
      people: await this.people({ caller, judges: mayWrite && when.open }, cohort, rehearsal),
    };
  }

  private async people(
    { caller, judges }: { caller: Caller; judges: boolean },
    { id: cohortId }: Cohort,
    rehearsal: Rehearsal,
  ): Promise<RehearsalPerson[]> {
    const { manager } = this.db;
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' }, id: 'ASC' },
    });
    const observations = await manager.find(StandingObservation, {
      where: { cohortId },
      order: { filledAt: 'ASC', id: 'ASC' },
    });
    const validations = await manager.findBy(StandingValidation, { cohortId });
    const acted = [
      ...observations.map(({ observerId }) => observerId),
      ...validations.map(({ trainerId }) => trainerId),
    ];
    const actors = await manager.findBy(Person, { id: In(acted) });
    const names = new Map(actors.map((person) => [person.id, fullName(person)]));
    const criterionIds = shownGrid(rehearsal).criteria.map(({ id }) => id);
    return enrolments
      .filter(({ status }) => followsCourse(status))
      .map(({ id, person }) => {
        const own = observations.filter(({ enrolmentId }) => enrolmentId === id);
        const validation = validations.find(({ enrolmentId }) => enrolmentId === id);
        const open = mayReadGrids({
          judges,
          gaveOwn: own.some(({ observerId }) => observerId === caller.id),
          validated: validation !== undefined,
        });
        const read = open ? own : [];
        return {
          enrolmentId: id,
          firstName: person!.firstName,
          lastName: person!.lastName,
          observed: own.length,
          observations: read.map((each) => ({
            id: each.id,
            by: names.get(each.observerId)!,
            role: each.role,
            mine: each.observerId === caller.id,
            marks: each.marks,
            seen: each.seen,
            receivedAt: each.receivedAt.toISOString(),
          })),
          proposed: open
            ? proposedMarks(
                criterionIds,
                own.map(({ marks }) => marks),
              )
            : null,
          validation: validation
            ? {
                marks: validation.marks,
                by: names.get(validation.trainerId)!,
                at: validation.at.toISOString(),
                acquired: rehearsalResult(rehearsal.grid, validation.marks).acquired,
              }
            : null,
        };
      });
  }
}
