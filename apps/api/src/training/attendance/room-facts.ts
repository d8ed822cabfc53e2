import { signingWindow } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CourseVersion } from '../../record/course-version.entity';
import type { PlannedHalfDay } from '../../record/course-version.entity';
import type { HalfDay } from '../../record/half-day.entity';
import { SheetPhoto } from '../../record/sheet-photo.entity';
import { SigningLink } from '../../record/signing-link.entity';

/** What the course plans at this position; null when the cohort has more half-days than it. */
export async function plannedHalfDay(
  manager: EntityManager,
  courseVersionId: string,
  position: number,
): Promise<PlannedHalfDay | null> {
  const row = await manager
    .createQueryBuilder(CourseVersion, 'version')
    .select(`version.brief -> 'halfDays'`, 'planned')
    .where({ id: courseVersionId })
    .getRawOne<{ planned: PlannedHalfDay[] }>();
  return row?.planned.find((halfDay) => halfDay.position === position) ?? null;
}

/** Signs of life of one person during a half-day. */
export interface Activity {
  lastSeenAt: Date | null;
  lessonsDone: number;
  quizState: 'new' | 'open' | 'submitted';
  /** Last answer, or the start, of a quiz opened since the half-day began and still open. */
  quizTouchedAt: Date | null;
}

/** Signs of life of everybody in a cohort, by enrolment id. */
export async function activityOf(
  manager: EntityManager,
  cohortId: string,
  halfDay: HalfDay,
  planned: PlannedHalfDay | null,
): Promise<Map<string, Activity>> {
  const rows = await manager.query<(Activity & { enrolmentId: string })[]>(
    `select e.id as "enrolmentId",
       (select max(s.last_seen_at) from session s where s.person_id = e.person_id) as "lastSeenAt",
       (select count(*)::int from lesson_progress l
        where l.enrolment_id = e.id and l.done_at is not null and l.lesson_id = any($2))
         as "lessonsDone",
       (select case when count(*) = 0 then 'new'
                    when bool_or(a.status = 'started') then 'open' else 'submitted' end
        from quiz_attempt a where a.enrolment_id = e.id and a.quiz_id = $3) as "quizState",
       (select max(greatest(a.started_at,
                 (select max(w.received_at) from quiz_answer w where w.attempt_id = a.id)))
        from quiz_attempt a
        where a.enrolment_id = e.id and a.status = 'started' and a.started_at >= $4)
         as "quizTouchedAt"
     from enrolment e where e.cohort_id = $1`,
    [
      cohortId,
      planned?.lessons.map(({ id }) => id) ?? [],
      planned?.quizId ?? null,
      signingWindow(halfDay).opensAt,
    ],
  );
  return new Map(rows.map(({ enrolmentId, ...activity }) => [enrolmentId, activity]));
}

/** By person id, how many signatures in time were received besides the one that stands. */
export async function duplicatesIn(
  manager: EntityManager,
  halfDayId: string,
): Promise<Map<string, number>> {
  const rows = await manager.query<{ personId: string; count: number }[]>(
    `select person_id as "personId", count(*)::int - 1 as count from signature
     where half_day_id = $1 and role = 'learner' and not late
     group by person_id having count(*) > 1`,
    [halfDayId],
  );
  return new Map(rows.map(({ personId, count }) => [personId, count]));
}

/** By enrolment id, when a personal link to sign this half-day was last asked for. */
export async function linksIn(
  manager: EntityManager,
  halfDayId: string,
): Promise<Map<string, Date>> {
  const links = await manager.find(SigningLink, {
    where: { halfDayId },
    order: { askedAt: 'ASC' },
  });
  return new Map(links.map(({ enrolmentId, askedAt }) => [enrolmentId, askedAt]));
}

/** The photos of sheets signed by hand, with who took them, the first first; also those replaced since. */
export function photosOf(
  manager: EntityManager,
  halfDayIds: readonly string[],
): Promise<SheetPhoto[]> {
  return manager.find(SheetPhoto, {
    where: { halfDayId: In(halfDayIds) },
    relations: { givenBy: true },
    order: { givenAt: 'ASC', id: 'ASC' },
  });
}
