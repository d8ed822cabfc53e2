const zones = [
  ['Europe/Paris', 'Paris'],
  ['America/Martinique', 'Martinique'],
  ['Indian/Reunion', 'La Réunion'],
  ['Pacific/Noumea', 'Nouméa'],
  ['Pacific/Tahiti', 'Tahiti'],
] as const;

const hour = 3_600_000;

/**
 * The day a cohort is announced for, a week ahead, then the four half-days of 3 h 30 that it is moved
 * to: three of them past and the fourth under way, whatever the clock says. In the French time zone
 * where it is nearest to noon, so that none of them crosses midnight.
 */
export function timetable(now: Date) {
  const [timeZone] = zones
    .map(([zone]) => zone)
    .sort((a, b) => fromNoon(now, a) - fromNoon(now, b));
  const day = (before: number) => local(new Date(now.getTime() - before * 24 * hour), timeZone).day;
  // Ten minutes before its end: it may be signed, and countersigned.
  const started = new Date(now.getTime() - (10 / 3) * hour);
  const over = new Date(started.getTime() + 3.5 * hour);
  return {
    timeZone,
    firstDay: day(-7),
    halfDays: [
      { day: day(2), start: '09:00', end: '12:30' },
      { day: day(2), start: '13:30', end: '17:00' },
      { day: day(1), start: '09:00', end: '12:30' },
      { day: day(0), start: local(started, timeZone).time, end: local(over, timeZone).time },
    ],
  };
}

const fromNoon = (now: Date, zone: string) =>
  Math.abs(Number(local(now, zone).time.replace(':', '.')) - 12);

export type Timetable = ReturnType<typeof timetable>;

/** « 2026-11-24 » and « 09:05 » on the clocks there. */
function local(instant: Date, timeZone: string): { day: string; time: string } {
  const [day, time] = instant.toLocaleString('sv-SE', { timeZone }).split(' ');
  return { day, time: time.slice(0, 5) };
}

/** Four half-days of 3 h 30, the first begun so many minutes ago, the others to come: nothing is past. */
export function underWay(now: Date, minutesAgo = 15) {
  const { timeZone } = timetable(now);
  const halfDay = (position: number, startsAt: number, length = 3.5) => ({
    ...{ title: `Demi-journée ${position}`, mode: 'room' as const },
    day: local(new Date(startsAt), timeZone).day,
    start: local(new Date(startsAt), timeZone).time,
    end: local(new Date(startsAt + length * hour), timeZone).time,
  });
  const began = now.getTime() - (minutesAgo * hour) / 60;
  return {
    timeZone,
    firstDay: local(now, timeZone).day,
    halfDays: [0, 7, 8, 9].map((days, index) => halfDay(index + 1, began + days * 24 * hour)),
  };
}
