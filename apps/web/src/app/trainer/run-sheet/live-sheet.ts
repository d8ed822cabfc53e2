import { computed, inject, resource } from '@angular/core';
import { courseRoutes, type RoomView } from '@percolateur/contract';
import { Api } from '../../api';
import { keptChanges } from './kept-changes';
import { currentRow, lessonsOf, timeSheet } from './sheet-rows';

/** What is under way, for who watches: an activity of a lesson, or the lesson itself. */
export interface Step {
  title: string;
  /** The lesson that the activity belongs to; null for the break, and for a lesson itself. */
  lesson: string | null;
  /** What the course puts on the screen of the room. */
  screen: string | null;
  startsAt: Date;
  minutes: number;
}

/**
 * The half-day as it is really run: the run-sheet with what the trainer changed on this device, or
 * the plan that came with the room until it is there. To be called where injection is possible.
 */
export function liveSheet(view: () => RoomView | null, now: () => Date) {
  const api = inject(Api);
  const halfDayId = computed(() => view()?.halfDayId);
  const cohortId = computed(() => view()?.cohortId);
  const sheet = resource({
    params: () => {
      const [cohort, halfDay] = [cohortId(), halfDayId()];
      return cohort && halfDay ? { cohortId: cohort, halfDayId: halfDay } : undefined;
    },
    loader: ({ params }) => api.call(courseRoutes.runSheet, { params }),
  });
  const changes = keptChanges(halfDayId);
  const rows = computed(() => (sheet.hasValue() ? timeSheet(sheet.value(), changes()).rows : null));
  const planned = computed(() => view()?.runSheet ?? []);
  const steps = computed<Step[]>(
    () =>
      rows()?.map(({ title, lesson, block, startsAt, minutes }) => ({
        ...{ title, startsAt, minutes },
        lesson: lesson?.title ?? null,
        screen: block?.screen ?? null,
      })) ??
      planned().map(({ title, startsAt, minutes }) => ({
        ...{ title, minutes, startsAt: new Date(startsAt) },
        ...{ lesson: null, screen: null },
      })),
  );
  return {
    /** The activity under way, the next one, and the minutes left. */
    place: computed(() => currentRow(steps(), now())),
    /** Lesson by lesson, with the break. */
    lessons: computed(() => {
      const timed = rows();
      return timed ? lessonsOf(timed) : planned();
    }),
  };
}
