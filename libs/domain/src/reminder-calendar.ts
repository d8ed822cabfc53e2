import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { addLocalDays, atLocalTime, localDate, localHour } from './local-time';
import type { Occasion, ReminderCohort } from './reminder-facts';
import { isHoliday } from './holidays';

/** The cohort with what its rules count from: its first and last days and instants. */
export interface Calendar extends ReminderCohort {
  firstDay: string;
  lastDay: string;
  startsAt: Date;
  endsAt: Date;
  /** The instant of `HH:mm`, so many days from a local day. */
  at: (day: string, days: number, time: string) => Date;
}

/** The calendar of a cohort that has one half-day at least. */
export function calendarOf(cohort: ReminderCohort): Calendar {
  // Every enrolment asks for the same few instants, and reading a clock elsewhere is slow.
  const known = new Map<string, Date>();
  const startsAt = min(cohort.halfDays.map((halfDay) => halfDay.startsAt));
  const endsAt = max(cohort.halfDays.map((halfDay) => halfDay.endsAt));
  return {
    ...cohort,
    startsAt,
    endsAt,
    firstDay: localDate(startsAt, cohort.timeZone),
    lastDay: localDate(endsAt, cohort.timeZone),
    at: (day, days, time) => {
      const key = `${day} ${days} ${time}`;
      const instant = known.get(key) ?? atLocalTime(addLocalDays(day, days), time, cohort.timeZone);
      known.set(key, instant);
      return instant;
    },
  };
}

const dayBegins = 8;
const dayEnds = 20;

/** Whether messages that the clock decides may leave: from 8 h to 20 h, local time. */
export function isDaytime(instant: Date, timeZone: string): boolean {
  const hour = localHour(instant, timeZone);
  return hour >= dayBegins && hour < dayEnds;
}

/** The instant itself by day; at night, the next 8 h, local time. */
function byDay(instant: Date, { timeZone, at }: Calendar): Date {
  if (isDaytime(instant, timeZone)) return instant;
  const tonight = localHour(instant, timeZone) >= dayEnds;
  return at(localDate(instant, timeZone), tonight ? 1 : 0, '08:00');
}

/**
 * The first instant from this one on at which a message may leave: by day, or at once while it
 * answers what somebody has just done. What is not urgent also waits for the end of a public
 * holiday, unless waiting would make it pointless.
 */
export function mayLeaveFrom(
  instant: Date,
  { promptUntil, calm, expiresAt }: Pick<Occasion, 'promptUntil' | 'calm' | 'expiresAt'>,
  calendar: Calendar,
): Date {
  if (promptUntil !== null && instant < promptUntil) return instant;
  const morning = byDay(instant, calendar);
  const day = localDate(morning, calendar.timeZone);
  if (!calm || !isHoliday(day, calendar.timeZone)) return morning;
  let days = 1;
  while (isHoliday(addLocalDays(day, days), calendar.timeZone)) days += 1;
  const worked = calendar.at(day, days, '08:00');
  return worked < expiresAt ? worked : morning;
}
