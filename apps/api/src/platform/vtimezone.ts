import { tzOffset, tzScan } from '@date-fns/tz';
import type { TZChange } from '@date-fns/tz';
import { addMinutes } from 'date-fns/addMinutes';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { LRUCache } from 'lru-cache';

/** As long as a rule must hold to be told as one. */
const years = 9;
const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * What a time zone is, for a program that does not know its name (RFC 5545 §3.6.5), from the end of
 * the year before `year` on. Read from the same database as every hour that we write, and told as
 * yearly rules, which Outlook wants; a zone without such rules is told change by change.
 */
export function vtimezone(timeZone: string, year: number): string {
  const key = `${timeZone} ${year}`;
  const text = known.get(key) ?? describe(timeZone, year);
  known.set(key, text);
  return text;
}

/** Every entry of every diary of a year needs the same, and it takes a while to make. */
const known = new LRUCache<string, string>({ max: 100 });

function describe(timeZone: string, year: number): string {
  const start = new Date(Date.UTC(year - 1, 0, 1));
  const changes = tzScan(timeZone, { start, end: new Date(Date.UTC(year - 1 + years, 0, 1)) });
  const observances =
    changes.length === 0 ? [always(tzOffset(timeZone, start))] : observancesOf(changes);
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances.flat(), 'END:VTIMEZONE'].join(
    '\r\n',
  );
}

const always = (offset: number) => observance('STANDARD', '19700101T000000', offset, offset);

function observancesOf(changes: readonly TZChange[]): string[][] {
  const halves = [0, 1].map((half) => changes.filter((_, index) => index % 2 === half));
  const rules = halves.map(yearlyRule);
  return rules.every(Boolean)
    ? halves.map(([first], half) => changeAs(first!, rules[half]))
    : changes.map((change) => changeAs(change));
}

function changeAs(change: TZChange, rule?: string | null): string[] {
  const { change: minutes, offset } = change;
  const kind = minutes > 0 ? 'DAYLIGHT' : 'STANDARD';
  const onset = stamp(onsetOf(change));
  return observance(kind, onset, offset - minutes, offset, ...(rule ? [`RRULE:${rule}`] : []));
}

const observance = (kind: string, onset: string, from: number, to: number, ...rule: string[]) => [
  `BEGIN:${kind}`,
  `DTSTART:${onset}`,
  `TZOFFSETFROM:${written(from)}`,
  `TZOFFSETTO:${written(to)}`,
  ...rule,
  `END:${kind}`,
];

/** What clocks show when they change, to be read with the UTC methods of the date. */
const onsetOf = ({ date, change, offset }: TZChange) => addMinutes(date, offset - change);

/** « The last Sunday of March », if that is what these changes have in common, one a year; else null. */
function yearlyRule(changes: readonly TZChange[]): string | null {
  if (changes.length !== years) return null;
  const onsets = changes.map(onsetOf);
  const [first] = onsets;
  const same = (of: (onset: Date) => number | string) =>
    onsets.every((onset) => of(onset) === of(first!));
  const month = (onset: Date) => onset.getUTCMonth();
  const weekday = (onset: Date) => onset.getUTCDay();
  const hour = (onset: Date) => onset.toISOString().slice(11);
  const fromStart = (onset: Date) => Math.ceil(onset.getUTCDate() / 7);
  const fromEnd = (onset: Date) => {
    const last = getDaysInMonth(new Date(onset.getUTCFullYear(), month(onset)));
    return -Math.ceil((last - onset.getUTCDate() + 1) / 7);
  };
  const rank = [fromEnd, fromStart].find((of) => same(of));
  if (!rank || ![month, weekday, hour].every((of) => same(of))) return null;
  return `FREQ=YEARLY;BYMONTH=${month(first!) + 1};BYDAY=${rank(first!)}${days[weekday(first!)]}`;
}

const stamp = (clock: Date) => clock.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

/** « +0930 ». */
function written(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const digits = [hours, minutes].map((number) => String(number).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${digits.join('')}`;
}
