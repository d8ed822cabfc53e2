import { calendarOf, mayLeaveFrom } from './reminder-calendar';
import type { Reminder, ReminderFacts, ReminderKey } from './reminder-facts';
import { occasions } from './reminder-occasions';

const keyOf = ({ personId, rule, occurrence }: ReminderKey) => `${personId} ${rule} ${occurrence}`;

/**
 * The messages of one cohort that are owed now and not in `sent` (claimed or sent, it makes no
 * difference), the earliest due first. Meant for a sweep that may run at any time and as often as
 * it likes: what it missed is caught up until `expiresAt`, and at night only what answers somebody.
 *
 * Nothing is scheduled ahead, so moving dates leaves nothing stale behind: each sweep counts from
 * the dates of the moment. The occurrence decides what is said again after a move. Messages said
 * once to a person per cohort (joining, prepare, documents, surveys, cafe-plan) bear the enrolment
 * alone: a new date does not send a second one, telling of the change is another message, and a hub
 * that changes a delay repeats nothing. Those about one moment bear it: the eve and the welcome their
 * day, a signature its half-day and start, an evening its date, an invitation and its repeats the
 * instant when it was asked.
 */
export function dueReminders({
  sent,
  now,
  ...facts
}: ReminderFacts & { sent: readonly ReminderKey[]; now: Date }): Reminder[] {
  const claimed = new Set(sent.map(keyOf));
  const owed = occasions(facts).filter(
    (occasion) =>
      occasion.dueAt <= now && now < occasion.expiresAt && !claimed.has(keyOf(occasion)),
  );
  if (owed.length === 0) return [];
  const calendar = calendarOf(facts.cohort);
  return owed
    .filter((occasion) => mayLeaveFrom(now, occasion, calendar) <= now)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ promptUntil: _, calm: __, ...reminder }) => reminder);
}

/** What becomes of a claimed message; one that waits says until when, as far as is known. */
export type Judgement = { verdict: 'send' | 'pointless' } | { verdict: 'wait'; until: Date };

/**
 * Asked again at the very moment of sending claimed messages of one cohort: `pointless` when the
 * condition no longer holds, the date has moved away or it is too late; `wait` when it is not due
 * (any more) or would leave at night; else `send`. Looks at the cohort once, however many are asked.
 */
export function stillWanted(facts: ReminderFacts, now: Date): (key: ReminderKey) => Judgement {
  const wanted = new Map(occasions(facts).map((occasion) => [keyOf(occasion), occasion]));
  const calendar = wanted.size > 0 ? calendarOf(facts.cohort) : null;
  return (key) => {
    const occasion = wanted.get(keyOf(key));
    if (!occasion || !calendar || now >= occasion.expiresAt) return { verdict: 'pointless' };
    if (occasion.dueAt > now) return { verdict: 'wait', until: occasion.dueAt };
    const leavesAt = mayLeaveFrom(now, occasion, calendar);
    return leavesAt > now ? { verdict: 'wait', until: leavesAt } : { verdict: 'send' };
  };
}
