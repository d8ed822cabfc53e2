import { typeset } from './french';
import { workingDayFrom } from './holidays';
import { addLocalDays, atLocalTime, frenchSlot } from './local-time';
import { Refusal } from './refusal';

/** A dated slot; its end is excluded: one may begin at the very instant another ends. */
export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

const shortest = 30;
const longest = 6 * 60;

/** The hours of a day of training, local time: two half-days of 3 h 30. */
const customary = [
  { start: '09:00', end: '12:30' },
  { start: '13:30', end: '17:00' },
];

/**
 * The half-days of a course that begins on this day: 9 h–12 h 30 and 13 h 30–17 h, local time, on
 * that day and the next ones that are neither on a week-end nor a public holiday.
 */
export function defaultHalfDays(
  firstDay: string,
  timeZone: string,
  count = 4,
): (Slot & { position: number })[] {
  const days = [firstDay];
  for (let day = firstDay; days.length * customary.length < count; days.push(day)) {
    day = workingDayFrom(addLocalDays(day, 1), timeZone);
  }
  return days
    .flatMap((day) => customary.map((hours) => ({ day, ...hours })))
    .slice(0, count)
    .map(({ day, start, end }, index) => ({
      position: index + 1,
      startsAt: atLocalTime(day, start, timeZone),
      endsAt: atLocalTime(day, end, timeZone),
    }));
}

/**
 * The slot of a local day and hours (`HH:mm`): one whose end does not come after its start ends the
 * next day, « 18:00 – 00:00 » at the midnight that ends the day.
 */
export function slotOn(day: string, start: string, end: string, timeZone: string): Slot {
  return {
    startsAt: atLocalTime(day, start, timeZone),
    endsAt: atLocalTime(end > start ? day : addLocalDays(day, 1), end, timeZone),
  };
}

/** Whether it lasts more than a half-day may. */
export const isTooLong = (slot: Slot) => minutesOf(slot) > longest;

/** Whether two slots share a moment: within a cohort, for a trainer or for a learner. */
export function overlaps(one: Slot, other: Slot): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/**
 * Checks the half-days of one cohort, in any order; a refusal names them by their dates there.
 * @throws Refusal `half-day-invalid` when there is none, or one ends before it begins or lasts less
 * than 30 minutes or more than 6 hours; `half-day-overlaps` when two share a moment.
 */
export function checkHalfDays(halfDays: readonly Slot[], timeZone: string): void {
  if (halfDays.length === 0) throw new Refusal('half-day-invalid');
  const inOrder = [...halfDays].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [index, halfDay] of inOrder.entries()) {
    const minutes = minutesOf(halfDay);
    if (!(minutes >= shortest && minutes <= longest)) {
      throw new Refusal(
        'half-day-invalid',
        Number.isNaN(minutes) ? undefined : { slot: slotText(halfDay, timeZone) },
      );
    }
    const next = inOrder[index + 1];
    if (next && overlaps(halfDay, next)) {
      throw new Refusal('half-day-overlaps', {
        slot: slotText(halfDay, timeZone),
        other: slotText(next, timeZone),
      });
    }
  }
}

/**
 * Checks an edit of a cohort’s half-days, matched by id: one that bears a signature keeps its dates
 * and its place in the list. A half-day without an id is new.
 * @throws Refusal `half-day-has-signatures`, and whatever `checkHalfDays` throws.
 */
export function checkHalfDayEdit(
  before: readonly (Slot & { id: string; signatureCount: number })[],
  after: readonly (Slot & { id?: string })[],
  timeZone: string,
): void {
  for (const signed of before.filter(({ signatureCount }) => signatureCount > 0)) {
    const kept = after.find(({ id }) => id === signed.id);
    if (
      kept?.startsAt.getTime() !== signed.startsAt.getTime() ||
      kept.endsAt.getTime() !== signed.endsAt.getTime()
    ) {
      throw new Refusal('half-day-has-signatures');
    }
  }
  checkHalfDays(after, timeZone);
}

/** « mardi 24 novembre, 9 h – 12 h 30 » */
export const slotText = ({ startsAt, endsAt }: Slot, timeZone: string) =>
  frenchSlot(startsAt, endsAt, timeZone);

/** Length in whole minutes; summer and winter time make no difference, instants are compared. */
export function minutesOf({ startsAt, endsAt }: Slot): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
}

/** « 14 h », « 10 h 30 », « 0 h 45 » */
export function formatHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return typeset(rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`);
}
