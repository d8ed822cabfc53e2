import type { SurveyDates, SurveyKind } from '@percolateur/domain';
import { surveyState, surveyWindow } from '@percolateur/domain';
import type { Cohort } from '../../record/cohort.entity';

/** What the surveys of a session open by. The cohort comes with its half-days, in any order. */
export function surveyDates({
  status,
  halfDays,
}: Pick<Cohort, 'status' | 'halfDays'>): SurveyDates {
  const inOrder = [...halfDays].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return {
    cancelled: status === 'cancelled',
    course:
      first && last
        ? { firstEndsAt: first.endsAt, lastStartsAt: last.startsAt, lastEndsAt: last.endsAt }
        : null,
  };
}

/** When a survey of a session is asked, for the wire. */
export function surveyTimes(
  kind: SurveyKind,
  cohort: Pick<Cohort, 'status' | 'halfDays'>,
  now: Date,
) {
  const dates = surveyDates(cohort);
  const window = surveyWindow(kind, dates);
  return {
    state: surveyState(kind, dates, now),
    from: window?.from?.toISOString() ?? null,
    until: window?.until.toISOString() ?? null,
  };
}
