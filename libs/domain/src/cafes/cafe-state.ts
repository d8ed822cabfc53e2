import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';

/** How far somebody is on the way from their certificate to their first café. */
export const cafeStates = {
  intention: 'intention',
  planned: 'date posée',
  announced: 'annoncé',
  held: 'animé',
  told: 'raconté',
} as const;
export type CafeState = keyof typeof cafeStates;

/** What is known of the cafés of somebody; nobody ticks anything. */
export interface CafeFacts {
  /** When they were certified. */
  certifiedAt: Date;
  /** The day that they set for themselves, `YYYY-MM-DD`, and when they last said so. */
  planned: { on: string; saidAt: Date } | null;
  /** Their cafés that the calendar announced, none that was called off. */
  cafes: readonly { announcedAt: Date; startsAt: Date; endsAt: Date; toldAt: Date | null }[];
}

export interface CafeStanding {
  state: CafeState;
  /** Since when. */
  since: Date;
}

const earliest = (instants: readonly Date[]): Date | undefined =>
  [...instants].sort((one, other) => one.getTime() - other.getTime())[0];

/** Where somebody is, by the furthest that any of their cafés came, and since when. */
export function cafeStanding({ certifiedAt, planned, cafes }: CafeFacts, now: Date): CafeStanding {
  const told = earliest(cafes.flatMap(({ toldAt }) => toldAt ?? []));
  if (told) return { state: 'told', since: told };
  const held = earliest(cafes.map(({ endsAt }) => endsAt).filter((endsAt) => endsAt <= now));
  if (held) return { state: 'held', since: held };
  const announced = earliest(cafes.map(({ announcedAt }) => announcedAt));
  if (announced) return { state: 'announced', since: announced };
  if (planned) return { state: 'planned', since: planned.saidAt };
  return { state: 'intention', since: certifiedAt };
}

/** Days in which a first café is hoped for. */
export const firstCafeDays = 60;

/** Days that each state may last before somebody should ask; null: as long as it does. */
const patience: Record<CafeState, number | null> = {
  intention: 14,
  planned: null,
  announced: null,
  held: 7,
  told: null,
};

/**
 * Why somebody seems stuck, in French; null when all goes its way. `today` is `YYYY-MM-DD` where they
 * are.
 */
export function stuckOnTheWay(facts: CafeFacts, now: Date, today: string): string | null {
  const { state, since } = cafeStanding(facts, now);
  const most = patience[state];
  if (state === 'planned' && facts.planned!.on < today) {
    return 'La date posée est passée, sans nouvelle.';
  }
  if (most === null || differenceInCalendarDays(now, since) <= most) return null;
  return state === 'intention' ? 'Pas encore de date.' : 'Le café a eu lieu, il n’est pas raconté.';
}

/** Whether a first café was held within sixty days; null while the sixty days run and none was. */
export function heldInTime({ certifiedAt, cafes }: CafeFacts, now: Date): boolean | null {
  const until = new Date(certifiedAt.getTime() + firstCafeDays * 86_400_000);
  if (cafes.some(({ endsAt }) => endsAt <= now && endsAt <= until)) return true;
  return until <= now ? false : null;
}
