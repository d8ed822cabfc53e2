import type { RunSheetBlock, RunSheetView } from '@percolateur/contract';
import { fitBlocks, skipsToSave } from '@percolateur/domain';

type Lesson = RunSheetView['lessons'][number];

/** A line of the run-sheet, at its planned place. */
export interface PlannedRow {
  /** Stable name of the line, whatever its place. */
  key: string;
  /** The lesson it belongs to; null for the break. */
  lesson: Lesson | null;
  title: string;
  block: RunSheetBlock | null;
  planned: number;
}

/** What the trainer changed: late start and chosen lengths in minutes, lines dropped, their order. */
export interface Changes {
  late: number;
  minutes: Readonly<Record<string, number>>;
  skipped: readonly string[];
  /** Keys in the order chosen; empty as long as nothing moved. */
  order: readonly string[];
}

export const unchanged: Changes = { late: 0, minutes: {}, skipped: [], order: [] };

export interface TimedRow extends PlannedRow {
  startsAt: Date;
  minutes: number;
  skipped: boolean;
}

export interface TimedSheet {
  rows: TimedRow[];
  endsAt: Date;
  /** Minutes past the end of the half-day. */
  overrun: number;
  /** Titles and keys of what could be dropped to end on time. */
  proposal: { key: string; title: string; minutes: number }[];
}

/** The lines of a half-day: the blocks of each lesson, and the break where it falls. */
export function rowsOf({ lessons }: Pick<RunSheetView, 'lessons'>): PlannedRow[] {
  return lessons.flatMap((lesson) => [
    ...lesson.blocks.map((block, index) => ({
      key: `${lesson.id}/${index}`,
      lesson,
      title: block.title,
      block,
      planned: block.minutes,
    })),
    ...(lesson.breakAfter === null
      ? []
      : [{ key: 'pause', lesson: null, title: 'Pause', block: null, planned: lesson.breakAfter }]),
  ]);
}

/** The clock of each line: a late start shifts, the end stays, break and signatures keep their length. */
export function timeSheet(
  { lessons, halfDay }: Pick<RunSheetView, 'lessons' | 'halfDay'>,
  changes: Changes,
): TimedSheet {
  const place = (key: string) => changes.order.indexOf(key);
  const ordered = rowsOf({ lessons }).sort((one, other) => place(one.key) - place(other.key));
  const kept = ordered.filter(({ key }) => !changes.skipped.includes(key));
  const begins = Date.parse(halfDay.startsAt) + changes.late * 60_000;
  const available = Math.floor((Date.parse(halfDay.endsAt) - begins) / 60_000);
  const blocks = kept.map(({ key, block, planned }) => {
    const chosen = changes.minutes[key];
    const fixed = chosen !== undefined || block === null || block.phase === 'signer';
    return { minutes: chosen ?? planned, min: block?.min ?? planned, fixed };
  });
  const { minutes, overrun } = fitBlocks(blocks, available);

  let clock = begins;
  const rows = ordered.map((row) => {
    const index = kept.indexOf(row);
    const lasts = index < 0 ? 0 : minutes[index];
    const timed = { ...row, startsAt: new Date(clock), minutes: lasts, skipped: index < 0 };
    clock += lasts * 60_000;
    return timed;
  });
  const droppable = kept.map(({ block }, index) => ({
    minutes: minutes[index],
    skippable: block?.skippable ?? false,
  }));
  const proposal = skipsToSave(droppable, overrun).map((index) => ({
    key: kept[index].key,
    title: kept[index].title,
    minutes: minutes[index],
  }));
  return { rows, endsAt: new Date(clock), overrun, proposal };
}

/** The line under way, the one after it and the whole minutes left; null before, between and after. */
export function currentRow<Row extends { startsAt: Date; minutes: number }>(
  rows: readonly Row[],
  now: Date,
): { current: Row | null; next: Row | null; minutesLeft: number } {
  const endOf = ({ startsAt, minutes }: Row) => startsAt.getTime() + minutes * 60_000;
  const time = now.getTime();
  // A line that is skipped lasts no minute: it is never under way, nor next.
  const lasting = rows.filter(({ minutes }) => minutes > 0);
  const current =
    lasting.find((row) => row.startsAt.getTime() <= time && time < endOf(row)) ?? null;
  const next = lasting.find(({ startsAt }) => startsAt.getTime() > time) ?? null;
  return { current, next, minutesLeft: current ? Math.ceil((endOf(current) - time) / 60_000) : 0 };
}

/** The lessons in the order they are given, and the break: lines of one lesson in a row make one. */
export function lessonsOf(
  rows: readonly TimedRow[],
): { startsAt: string; title: string; minutes: number }[] {
  const lasting = rows.filter(({ minutes }) => minutes > 0);
  const lessons: { startsAt: string; title: string; minutes: number }[] = [];
  for (const [index, { lesson, title, startsAt, minutes }] of lasting.entries()) {
    if (lesson && lasting[index - 1]?.lesson === lesson) lessons.at(-1)!.minutes += minutes;
    else lessons.push({ startsAt: startsAt.toISOString(), title: lesson?.title ?? title, minutes });
  }
  return lessons;
}

/** The order once a line has changed places with its neighbour, before or after it. */
export function moved(rows: readonly PlannedRow[], key: string, by: -1 | 1): string[] {
  const order = rows.map((row) => row.key);
  const from = order.indexOf(key);
  const to = from + by;
  if (to < 0 || to >= order.length) return order;
  [order[from], order[to]] = [order[to], order[from]];
  return order;
}
