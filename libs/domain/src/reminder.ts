import { isDaytime } from './reminder-calendar';
import type { Reminder, ReminderFacts, ReminderKey } from './reminder-facts';
import { occasions } from './reminder-rules';
import type { Occasion } from './reminder-rules';

const keyOf = ({ personId, rule, occurrence }: ReminderKey) => `${personId} ${rule} ${occurrence}`;

/** By day, or at once when it answers what somebody has just done. */
const mayLeave = ({ promptUntil }: Occasion, timeZone: string, now: Date) =>
  isDaytime(now, timeZone) || (promptUntil !== null && now < promptUntil);

/**
 * The messages of one cohort that are owed now and not in `sent` (claimed or sent, it makes no
 * difference), the earliest due first. Meant for a sweep that may run at any time and as often as
 * it likes: what it missed is caught up until `expiresAt`, and at night only what answers somebody.
 *
 * Nothing is scheduled ahead, so moving dates leaves nothing stale behind: each sweep counts from
 * the dates of the moment. The occurrence decides what is said again after a move. Messages said
 * once to a person per cohort (joining, prepare, documents, cafe-plan) bear the enrolment alone: a
 * new date does not send a second one, telling of the change is another message. Those about one
 * moment bear it: the eve its day, a signature its half-day and start, an evening its date, an
 * invitation and its repeats the instant when it was asked.
 */
export function dueReminders({
  sent,
  now,
  ...facts
}: ReminderFacts & { sent: readonly ReminderKey[]; now: Date }): Reminder[] {
  const claimed = new Set(sent.map(keyOf));
  return occasions(facts)
    .filter(
      (occasion) =>
        occasion.dueAt <= now &&
        now < occasion.expiresAt &&
        mayLeave(occasion, facts.cohort.timeZone, now) &&
        !claimed.has(keyOf(occasion)),
    )
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ promptUntil: _, ...reminder }) => reminder);
}

/**
 * Asked again at the very moment of sending a claimed message: `pointless` when its condition no
 * longer holds, its date has moved away or it is too late; `wait` when it is not due (any more) or
 * would leave at night; else `send`.
 */
export function stillWanted(
  key: ReminderKey,
  facts: ReminderFacts,
  now: Date,
): 'send' | 'pointless' | 'wait' {
  const occasion = occasions(facts).find((each) => keyOf(each) === keyOf(key));
  if (!occasion || now >= occasion.expiresAt) return 'pointless';
  return occasion.dueAt <= now && mayLeave(occasion, facts.cohort.timeZone, now) ? 'send' : 'wait';
}
