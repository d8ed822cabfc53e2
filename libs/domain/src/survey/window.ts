import { addDays } from 'date-fns/addDays';
import type { SurveyKind } from './kinds';

/** What a survey opens by: nothing of a session that has no dates. */
export interface SurveyDates {
  cancelled: boolean;
  /** When the first half-day ends, when the last one begins and ends; null without half-days. */
  course: { firstEndsAt: Date; lastStartsAt: Date; lastEndsAt: Date } | null;
}

/** How long what is said at the end still counts as said at once, in days. */
const hotDays = 30;
/** When one is asked again, and for how long, in days from the last half-day. */
const coldFrom = 60;
const coldUntil = 150;
/** How long those who sent people, or paid for them, may say what they think, in days. */
const outsideUntil = 180;

/** From when to when a survey is answered; null where it is not asked. `from` null: at once. */
export function surveyWindow(
  kind: SurveyKind,
  { cancelled, course }: SurveyDates,
): { from: Date | null; until: Date } | null {
  if (cancelled || !course) return null;
  const { firstEndsAt, lastStartsAt, lastEndsAt } = course;
  switch (kind) {
    case 'needs':
      return { from: null, until: firstEndsAt };
    case 'hot':
      return { from: lastStartsAt, until: addDays(lastEndsAt, hotDays) };
    case 'cold':
      return { from: addDays(lastEndsAt, coldFrom), until: addDays(lastEndsAt, coldUntil) };
    case 'employer':
    case 'funder':
      return { from: lastEndsAt, until: addDays(lastEndsAt, outsideUntil) };
  }
}

/** `ahead`: not yet; `open`: it may be answered, and answered anew; `over`: no more. */
export type SurveyState = 'ahead' | 'open' | 'over';

/** Whether a survey may be answered now; null where it is not asked. */
export function surveyState(kind: SurveyKind, dates: SurveyDates, now: Date): SurveyState | null {
  const window = surveyWindow(kind, dates);
  if (!window) return null;
  if (window.from && now < window.from) return 'ahead';
  return now <= window.until ? 'open' : 'over';
}
