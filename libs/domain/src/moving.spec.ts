import { checkMovable, leavesByMoving, placeAfterMove, throughMoves } from './moving';
import { refusalOf } from './testing/refusal-of';

const offered = { status: 'open', begun: false, ahead: true, seats: 1 } as const;

describe('moving to another session', () => {
  test.each(['invited', 'waitlisted', 'accepted', 'not_completed'] as const)('%s may', (status) => {
    expect(() => checkMovable(status)).not.toThrow();
  });

  test.each(['declined', 'withdrawn', 'completed'] as const)('%s may not', (status) => {
    expect(refusalOf(() => checkMovable(status)).code).toBe('transition-not-allowed');
  });

  test('ends the place in a session that still changes, and leaves one that is over as it was', () => {
    expect(leavesByMoving('running')).toBe(true);
    expect(leavesByMoving('closed')).toBe(false);
  });

  test.each([
    ['accepted', {}, 'accepted'],
    ['not_completed', { status: 'running', begun: true }, 'accepted'],
    ['invited', {}, 'invited'],
    ['waitlisted', {}, 'invited'],
    ['accepted', { seats: 0 }, 'waitlisted'],
    ['invited', { seats: 0 }, 'waitlisted'],
  ] as const)('%s, %j: %s', (from, change, place) => {
    expect(placeAfterMove(from, { ...offered, ...change })).toBe(place);
  });

  test.each([
    ['accepted', { status: 'draft' }, 'cohort-not-open'],
    ['accepted', { status: 'closed' }, 'cohort-not-open'],
    ['accepted', { ahead: false }, 'cohort-not-open'],
    ['invited', { begun: true }, 'cohort-not-open'],
    ['accepted', { begun: true, seats: 0 }, 'cohort-full'],
  ] as const)('%s, %j: refused, %s', (from, change, code) => {
    expect(refusalOf(() => placeAfterMove(from, { ...offered, ...change })).code).toBe(code);
  });

  test('a half-day signed before counts at its position, and no other', () => {
    const here = [1, 2, 3].map((position) => ({ position, signature: 'none' as const }));
    const before = [
      { position: 1, signature: 'counts' as const },
      { position: 2, signature: 'awaiting' as const },
    ];
    expect(throughMoves(here, before).map(({ signature }) => signature)).toEqual([
      'counts',
      'none',
      'none',
    ]);
  });
});
