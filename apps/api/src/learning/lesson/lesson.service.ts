import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { HandoutView, LessonView, Progress, ProgressUpdate } from '@percolateur/contract';
import { followsCourse, Refusal } from '@percolateur/domain';
import type { EnrolmentStatus } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../course/course.service';
import { ReaderService } from '../course/reader.service';
import type { ReadyLesson } from '../course/ready-course';
import { Clock } from '../../platform/clock';
import type { JsonOf } from '../../platform/serve';
import { runPrepared } from '../../platform/sql';
import { handoutOf } from './handout';
import { stateOf } from '../course/lesson-state';

/** One statement tells a learner’s right to read, the version of the course and the place kept. */
const findReading = {
  name: 'find-reading',
  text: `
    select e.id as "enrolmentId", e.status, c.course_version_id as "courseVersionId",
           p.lesson_id is not null as begun, p.section_id as "sectionId", p.done_at as "doneAt"
    from enrolment e
    join cohort c on c.id = e.cohort_id
    left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = $3
    where e.cohort_id = $1 and e.person_id = $2`,
};

interface Reading {
  enrolmentId: string;
  status: EnrolmentStatus;
  courseVersionId: string;
  begun: boolean;
  sectionId: string | null;
  doneAt: Date | null;
}

type Kept = z.infer<typeof Progress>;

@Injectable()
export class LessonService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
    private readonly readers: ReaderService,
    private readonly clock: Clock,
  ) {}

  /**
   * A lesson with the reader’s place in it; to the staff of the cohort,
   * without a place.
   * @throws Refusal `not-found` or `forbidden`
   */
  async read(caller: Caller, cohortId: string, lessonId: string): Promise<JsonOf<LessonView>> {
    const reading = await this.reading(caller, cohortId, lessonId);
    const { courseVersionId } = reading ?? (await this.readers.preview(caller, cohortId));
    const { openJson } = await this.lesson(courseVersionId, lessonId);
    const progress: Kept | null = reading && keptBy(reading);
    const end = Buffer.from(`,"progress":${JSON.stringify(progress)}}`);
    return Buffer.concat([openJson, end]) as JsonOf<LessonView>;
  }

  /** The page to print of a lesson. @throws Refusal `not-found` or `forbidden` */
  async handout(caller: Caller, cohortId: string, lessonId: string): Promise<HandoutView> {
    const { courseVersionId } = await this.readers.reader(caller, cohortId);
    const handout = handoutOf(await this.courses.document(courseVersionId), lessonId);
    if (!handout) throw new Refusal('not-found');
    return handout;
  }

  /**
   * Keeps a learner’s place. Done never goes back to seen; a place left out stays where it was.
   * @throws Refusal `not-found`; `input-invalid` for a section that is not in the lesson
   */
  async keep(
    caller: Caller,
    cohortId: string,
    lessonId: string,
    { state, sectionId }: z.infer<typeof ProgressUpdate>,
  ): Promise<Kept> {
    const reading = await this.reading(caller, cohortId, lessonId);
    if (!reading) throw new Refusal('not-found');
    const { sectionIds } = await this.lesson(reading.courseVersionId, lessonId);
    if (sectionId !== null && !sectionIds.has(sectionId)) throw new Refusal('input-invalid');
    const now = this.clock.now();
    const [row] = await runPrepared<Pick<Reading, 'sectionId' | 'doneAt'>>(this.db, keepPlace, [
      reading.enrolmentId,
      lessonId,
      sectionId,
      now,
      state === 'done' ? now : null,
    ]);
    return keptBy({ ...row, begun: true });
  }

  private async reading(
    caller: Caller,
    cohortId: string,
    lessonId: string,
  ): Promise<Reading | null> {
    const values = [cohortId, caller.id, lessonId];
    const [reading] = await runPrepared<Reading>(this.db, findReading, values);
    return reading && followsCourse(reading.status) ? reading : null;
  }

  private async lesson(courseVersionId: string, lessonId: string): Promise<ReadyLesson> {
    const lesson = (await this.courses.course(courseVersionId)).lessons.get(lessonId);
    if (!lesson) throw new Refusal('not-found');
    return lesson;
  }
}

const keepPlace = {
  name: 'keep-place',
  text: `
    insert into lesson_progress as kept (enrolment_id, lesson_id, section_id, seen_at, done_at)
    values ($1, $2, $3, $4, $5)
    on conflict (enrolment_id, lesson_id) do update
      set section_id = coalesce(excluded.section_id, kept.section_id),
          done_at = coalesce(kept.done_at, excluded.done_at)
    returning section_id as "sectionId", done_at as "doneAt"`,
};

function keptBy(reading: Pick<Reading, 'begun' | 'sectionId' | 'doneAt'>): Kept {
  return { state: stateOf(reading.begun ? reading : undefined), sectionId: reading.sectionId };
}
