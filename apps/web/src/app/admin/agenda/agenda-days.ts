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
    const name = inFrench(days[0][0], { month: 'long', year: 'numeric' });
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
