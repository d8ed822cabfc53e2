import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { attendanceRoutes, type PaperSignatures, type RoomView } from '@percolateur/contract';
import { Api, problemOf, type ProblemError } from '../../api';
import { Outbox } from '../../outbox/outbox';
import { Lately } from '../../session/lately';
import { asOf, type DoneHere, halfDayOf } from './room-offline';
import { missedKey, withNoted } from './missed';
import { walkInKey, withAdded } from './walk-ins';

const EVERY_MS = 5_000;
/** How often the clock of the page moves on: it counts in minutes. */
const TICK_MS = 10_000;
/** How often what is seen is kept on the device. */
const KEEP_MS = 30_000;

/**
 * Watches a half-day of a cohort: asks every five seconds while the page is seen, keeps what it last
 * knew when the network fails, on the device too, and never puts an older answer over a newer one.
 * To be called where injection is possible; it ends with its owner.
 */
export function watchRoom(cohortId: () => string, halfDayId: () => string | undefined) {
  const [api, lately, outbox, page] = [
    inject(Api),
    inject(Lately),
    inject(Outbox),
    inject(DOCUMENT),
  ];
  const view = signal<RoomView | null>(null);
  const problem = signal<ProblemError | null>(null);
  const clock = signal(Date.now());
  /** Milliseconds to add to the clock of the device to have the server’s. */
  const offset = signal(0);
  const now = computed(() => new Date(clock() + offset()));
  const kept = new Map<string, number>();
  let along = false;
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
    keep(next);
  }

  const call = (cohort: string, halfDay?: string) => ({
    params: { cohortId: cohort },
    query: { halfDayId: halfDay },
  });

  function keep(next: RoomView): void {
    if (!along && lately.keeps()) {
      along = true;
      void takeAlong(next);
    }
    if (Date.now() - (kept.get(next.halfDayId) ?? 0) < KEEP_MS) return;
    kept.set(next.halfDayId, Date.now());
    lately.note(attendanceRoutes.room, call(next.cohortId), next);
    lately.note(attendanceRoutes.room, call(next.cohortId, next.halfDayId), next);
  }

  /** The other half-days to come: the network may be gone by then. */
  async function takeAlong({ cohortId: cohort, halfDayId: shown, halfDays }: RoomView) {
    for (const { id, endsAt } of halfDays) {
      if (id === shown || now() > new Date(endsAt)) continue;
      await lately.ask(attendanceRoutes.room, call(cohort, id)).catch(() => undefined);
    }
  }

  /** What this device keeps of the half-day, for want of an answer. */
  async function recall(): Promise<RoomView | null> {
    const [cohort, asked] = [cohortId(), halfDayId()];
    const last = await lately.recall(attendanceRoutes.room, call(cohort));
    const wanted = asked ?? (last && halfDayOf(last.answer, now())?.id);
    const found = wanted && (await lately.recall(attendanceRoutes.room, call(cohort, wanted)));
    return (found || (asked ? null : last))?.answer ?? null;
  }

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asking;
    try {
      const next = await api.call(attendanceRoutes.room, call(cohortId(), halfDayId()));
      if (mine === asking) take(next);
    } catch (error) {
      const failure = problemOf(error);
      const shown = view();
      const here =
        shown?.cohortId === cohortId() && shown.halfDayId === (halfDayId() ?? shown.halfDayId);
      const known = failure.code === 'offline' && !here ? await recall() : null;
      if (mine === asking) {
        problem.set(failure);
        if (known) view.set(known);
      }
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

  /** What waits on this device about the half-day on screen. */
  const here = computed<DoneHere>(() => {
    const id = view()?.halfDayId;
    const opening = outbox.waiting(`opening/${id}`)[0];
    return {
      openedAt: opening ? new Date(opening.madeAt) : null,
      signed: new Set([
        ...outbox.waiting(`passed/${id}`).map(({ key }) => key.split('/')[2]),
        ...outbox.waiting(`paper/${id}`).flatMap(({ body }) => onPaper(body)),
      ]),
      countersigned: outbox.waiting(`countersign/${id}`).length > 0,
    };
  });
  /** Those added on this device whom the server does not know yet, or would not have. */
  const added = computed(() => {
    const key = walkInKey(cohortId());
    return [...outbox.waiting(key), ...outbox.refused(key)];
  });
  /** Minutes noted on this device that the server does not know yet. */
  const noted = computed(() => outbox.waiting(missedKey(view()?.halfDayId ?? '')));
  const away = computed(() => problem()?.code === 'offline');

  return {
    /** The room; without network, worked out on the device. */
    view: computed(() => {
      const said = view();
      const known = said && withNoted(withAdded(said, added(), now()), noted());
      return known && (away() || here().openedAt) ? asOf(known, now(), here()) : known;
    }),
    /** The room as the server last said it. */
    said: view.asReadonly(),
    here,
    /** The network is away: what is on screen is what the device knows. */
    away,
    /** The last failure, null once an answer came. */
    problem: problem.asReadonly(),
    /** The time of the server, to the nearest seconds. */
    now,
    take,
    refresh,
  };
}

/** Enrolments whose signature on paper waits; none for a photo. */
const onPaper = (body: unknown) =>
  (body as Partial<PaperSignatures>).signed?.map(({ enrolmentId }) => enrolmentId) ?? [];
