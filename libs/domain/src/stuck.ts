import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { max } from 'date-fns/max';
import { signingState, signingWindow } from './attendance';
import type { SigningSlot } from './attendance';
import { typeset } from './french';
import { frenchTime } from './local-time';

/** In minutes. */
const patience = 10;

/** What the trainer cannot see from the front of the room. */
export interface SeenFromAfar {
  signature: 'none' | 'signed' | 'awaiting' | 'refused';
  lastSeenAt: Date | null;
  /** Last sign of life in a quiz opened during this half-day and not handed in; null without one. */
  quizTouchedAt: Date | null;
}

/** Why the trainer may want to walk over, in French, the most pressing first; null when all is well. */
export function stuckReason(
  person: SeenFromAfar,
  halfDay: SigningSlot,
  now: Date,
  timeZone: string,
): string | null {
  const { signature, lastSeenAt, quizTouchedAt } = person;
  const state = signingState(halfDay, now);
  if (signature === 'awaiting') return 'Sa signature tardive attend votre accord.';
  if (signature === 'none') {
    if (state === 'over') return 'N’a pas signé cette demi-journée.';
    if (now >= halfDay.startsAt && !(lastSeenAt && lastSeenAt >= signingWindow(halfDay).opensAt)) {
      return 'Aucune connexion depuis le début de la demi-journée.';
    }
    if (state === 'open') {
      const since = max([halfDay.signingOpenedAt ?? halfDay.startsAt, halfDay.startsAt]);
      if (differenceInMinutes(now, since) >= patience) {
        return typeset(
          `N’a pas encore signé, alors que c’est ouvert depuis ${frenchTime(since, timeZone)}.`,
        );
      }
    }
  }
  const silence = quizTouchedAt ? differenceInMinutes(now, quizTouchedAt) : 0;
  if (state === 'over' || silence < patience) return null;
  return typeset(`Un quiz est ouvert, sans réponse depuis ${silence} min.`);
}
