import type { CourseDocument, CourseQuiz } from '@percolateur/content';
import type { CohortStatus, QuizSetting, QuizWindow } from '@percolateur/domain';
import type { HalfDay } from '../../record/half-day.entity';

/**
 * What decides when a quiz may be taken in one cohort: its half-day, unless a trainer opened it
 * before. Half-days go together by position.
 */
export function quizSetting(
  { halfDays: taught }: CourseDocument,
  { opensWith }: Pick<CourseQuiz, 'opensWith'>,
  cohort: { status: CohortStatus; halfDays: readonly HalfDay[] },
  window?: QuizWindow,
): QuizSetting {
  const position = taught.find(({ id }) => id === opensWith)?.position;
  const opening = cohort.halfDays.find((each) => each.position === position);
  const ends = cohort.halfDays.map(({ endsAt }) => endsAt.getTime());
  return {
    cohortStatus: cohort.status,
    cohortEndsAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    opensAt: window?.openedAt ? null : (opening?.startsAt ?? null),
    pausedAt: window?.pausedAt ?? null,
  };
}

/** The opening still to come, for the wire; null once it is there. */
export function openingAhead({ opensAt }: QuizSetting, now: Date): string | null {
  return opensAt && now < opensAt ? opensAt.toISOString() : null;
}
