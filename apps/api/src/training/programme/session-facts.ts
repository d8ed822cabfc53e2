import type { CourseDocument } from '@percolateur/content';
import type { EntityManager } from 'typeorm';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';

interface StatedCourse {
  title: string;
  version: string;
  programme: CourseDocument['programme'];
}

/** What the papers of a session say of it: who holds it, what it teaches, when, where, with whom. */
export interface SessionFacts {
  cohort: Cohort & { organisation: NonNullable<Cohort['organisation']> };
  halfDays: HalfDay[];
  course: StatedCourse;
}

/** Loads them, without the lessons. */
export async function sessionFacts(
  manager: EntityManager,
  cohortId: string,
): Promise<SessionFacts> {
  const cohort = await manager.findOneOrFail(Cohort, {
    where: { id: cohortId },
    relations: { organisation: true, trainers: true },
  });
  const [course] = await manager.query<StatedCourse[]>(
    `select title, version, brief -> 'programme' as programme from course_version where id = $1`,
    [cohort.courseVersionId],
  );
  const halfDays = await manager.find(HalfDay, { where: { cohortId }, order: { position: 'ASC' } });
  return { cohort: { ...cohort, organisation: cohort.organisation! }, halfDays, course };
}
