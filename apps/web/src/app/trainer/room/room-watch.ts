import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { attendanceRoutes, type RoomView } from '@percolateur/contract';
import { Api, problemOf, type ProblemError } from '../../api';

const EVERY_MS = 5_000;
/** How often the clock of the page moves on: it counts in minutes. */
const TICK_MS = 10_000;

/**
 * Watches a half-day of a cohort: asks every five seconds while the page is seen, keeps what it last
 * knew when the network fails, and never puts an older answer over a newer one. To be called where
 * injection is possible; it ends with its owner.
 */
export function watchRoom(cohortId: () => string, halfDayId: () => string | undefined) {
  const api = inject(Api);
  const page = inject(DOCUMENT);
  const view = signal<RoomView | null>(null);
  const problem = signal<ProblemError | null>(null);
  const clock = signal(Date.now());
  /** Milliseconds to add to the clock of the device to have the server’s. */
  const offset = signal(0);
  let asking = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows an answer of the server, unless a later one is already there. */
  function take(next: RoomView): void {
    const shown = view();
    const stale =
      shown?.cohortId === next.cohortId &&
      shown.halfDayId === next.halfDayId &&
      Date.parse(shown.now) > Date.parse(next.now);
    if (stale) return;
    offset.set(Date.parse(next.now) - Date.now());
    clock.set(Date.now());
    problem.set(null);
    view.set(next);
  }

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asking;
    try {
      const next = await api.call(attendanceRoutes.room, {
        params: { cohortId: cohortId() },
        query: { halfDayId: halfDayId() },
      });
      if (mine === asking) take(next);
    } catch (error) {
      if (mine === asking) problem.set(problemOf(error));
    }
    if (mine === asking && mayAskAgain()) timer = setTimeout(refresh, EVERY_MS);
  }

  /** A hidden page rests; a refusal will not change by itself, an outage will. */
  function mayAskAgain(): boolean {
    const status = problem()?.status ?? 0;
    return !page.hidden && (status < 400 || status >= 500);
  }

  effect(() => {
    cohortId();
    halfDayId();
    void untracked(refresh);
  });

  const onVisibility = () => (page.hidden ? clearTimeout(timer) : void refresh());
  page.addEventListener('visibilitychange', onVisibility);
  const ticking = setInterval(() => clock.set(Date.now()), TICK_MS);
  inject(DestroyRef).onDestroy(() => {
    asking++;
    clearTimeout(timer);
    clearInterval(ticking);
    page.removeEventListener('visibilitychange', onVisibility);
  });

  return {
    view: view.asReadonly(),
    /** The last failure, null once an answer came. */
    problem: problem.asReadonly(),
    /** The time of the server, to the nearest seconds. */
    now: computed(() => new Date(clock() + offset())),
    take,
    refresh,
  };
}
