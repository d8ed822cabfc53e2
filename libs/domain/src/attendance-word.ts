import { signingWindow } from './attendance';
import type { Slot } from './half-day';
import { Refusal } from './refusal';
import { followsCourse } from './seats';
import type { EnrolmentStatus } from './seats';

/**
 * What is said about one person’s half-day, besides signing it: `absent` ahead of it, `coming` after
 * all, `contest` what is noted, and the team’s `answer` to it; `late` and `left`, the minutes that the
 * team notes of who comes late or leaves early. Each is a row; none changes another.
 */
export const attendanceWords = ['absent', 'coming', 'contest', 'answer', 'late', 'left'] as const;
export type AttendanceWordKind = (typeof attendanceWords)[number];

/** What the person says, and the team is told of. */
const toldWords = ['absent', 'coming', 'contest'] as const;
export type ToldWordKind = (typeof toldWords)[number];

export const isToldToTeam = (kind: AttendanceWordKind): kind is ToldWordKind =>
  (toldWords as readonly string[]).includes(kind);

/** How long what is said gathers before the team is told: one letter, and not one for each word. */
export const gatheringMinutes = 10;
/** From so near a half-day on, whoever leads it learns at once who comes. */
export const urgentHours = 2;

/** Of what is told together, what still says something: who takes an absence back has said nothing. */
export function newsOf<Word extends { kind: ToldWordKind; halfDayId: string; personId: string }>(
  words: readonly Word[],
): Word[] {
  const about = ({ halfDayId, personId }: Word) => `${halfDayId} ${personId}`;
  const coming = words.filter(({ kind }) => kind !== 'contest');
  const news = [...Map.groupBy(coming, about).values()]
    // They take turns: as many as twice of each are back where they were.
    .flatMap((said) => (said.length % 2 === 0 ? [] : said.slice(-1)));
  return words.filter((word) => word.kind === 'contest' || news.includes(word));
}

/** What may be missed of a half-day: its beginning, its end. */
export const missedParts = ['late', 'left'] as const;
export type MissedPart = (typeof missedParts)[number];

/** Minutes missed of each part. */
export type NotedMinutes = Record<MissedPart, number>;

/** The minutes missed as they were last noted of each part; null where nothing was. */
export function notedMinutes(
  words: readonly { kind: AttendanceWordKind; minutes: number }[],
): NotedMinutes | null {
  const last = (part: MissedPart) => words.findLast(({ kind }) => kind === part);
  const [late, left] = [last('late'), last('left')];
  return late || left ? { late: late?.minutes ?? 0, left: left?.minutes ?? 0 } : null;
}

/** A word as the rules see it, the first said first. */
export interface SaidWord {
  id: string;
  kind: AttendanceWordKind;
  answersId: string | null;
}

/** Whether somebody has said that they will not be there: the last word on it stands. */
export function isAnnouncedAbsent(words: readonly SaidWord[]): boolean {
  return words.findLast(({ kind }) => kind === 'absent' || kind === 'coming')?.kind === 'absent';
}

/** The contest that waits for an answer; null when there is none. */
export function openContest<Word extends SaidWord>(words: readonly Word[]): Word | null {
  const answered = new Set(words.map(({ answersId }) => answersId));
  return words.find(({ id, kind }) => kind === 'contest' && !answered.has(id)) ?? null;
}

/**
 * Whether somebody may announce that they will not be there, or will after all: ahead of the
 * half-day, before signing may open.
 * @throws Refusal `not-enrolled` or `announced-too-late`
 */
export function checkAnnounce(halfDay: Slot, status: EnrolmentStatus, now: Date): void {
  if (!followsCourse(status)) throw new Refusal('not-enrolled');
  if (now >= signingWindow(halfDay).opensAt) throw new Refusal('announced-too-late');
}

/**
 * Whether somebody may contest what is noted of their half-day: once it has begun, one contest at a
 * time, whether they still follow the course or not.
 * @throws Refusal `contest-too-early` or `contest-waits`
 */
export function checkContest(halfDay: Slot, words: readonly SaidWord[], now: Date): void {
  if (now < halfDay.startsAt) throw new Refusal('contest-too-early');
  if (openContest(words)) throw new Refusal('contest-waits');
}
