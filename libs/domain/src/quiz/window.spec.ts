import fc from 'fast-check';
import { Refusal } from '../refusal';
import {
  allowedTo,
  checkAct,
  deadlineOf,
  graceSeconds,
  isTimedOut,
  receptionOf,
  timeAfter,
  windowOf,
} from './window';
import type { QuizAct, QuizActFact, Timed } from './window';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));
const act = (kind: QuizAct, minute: number, more: Partial<QuizActFact> = {}): QuizActFact => ({
  ...{ act: kind, at: at(minute), minutes: null, enrolmentId: null, ...more },
});

describe('a window', () => {
  test('stands as planned before anything is done', () => {
    expect(windowOf([], at(0))).toEqual({ openedAt: null, pausedAt: null, granted: new Map() });
  });

  test('is opened, paused and resumed, each from its own time on', () => {
    const acts = [act('open', 1), act('pause', 10), act('resume', 15), act('pause', 20)];
    expect(windowOf(acts, at(0)).openedAt).toBeNull();
    expect(windowOf(acts, at(12))).toMatchObject({ openedAt: at(1), pausedAt: at(10) });
    expect(windowOf(acts, at(16)).pausedAt).toBeNull();
    expect(windowOf(acts, at(30)).pausedAt).toEqual(at(20));
  });

  test('grants one more attempt each time it is reopened for somebody', () => {
    const acts = [1, 2].map((minute) => act('reopen', minute, { enrolmentId: 'nadia' }));
    const { granted } = windowOf(acts, at(3));
    expect(granted).toEqual(new Map([['nadia', 2]]));
    expect(allowedTo({ maxAttempts: 3 }, 2)).toBe(5);
    expect(allowedTo({ maxAttempts: null }, 2)).toBeNull();
  });

  test.each<[QuizAct, QuizActFact[]]>([
    ['open', [act('open', 1)]],
    ['pause', [act('pause', 1)]],
    ['resume', []],
    ['resume', [act('pause', 1), act('resume', 2)]],
  ])('%s is refused where it changes nothing', (kind, acts) => {
    expect(() => checkAct(kind, windowOf(acts, at(5)))).toThrow(new Refusal('act-pointless'));
  });
});

describe('the deadline', () => {
  test('is that of everybody, later for who has extra time, none without a limit', () => {
    expect(deadlineOf({ startedAt: at(0), minutes: 30, extraTime: 0 })).toEqual(at(30));
    expect(deadlineOf({ startedAt: at(0), minutes: 30, extraTime: 33 })).toEqual(
      new Date(at(0).getTime() + 39.9 * 60_000),
    );
    expect(deadlineOf({ startedAt: at(0), minutes: null, extraTime: 33 })).toBeNull();
  });

  test('waits as long as a pause lasts, and is put off by an extension', () => {
    const paused = timeAfter({ deadlineAt: at(30), pausedAt: null }, act('pause', 10));
    expect(paused).toEqual({ deadlineAt: at(30), pausedAt: at(10) });
    expect(timeAfter(paused, act('resume', 17))).toEqual({ deadlineAt: at(37), pausedAt: null });
    expect(timeAfter(paused, act('extend', 12, { minutes: 5 }))).toEqual({
      deadlineAt: at(35),
      pausedAt: at(10),
    });
  });

  test('leaves the same time to work, whatever was paused and for how long', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(60)), { maxLength: 5 }), (pauses) => {
        let minute = 0;
        let stood = 0;
        let timed: Timed = { deadlineAt: at(30), pausedAt: null };
        for (const [worked, rested] of pauses) {
          timed = timeAfter(timed, act('pause', (minute += worked)));
          timed = timeAfter(timed, act('resume', (minute += rested)));
          stood += rested;
        }
        expect(timed).toEqual({ deadlineAt: at(30 + stood), pausedAt: null });
      }),
    );
  });
});

describe('an answer', () => {
  const timed = { deadlineAt: at(30), pausedAt: null };
  const seconds = (count: number) => new Date(at(30).getTime() + count * 1000);

  test.each([
    ['counts', -1, -1],
    // A clock that is ahead takes nothing away from who answered in time.
    ['counts', 50, -1],
    ['late', -1, 5],
    ['late', 0, graceSeconds],
    ['after', -1, graceSeconds + 1],
    ['after', 1, 5],
  ] as const)('%s when chosen %i s and received %i s after the deadline', (reception, c, r) => {
    expect(receptionOf(timed, { chosenAt: seconds(c), receivedAt: seconds(r) })).toBe(reception);
  });

  test('counts at any time where there is no limit', () => {
    const none = { deadlineAt: null, pausedAt: null };
    expect(receptionOf(none, { chosenAt: at(1), receivedAt: at(500) })).toBe('counts');
  });

  test('counts in a pause if it was chosen before, however long it travels', () => {
    const paused = { deadlineAt: at(30), pausedAt: at(20) };
    expect(receptionOf(paused, { chosenAt: at(20), receivedAt: at(45) })).toBe('counts');
    expect(receptionOf(paused, { chosenAt: at(21), receivedAt: at(22) })).toBe('after');
  });
});

test('time is over once the grace is, and never in a pause', () => {
  const late = new Date(at(32).getTime() + 1);
  expect(isTimedOut({ deadlineAt: at(30), pausedAt: null }, at(32))).toBe(false);
  expect(isTimedOut({ deadlineAt: at(30), pausedAt: null }, late)).toBe(true);
  expect(isTimedOut({ deadlineAt: at(30), pausedAt: at(10) }, late)).toBe(false);
  expect(isTimedOut({ deadlineAt: null, pausedAt: null }, late)).toBe(false);
});
