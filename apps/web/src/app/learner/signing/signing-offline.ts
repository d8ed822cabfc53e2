import type { SigningView } from '@percolateur/contract';
import { mySigning, signingState, statementFor } from '@percolateur/domain';

/**
 * Where one stands with a half-day at this moment, from what the server last said of it. Once it has
 * begun, one may sign without knowing whether the trainer has opened signing: the server will say.
 */
export function asOf(view: SigningView, now: Date): SigningView {
  const { halfDay, receipt, timeZone } = view;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  const slot = {
    startsAt: new Date(halfDay.startsAt),
    endsAt: new Date(halfDay.endsAt),
    signingOpenedAt: instant(halfDay.signingOpenedAt),
    signingClosedAt: instant(halfDay.signingClosedAt),
  };
  const mayHaveOpened = signingState(slot, now) === 'may-open';
  return {
    ...view,
    now: now.toISOString(),
    state: receipt ? view.state : mayHaveOpened ? 'open' : mySigning(slot, null, now),
    statement: statementFor(now, slot, timeZone),
  };
}
