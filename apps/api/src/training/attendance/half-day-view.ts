import type { HalfDayView } from '@percolateur/contract';
import type { HalfDay } from '../../record/half-day.entity';

/** A half-day as it crosses the wire. */
export function halfDayView(halfDay: HalfDay): HalfDayView {
  const { id, position, title, mode, startsAt, endsAt, signingOpenedAt, signingClosedAt } = halfDay;
  return {
    id,
    position,
    title,
    mode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    signingOpenedAt: signingOpenedAt?.toISOString() ?? null,
    signingClosedAt: signingClosedAt?.toISOString() ?? null,
  };
}
