import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyRehearsal } from '@percolateur/contract';
import { rehearsalResult } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { StandingObservation } from '../../record/standing-observation.view';
import { StandingValidation } from '../../record/standing-validation.view';
import { rehearsalOf, shownGrid } from './rehearsal';

/** Shows somebody what was seen of their own rehearsal, once a trainer has validated it. */
@Injectable()
export class MyRehearsalService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
  ) {}

  /** Words and no number; those who observed are told by their part alone. @throws Refusal `not-found` */
  async read(caller: Caller, cohortId: string): Promise<MyRehearsal> {
    const { manager } = this.db;
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const { courseVersionId, timeZone } = await manager.findOneByOrFail(Cohort, { id: cohortId });
    const course = await this.courses.document(courseVersionId);
    const rehearsal = await rehearsalOf(manager, course, cohortId);
    const validation = await manager.findOneBy(StandingValidation, { enrolmentId });
    if (!validation) return { timeZone, result: null };
    const { at, marks } = validation;
    const observations = await manager.find(StandingObservation, {
      where: { enrolmentId },
      order: { filledAt: 'ASC', id: 'ASC' },
    });
    const { levels, criteria } = shownGrid(rehearsal);
    return {
      timeZone,
      result: {
        validatedAt: at.toISOString(),
        ...rehearsalResult(rehearsal.grid, marks),
        criteria: criteria.map(({ id, title, own, levels: looks }) => {
          const level = marks[id] ?? null;
          return {
            ...{ title, own },
            level: level && levels[level - 1],
            text: level ? looks[level - 1] : '',
          };
        }),
        seen: observations
          .filter(({ seen }) => seen)
          .map(({ role, seen }) => ({ by: role, text: seen })),
      },
    };
  }
}
