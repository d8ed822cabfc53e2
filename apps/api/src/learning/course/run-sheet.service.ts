import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RunSheetView } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { HalfDay } from '../../record/half-day.entity';
import { CourseService } from './course.service';

/** How a half-day is run: for its staff only, since it tells what learners discover. */
@Injectable()
export class RunSheetService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
  ) {}

  /** @throws Refusal `not-found`, also when the course plans nothing there; `forbidden` */
  async runSheet(caller: Caller, cohortId: string, halfDayId: string): Promise<RunSheetView> {
    const cohort = await this.access.cohort(caller, cohortId, 'course.preview');
    const halfDay = await this.db.manager.findOneBy(HalfDay, { id: halfDayId, cohortId });
    const { halfDays, version, licence } = await this.courses.document(cohort.courseVersionId);
    const planned = halfDays.find(({ position }) => position === halfDay?.position);
    if (!halfDay || !planned) throw new Refusal('not-found');
    return {
      cohortTitle: cohort.title,
      timeZone: cohort.timeZone,
      version,
      licence,
      halfDay: {
        position: planned.position,
        theme: planned.theme,
        title: planned.title,
        startsAt: halfDay.startsAt.toISOString(),
        endsAt: halfDay.endsAt.toISOString(),
      },
      lessons: planned.lessons.map(({ id, title, minutes, setting, objectives, trainer }) => ({
        id,
        title,
        minutes,
        setting,
        objectives: objectives.map(({ text }) => text),
        ...trainer,
        breakAfter: planned.break.after === id ? planned.break.minutes : null,
      })),
    };
  }
}
