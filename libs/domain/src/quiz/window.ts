import { Refusal } from '../refusal';

/** What a trainer may do to a quiz in the room: each is kept, none is taken back. */
export const quizActs = ['open', 'pause', 'resume', 'extend', 'reopen'] as const;
export type QuizAct = (typeof quizActs)[number];

export interface QuizActFact {
  act: QuizAct;
  at: Date;
  /** Of an extension. */
  minutes: number | null;
  /** Of whoever is given one more attempt. */
  enrolmentId: string | null;
}

/** How a quiz stands in a cohort, after what was done to it. */
export interface QuizWindow {
  /** When a trainer opened it before its half-day; null: it opens as planned. */
  openedAt: Date | null;
  /** Since when time stands still; null while it runs. */
  pausedAt: Date | null;
  /** Attempts granted beyond those of the quiz, by enrolment. */
  granted: ReadonlyMap<string, number>;
}

/** How a quiz stands at a time. Acts come in the order in which they were done. */
export function windowOf(acts: readonly QuizActFact[], now: Date): QuizWindow {
  const granted = new Map<string, number>();
  let openedAt: Date | null = null;
  let pausedAt: Date | null = null;
  for (const { act, at, enrolmentId } of acts.filter((each) => each.at <= now)) {
    if (act === 'open') openedAt ??= at;
    if (act === 'pause') pausedAt ??= at;
    if (act === 'resume') pausedAt = null;
    if (act === 'reopen' && enrolmentId !== null) {
      granted.set(enrolmentId, (granted.get(enrolmentId) ?? 0) + 1);
    }
  }
  return { openedAt, pausedAt, granted };
}

/**
 * Whether an act would change something.
 * @throws Refusal `act-pointless`: it is paused already, or runs, or is open
 */
export function checkAct(act: QuizAct, window: QuizWindow): void {
  const pointless =
    (act === 'open' && window.openedAt !== null) ||
    (act === 'pause' && window.pausedAt !== null) ||
    (act === 'resume' && window.pausedAt === null);
  if (pointless) throw new Refusal('act-pointless');
}

/** Attempts allowed to one person, with those that a trainer granted. */
export const allowedTo = (
  { maxAttempts }: { maxAttempts: number | null },
  granted: number,
): number | null => (maxAttempts === null ? null : maxAttempts + granted);

/** How long an answer chosen in time may still take to arrive, in seconds. */
export const graceSeconds = 120;

/** The most extra time that may be given, in percent: the double of everybody’s. */
export const mostExtraTime = 100;

/** When an attempt ends: its minutes, and the extra time of the person in percent; null: no limit. */
export function deadlineOf({
  startedAt,
  minutes,
  extraTime,
}: {
  startedAt: Date;
  minutes: number | null;
  extraTime: number;
}): Date | null {
  if (minutes === null) return null;
  return new Date(startedAt.getTime() + Math.round(minutes * 60_000 * (1 + extraTime / 100)));
}

/** The minutes that a person has, as they are told to them: whole, rounded up; null: no limit. */
export const minutesFor = ({
  minutes,
  extraTime,
}: {
  minutes: number | null;
  extraTime: number;
}): number | null => (minutes === null ? null : Math.ceil((minutes * (100 + extraTime)) / 100));

/** The time that an attempt keeps. */
export interface Timed {
  deadlineAt: Date | null;
  /** Since when its time stands still. */
  pausedAt: Date | null;
}

/** What a pause, its end or more time make of the deadline of an attempt under way. */
export function timeAfter(
  { deadlineAt, pausedAt }: Timed,
  { act, at, minutes }: Pick<QuizActFact, 'act' | 'at' | 'minutes'>,
): Timed {
  const later = (ms: number) => deadlineAt && new Date(deadlineAt.getTime() + ms);
  if (act === 'pause') return { deadlineAt, pausedAt: pausedAt ?? at };
  if (act === 'resume') {
    const stood = pausedAt ? at.getTime() - pausedAt.getTime() : 0;
    return { deadlineAt: later(Math.max(0, stood)), pausedAt: null };
  }
  if (act === 'extend') return { deadlineAt: later((minutes ?? 0) * 60_000), pausedAt };
  return { deadlineAt, pausedAt };
}

/** `counts`; `late`: chosen in time and arrived within the grace, counts too; `after`: kept only. */
export const receptions = ['counts', 'late', 'after'] as const;
export type Reception = (typeof receptions)[number];

/** What an answer is worth by the time at which it was chosen and received. */
export function receptionOf(
  { deadlineAt, pausedAt }: Timed,
  { chosenAt, receivedAt }: { chosenAt: Date; receivedAt: Date },
): Reception {
  if (pausedAt) return chosenAt <= pausedAt ? 'counts' : 'after';
  if (!deadlineAt || receivedAt <= deadlineAt) return 'counts';
  const within = receivedAt.getTime() <= deadlineAt.getTime() + graceSeconds * 1000;
  return within && chosenAt <= deadlineAt ? 'late' : 'after';
}

/** Whether the time of an attempt is over, the grace too: it is handed in by itself. */
export const isTimedOut = ({ deadlineAt, pausedAt }: Timed, now: Date): boolean =>
  pausedAt === null &&
  deadlineAt !== null &&
  now.getTime() > deadlineAt.getTime() + graceSeconds * 1000;
