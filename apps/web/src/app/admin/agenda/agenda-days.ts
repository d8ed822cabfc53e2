import type { AgendaRow } from '@percolateur/contract';
import { localDate } from '@percolateur/domain';

export interface AgendaDay {
  /** `YYYY-MM-DD` */
  day: string;
  /** « samedi 28 » */
  name: string;
  rows: AgendaRow[];
}
export interface AgendaMonth {
  /** « Novembre 2026 » */
  name: string;
  days: AgendaDay[];
}

const inFrench = (day: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { ...parts, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Half-days by month and by day, each read on the clock of its place. */
export function agendaMonths(rows: readonly AgendaRow[]): AgendaMonth[] {
  const dayOf = ({ startsAt, timeZone }: AgendaRow) => localDate(new Date(startsAt), timeZone);
  const byDay = [...Map.groupBy(rows, dayOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const months = Map.groupBy(byDay, ([day]) => day.slice(0, 7));
  return [...months.values()].map((days) => {
    const name = monthName(days[0][0].slice(0, 7));
    return {
      name: name[0].toUpperCase() + name.slice(1),
      days: days.map(([day, held]) => ({
        day,
        name: inFrench(day, { weekday: 'long', day: 'numeric' }).replace(/ 1$/, ' 1er'),
        rows: held,
      })),
    };
  });
}

/** « novembre 2026 », for `2026-11`. */
export const monthName = (month: string) =>
  inFrench(`${month}-01`, { month: 'long', year: 'numeric' });

/** The month so many months later, or before for a negative number. */
export function monthsAway(month: string, months: number): string {
  const [year, of] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + months)).toISOString().slice(0, 7);
}

/** The days of a month by weeks from Monday to Sunday, null for those of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year, of] = month.split('-').map(Number);
  const before = (new Date(Date.UTC(year, of - 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, of, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((before + count) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => {
      const date = week * 7 + index - before + 1;
      return date < 1 || date > count ? null : `${month}-${String(date).padStart(2, '0')}`;
    }),
  );
}
