import { fitBlocks, share, sum } from '../run-sheet';

/** A step to be held, of a café or of a half-day of the course. Whole minutes. */
export interface LiveStep {
  key: string;
  minutes: number;
  min: number;
  max: number;
  /** A break, a signature: what is late never eats it. */
  fixed: boolean;
}

/** Where somebody is in the hour. Only times of the clock: killed and opened again, it is still true. */
export interface LiveState {
  /** Ms since the epoch. */
  startedAt: number;
  /** The minutes that the whole may take. */
  available: number;
  /** The step under way: its place; as many as there are steps once all is over. */
  place: number;
  /** When the step under way began, in ms since the epoch. */
  since: number;
  /** Minutes given to the step under way, or taken from it, by hand. */
  extra: number;
}

export interface LiveView {
  /** The minutes of each step: planned for what is over, re-flowed for what is to come. */
  minutes: number[];
  /** When each step to come begins, in ms since the epoch; what is over keeps no time. */
  startsAt: number[];
  endsAt: number;
  /** Whole minutes left in the step under way; negative once it takes more than it had. */
  minutesLeft: number;
  /** Minutes after the end said, as things go; 0 when it holds. */
  late: number;
  over: boolean;
}

const MINUTE = 60_000;

export function startLive(available: number, now: number): LiveState {
  return { startedAt: now, available, place: 0, since: now, extra: 0 };
}

/** The next step begins now. */
export function stepForward(state: LiveState, now: number): LiveState {
  return { ...state, place: state.place + 1, since: now, extra: 0 };
}

/** Back to the step before, which goes on as if it began now. */
export function stepBack(state: LiveState, now: number): LiveState {
  return { ...state, place: Math.max(0, state.place - 1), since: now, extra: 0 };
}

/** Minutes given to the step under way, or taken from it; never below what has passed of it. */
export function giveMinutes(state: LiveState, minutes: number): LiveState {
  return { ...state, extra: state.extra + minutes };
}

/**
 * The hour as it goes: the step under way has its minutes, and what is to come shares what is left,
 * none below its shortest.
 */
export function liveView(
  steps: readonly LiveStep[],
  { startedAt, available, place, since, extra }: LiveState,
  now: number,
): LiveView {
  const current = steps[place];
  const ahead = steps.slice(place + 1);
  const end = startedAt + available * MINUTE;
  const passed = Math.max(0, (now - since) / MINUTE);
  // What was planned of it when it began, then what was given by hand, and what it takes all the same.
  const room = Math.max(0, Math.round((end - since) / MINUTE));
  const planned = current ? (fit([current, ...ahead], room)[0] ?? 0) : 0;
  const wanted = Math.max(0, planned + extra);
  const taken = current ? Math.max(wanted, Math.ceil(passed)) : 0;
  const rest = fit(ahead, Math.max(0, room - taken));
  const minutes = [...steps.slice(0, place).map((step) => step.minutes)];
  if (current) minutes.push(wanted);
  minutes.push(...rest);
  const startsAt = steps.slice(0, place).map(() => startedAt);
  let at = since;
  if (current) {
    startsAt.push(since);
    at += taken * MINUTE;
  }
  for (const each of rest) {
    startsAt.push(at);
    at += each * MINUTE;
  }
  return {
    ...{ minutes, startsAt, endsAt: at },
    minutesLeft: current ? Math.ceil(wanted - passed) : 0,
    late: Math.max(0, Math.round((at - end) / MINUTE)),
    over: current === undefined,
  };
}

/** The lengths that fill the time left: shortened towards the shortest, or given back up to plan. */
function fit(steps: readonly LiveStep[], available: number): number[] {
  const planned = sum(steps.map(({ minutes }) => minutes));
  if (planned >= available) return fitBlocks(steps, available).minutes;
  const room = steps.map(({ minutes, max, fixed }) => (fixed ? 0 : max - minutes));
  const given = share(Math.min(available - planned, sum(room)), room);
  return steps.map(({ minutes }, place) => minutes + (given[place] ?? 0));
}
