import type { CourseDocument, ObservationGrid } from '@percolateur/content';
import type { ObservationMarks, ShownGrid } from '@percolateur/contract';
import { mayObserve, markFaults, ownCriteriaAtMost, Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { InputInvalid } from '../../platform/problem.filter';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { OwnCriterion } from '../../record/own-criterion.entity';

/** What the rehearsal of a cohort is observed with, and from when. */
export interface Rehearsal {
  grid: ObservationGrid;
  /** Of the team, those asked no more among them, the oldest first. */
  own: OwnCriterion[];
  /** Null where the cohort has no half-day at its place. */
  halfDay: HalfDay | null;
}

/** @throws Refusal `not-found` where the course has no grid */
export async function rehearsalOf(
  manager: EntityManager,
  { observation: grid, halfDays }: CourseDocument,
  cohortId: string,
): Promise<Rehearsal> {
  if (!grid) throw new Refusal('not-found');
  const taught = halfDays.find(({ lessons }) => lessons.some(({ id }) => id === grid.lessonId));
  const [halfDay, own] = await Promise.all([
    taught ? manager.findOneBy(HalfDay, { cohortId, position: taught.position }) : null,
    manager.find(OwnCriterion, { where: { cohortId }, order: { addedAt: 'ASC', id: 'ASC' } }),
  ]);
  return { grid, own, halfDay };
}

const asked = ({ own }: Rehearsal) => own.filter(({ removedAt }) => removedAt === null);

/** Own criteria that the team may still add. */
export const ownLeft = (rehearsal: Rehearsal) => ownCriteriaAtMost - asked(rehearsal).length;

/** The criteria of the course, then the team’s own. */
export function shownGrid(rehearsal: Rehearsal): ShownGrid {
  const { levels, criteria } = rehearsal.grid;
  return {
    levels,
    criteria: [
      ...criteria.map(({ id, title, levels: looks }) => ({ id, title, levels: looks, own: false })),
      ...asked(rehearsal).map(({ id, title, meaning }) => ({
        ...{ id, title, own: true },
        levels: levels.map((_, index) => (index === 2 ? meaning : '')),
      })),
    ],
  };
}

/** What every page of the rehearsal says of its time. */
export function whenOf(
  by: 'peer' | 'trainer',
  cohort: Pick<Cohort, 'status' | 'timeZone' | 'title'>,
  { halfDay }: Rehearsal,
  now: Date,
) {
  const startsAt = halfDay?.startsAt ?? null;
  return {
    open: mayObserve(by, { status: cohort.status, startsAt, now }),
    opensAt: startsAt?.toISOString() ?? null,
    timeZone: cohort.timeZone,
    cohortTitle: cohort.title,
  };
}

/** @throws InputInvalid, criterion by criterion, under `at` */
export function checkMarks(
  { grid, own }: Rehearsal,
  marks: ObservationMarks,
  at: readonly (string | number)[] = [],
): void {
  const known = { asked: grid.criteria.map(({ id }) => id), own: own.map(({ id }) => id) };
  const faults = Object.entries(markFaults(known, marks));
  if (faults.length === 0) return;
  throw new InputInvalid(faults.map(([id, message]) => ({ path: [...at, 'marks', id], message })));
}
