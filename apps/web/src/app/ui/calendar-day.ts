import { frenchDate } from '@percolateur/domain';

/** « mardi 24 novembre 2026 » for a calendar day: it has no hour, hence no time zone to change it. */
export function calendarDay(day: string): string {
  return frenchDate(new Date(`${day}T12:00:00Z`), 'UTC');
}
