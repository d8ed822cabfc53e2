import { localDate } from '../local-time';

/**
 * From when a learner may prepare a café: the start of the second day of the course, or of its last
 * half-day when all is on one day; null without half-days.
 */
export function cafeOpensAt(
  halfDays: readonly { startsAt: Date }[],
  timeZone: string,
): Date | null {
  const starts = halfDays.map(({ startsAt }) => startsAt).sort((one, other) => +one - +other);
  const [first] = starts;
  if (!first) return null;
  const firstDay = localDate(first, timeZone);
  return starts.find((start) => localDate(start, timeZone) !== firstDay) ?? starts.at(-1) ?? null;
}
