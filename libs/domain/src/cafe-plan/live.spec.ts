import fc from 'fast-check';
import type { LiveStep } from '.';
import { cafeOpensAt, giveMinutes, liveView, stepForward, startLive, stepBack } from '.';

const step = (key: string, minutes: number, min = minutes, max = minutes): LiveStep => ({
  ...{ key, minutes, min, max },
  fixed: false,
});
const steps = [
  step('cadre', 5, 3, 10),
  step('jeu', 20, 10, 30),
  step('débat', 30, 15, 40),
  step('fin', 5, 3, 5),
];
const start = Date.parse('2026-12-10T17:00:00Z');
const at = (minutes: number) => start + minutes * 60_000;
const minutesLate = (millis: number) => (millis - start) / 60_000;

describe('the hour as it goes', () => {
  test('on time, each step has what was planned', () => {
    const view = liveView(steps, startLive(60, start), at(2));
    expect(view.minutes).toEqual([5, 20, 30, 5]);
    expect(view.startsAt.map(minutesLate)).toEqual([0, 5, 25, 55]);
    expect([view.minutesLeft, view.late, view.over]).toEqual([3, 0, false]);
  });

  test('a step that takes longer shortens what is to come, and the end holds', () => {
    const view = liveView(steps, startLive(60, start), at(15));
    expect(view.minutesLeft).toBe(-10);
    expect(view.minutes.slice(1).reduce((sum, each) => sum + each, 0)).toBe(45);
    expect([minutesLate(view.endsAt), view.late]).toEqual([60, 0]);
  });

  test('what ends early gives its minutes to what follows', () => {
    const state = stepForward(startLive(60, start), at(3));
    const view = liveView(steps, state, at(3));
    expect(view.minutes.slice(1).reduce((sum, each) => sum + each, 0)).toBe(57);
    expect(minutesLate(view.endsAt)).toBe(60);
  });

  test('minutes given and taken back by hand re-flow the rest', () => {
    const state = giveMinutes(stepForward(startLive(60, start), at(5)), 5);
    const view = liveView(steps, state, at(5));
    expect(view.minutes[1]).toBe(25);
    expect(minutesLate(view.endsAt)).toBe(60);
    expect(liveView(steps, giveMinutes(state, -5), at(5)).minutes).toEqual([5, 20, 30, 5]);
  });

  test('when nothing can shrink any more, how late the end is is said', () => {
    expect(liveView(steps, startLive(60, start), at(50)).late).toBe(18);
  });

  test('back a step, and over after the last', () => {
    let state = startLive(60, start);
    for (let each = 0; each < 4; each++) state = stepForward(state, at(20));
    expect(liveView(steps, state, at(20)).over).toBe(true);
    expect(liveView(steps, stepBack(state, at(21)), at(21)).over).toBe(false);
    expect(stepBack(startLive(60, start), at(1)).place).toBe(0);
  });

  test('whatever happens, no step to come is outside its bounds and times follow one another', () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom('next', 'back', 'more', 'less'), fc.integer({ min: 0, max: 30 })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(acts, (done) => {
        let [state, now] = [startLive(60, start), start];
        for (const [act, minutes] of done) {
          now += minutes * 60_000;
          if (act === 'next') state = stepForward(state, now);
          else if (act === 'back') state = stepBack(state, now);
          else state = giveMinutes(state, act === 'more' ? 5 : -5);
          const view = liveView(steps, JSON.parse(JSON.stringify(state)), now);
          steps.slice(state.place + 1).forEach((each, ahead) => {
            const given = view.minutes[state.place + 1 + ahead]!;
            expect(given).toBeGreaterThanOrEqual(each.min);
            expect(given).toBeLessThanOrEqual(each.max);
          });
          expect([...view.startsAt].sort((one, other) => one - other)).toEqual(view.startsAt);
        }
      }),
    );
  });
});

test.each([
  [
    'two days: the second morning',
    ['2026-11-24T08:00Z', '2026-11-24T12:30Z', '2026-11-25T08:00Z'],
    '2026-11-25T08:00Z',
  ],
  ['one day: its last half-day', ['2026-11-24T08:00Z', '2026-11-24T12:30Z'], '2026-11-24T12:30Z'],
])('a café may be prepared from the second day on: %s', (_, starts, opens) => {
  const halfDays = starts.map((each) => ({ startsAt: new Date(each) }));
  expect(cafeOpensAt(halfDays, 'Europe/Paris')).toEqual(new Date(opens));
  expect(cafeOpensAt([], 'Europe/Paris')).toBeNull();
});
