import type { HalfDayPlan } from '@percolateur/contract';
import type { CourseDocument } from '@percolateur/content';
import { defaultHalfDays, signingMeans, slotOn } from '@percolateur/domain';
import type { SigningMeans, Slot } from '@percolateur/domain';

/** A half-day as it will be, its place in the list being its order in time. */
export interface PlannedHalfDay extends Slot {
  id?: string;
  title: string;
  mode: HalfDayPlan['mode'];
  /** Left as it is, or by every means, where it is not said. */
  signingMeans?: SigningMeans[];
}

/** Reads local days and hours in the cohort’s time zone, in order of time. */
export function plannedHalfDays(plans: readonly HalfDayPlan[], timeZone: string): PlannedHalfDay[] {
  return plans
    .map(({ id, title, mode, day, start, end, means }) => ({
      ...(id && { id }),
      ...(means && { signingMeans: signingMeans.filter((each) => means.includes(each)) }),
      title,
      mode,
      ...slotOn(day, start, end, timeZone),
    }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The customary half-days from a first day, with the titles of the course. */
export function templateHalfDays(
  firstDay: string,
  timeZone: string,
  { halfDays }: CourseDocument,
  mode: HalfDayPlan['mode'],
): PlannedHalfDay[] {
  return defaultHalfDays(firstDay, timeZone, halfDays.length).map(
    ({ position, startsAt, endsAt }) => ({
      title:
        halfDays.find((each) => each.position === position)?.title ?? `Demi-journée ${position}`,
      mode,
      startsAt,
      endsAt,
    }),
  );
}
