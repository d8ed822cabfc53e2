import { tzOffset } from '@date-fns/tz';
import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { typeset } from './french';

/** Time zones offered to a cohort, France and overseas, the most used first. */
export const timeZones: readonly { zone: string; label: string }[] = [
  { zone: 'Europe/Paris', label: 'France hexagonale et Corse' },
  { zone: 'America/Guadeloupe', label: 'Guadeloupe' },
  { zone: 'America/Martinique', label: 'Martinique' },
  { zone: 'America/Cayenne', label: 'Guyane' },
  { zone: 'Indian/Reunion', label: 'La Réunion' },
  { zone: 'Indian/Mayotte', label: 'Mayotte' },
  { zone: 'America/St_Barthelemy', label: 'Saint-Barthélemy' },
  { zone: 'America/Marigot', label: 'Saint-Martin' },
  { zone: 'America/Miquelon', label: 'Saint-Pierre-et-Miquelon' },
  { zone: 'Pacific/Noumea', label: 'Nouvelle-Calédonie' },
  { zone: 'Pacific/Tahiti', label: 'Polynésie française : Tahiti et îles de la Société' },
  { zone: 'Pacific/Marquesas', label: 'Polynésie française : îles Marquises' },
  { zone: 'Pacific/Gambier', label: 'Polynésie française : îles Gambier' },
  { zone: 'Pacific/Wallis', label: 'Wallis-et-Futuna' },
].map(({ zone, label }) => ({ zone, label: typeset(label) }));

/**
 * Whether this is the IANA time zone of a place, written as IANA writes it: neither `europe/paris`,
 * nor an offset, which knows no summer time, nor `Etc/GMT-4`, which means the contrary of what it says.
 */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Z]\w+\/\w/.test(zone) || zone.startsWith('Etc/')) return false;
  try {
    return new Intl.DateTimeFormat('fr-FR', { timeZone: zone }).resolvedOptions().timeZone === zone;
  } catch {
    return false;
  }
}

/** What a clock shows there at an instant, to be read with the UTC methods of the date. */
function clockAt(instant: Date, timeZone: string): Date {
  return addMinutes(instant, tzOffset(timeZone, instant));
}

/** The calendar day of an instant there, `YYYY-MM-DD`. */
export function localDate(instant: Date, timeZone: string): string {
  return clockAt(instant, timeZone).toISOString().slice(0, 10);
}

/** The time of an instant there, `HH:mm`. */
export function localTime(instant: Date, timeZone: string): string {
  return clockAt(instant, timeZone).toISOString().slice(11, 16);
}

/** The hour of an instant there, 0 to 23. */
export function localHour(instant: Date, timeZone: string): number {
  return clockAt(instant, timeZone).getUTCHours();
}

/**
 * The instant of a local day (`YYYY-MM-DD`) and time (`HH:mm`). A time skipped by the change to
 * summer time is read an hour later; one that comes twice in autumn is the first of the two.
 */
export function atLocalTime(day: string, time: string, timeZone: string): Date {
  // Not `new TZDate(…)`: it passes through the machine’s own zone and stumbles on its changes of time.
  const shown = new Date(`${day}T${time}:00Z`);
  const under = (hours: number) => addMinutes(shown, -tzOffset(timeZone, addHours(shown, hours)));
  const [before, after] = [under(-24), under(24)];
  const fits = (instant: Date) => clockAt(instant, timeZone).getTime() === shown.getTime();
  return !fits(before) && fits(after) ? after : before;
}

/** A calendar day so many days later (earlier when negative), both `YYYY-MM-DD`. */
export function addLocalDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Day of the week of a calendar day: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** A format takes far longer to make than to use; there are a few for each time zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl in French, with « 1er » where French wants it. */
function inFrench(instant: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([timeZone, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat('fr-FR', { ...parts, timeZone });
  formats.set(key, format);
  return typeset(format.format(instant).replace(/\b1(?= \p{L})/u, '1er'));
}

const dayAndMonth = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** « mardi 24 novembre 2026 » */
export function frenchDate(instant: Date, timeZone: string): string {
  return inFrench(instant, timeZone, { ...dayAndMonth, year: 'numeric' });
}

/** « 9 h », « 9 h 05 » */
export function frenchTime(instant: Date, timeZone: string): string {
  const clock = clockAt(instant, timeZone);
  const [hours, minutes] = [clock.getUTCHours(), clock.getUTCMinutes()];
  return typeset(minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`);
}

const zoneNames: Record<string, string> = {
  'Europe/Paris': 'de Paris',
  'America/Guadeloupe': 'de la Guadeloupe',
  'America/Martinique': 'de la Martinique',
  'America/Cayenne': 'de la Guyane',
  'Indian/Reunion': 'de La Réunion',
  'Indian/Mayotte': 'de Mayotte',
  'America/St_Barthelemy': 'de Saint-Barthélemy',
  'America/Marigot': 'de Saint-Martin',
  'America/Miquelon': 'de Saint-Pierre-et-Miquelon',
  'Pacific/Noumea': 'de la Nouvelle-Calédonie',
  'Pacific/Tahiti': 'de Tahiti',
  'Pacific/Marquesas': 'des îles Marquises',
  'Pacific/Gambier': 'des îles Gambier',
  'Pacific/Wallis': 'de Wallis-et-Futuna',
};

/** « heure de La Réunion »: whose clock hours are read on; the zone itself when it is another. */
export const zoneName = (timeZone: string) => `heure ${zoneNames[timeZone] ?? `de ${timeZone}`}`;

/** « mardi 24 novembre, 9 h – 12 h 30 », « 18 h – 24 h »; its hours stay on one line. */
export function frenchSlot(start: Date, end: Date, timeZone: string): string {
  const day = inFrench(start, timeZone, dayAndMonth);
  const atMidnight = frenchTime(end, timeZone) === typeset('0 h');
  const until = atMidnight ? typeset('24 h') : frenchTime(end, timeZone);
  return `${day}, ${frenchTime(start, timeZone)}\u00a0–\u00a0${until}`;
}

/** Whether clocks of both zones show the same at an instant. */
export const sameClock = (instant: Date, one: string, other: string): boolean =>
  tzOffset(one, instant) === tzOffset(other, instant);

/**
 * « mardi 24 novembre 2026 », « mardi 24 et mercredi 25 novembre 2026 » for two days in a row,
 * « du mardi 24 au vendredi 27 novembre 2026 » otherwise; what both ends share is said once.
 */
export function frenchDateRange(start: Date, end: Date, timeZone: string): string {
  const [first, last] = [localDate(start, timeZone), localDate(end, timeZone)];
  const whole = frenchDate(end, timeZone);
  if (first === last) return whole;
  const opening = inFrench(start, timeZone, {
    ...dayAndMonth,
    ...(first.slice(0, 4) !== last.slice(0, 4) && { year: 'numeric' }),
  });
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const shared = sameMonth ? opening.slice(0, opening.lastIndexOf(' ')) : opening;
  return addLocalDays(first, 1) === last ? `${shared} et ${whole}` : `du ${shared} au ${whole}`;
}
