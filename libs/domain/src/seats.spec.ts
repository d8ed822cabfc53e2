import fc from 'fast-check';
import {
  EnrolmentStatus,
  checkInvitation,
  followsCourse,
  nextFromWaitingList,
  offerDeadline,
  opensSession,
  seatPlanFault,
  seatsTaken,
  waitingList,
} from './seats';
import type { Waiting } from './seats';
import { refusalOf } from './testing/refusal-of';

const now = new Date('2026-11-10T12:00Z');
const [before, after] = [new Date('2026-11-09T12:00Z'), new Date('2026-11-12T12:00Z')];

let count = 0;
const person = (
  status: EnrolmentStatus,
  invitationExpiresAt: Date | null = null,
  arrivedAt = before,
): Waiting => ({
  id: `p${String(++count).padStart(4, '0')}`,
  status,
  invitationExpiresAt,
  arrivedAt,
});

describe('a seat', () => {
  test.each([
    ['accepted', null, 1],
    ['completed', null, 1],
    ['not_completed', null, 1],
    ['invited', null, 1],
    ['invited', after, 1],
    ['invited', now, 0],
    ['invited', before, 0],
    ['accepted', before, 1],
    ['waitlisted', null, 0],
    ['declined', null, 0],
    ['withdrawn', null, 0],
  ] as const)('%s, deadline %p: %i', (status, deadline, taken) => {
    expect(seatsTaken([person(status, deadline)], now)).toBe(taken);
  });
});

describe('the waiting list', () => {
  const first = person('waitlisted', null, new Date('2026-11-01T08:00Z'));
  const second = person('waitlisted', null, new Date('2026-11-02T08:00Z'));

  test('keeps the order of arrival', () => {
    expect(waitingList([second, person('accepted'), first])).toEqual([first, second]);
  });

  test('gives the seat of someone withdrawn to the first', () => {
    const people = [person('withdrawn'), person('accepted'), second, first];
    expect(nextFromWaitingList(2, people, now)).toEqual([first]);
  });

  test('gives a seat freed by a deadline', () => {
    expect(nextFromWaitingList(1, [person('invited', before), first], now)).toEqual([first]);
  });

  test('gives several when the room grows', () => {
    expect(nextFromWaitingList(5, [person('accepted'), second, first], now)).toEqual([
      first,
      second,
    ]);
  });

  test('gives nothing when full, nor when nobody waits', () => {
    expect(nextFromWaitingList(1, [person('accepted'), first], now)).toEqual([]);
    expect(nextFromWaitingList(9, [person('accepted')], now)).toEqual([]);
  });

  test('gives nothing when walk-ins overfill the room', () => {
    expect(nextFromWaitingList(1, [person('accepted'), person('accepted'), first], now)).toEqual(
      [],
    );
  });
});

describe('the algebra of seats', () => {
  const anyone = fc
    .record({
      status: fc.constantFrom(...Object.values(EnrolmentStatus)),
      deadline: fc.constantFrom(null, before, now, after),
      arrival: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ status, deadline, arrival }) => person(status, deadline, new Date(arrival)));
  const room = fc.record({
    people: fc.array(anyone, { maxLength: 40 }),
    capacity: fc.integer({ min: 0, max: 30 }),
  });

  test('seating those the list gives never overfills, and leaves nobody waiting beside a free seat', () => {
    fc.assert(
      fc.property(room, ({ people, capacity }) => {
        const seated = nextFromWaitingList(capacity, people, now);
        const then = people.map((each) =>
          seated.includes(each) ? { ...each, status: EnrolmentStatus.accepted } : each,
        );
        const overfilled = Math.max(capacity, seatsTaken(people, now));
        expect(seatsTaken(then, now)).toBeLessThanOrEqual(overfilled);
        expect(waitingList(then).length > 0 && seatsTaken(then, now) < capacity).toBe(false);
        expect(nextFromWaitingList(capacity, then, now)).toEqual([]);
      }),
    );
  });

  test('nobody overtakes', () => {
    fc.assert(
      fc.property(room, ({ people, capacity }) => {
        const seated = nextFromWaitingList(capacity, people, now);
        const left = waitingList(people).filter((each) => !seated.includes(each));
        for (const one of seated) {
          for (const other of left) {
            expect(one.arrivedAt.getTime()).toBeLessThanOrEqual(other.arrivedAt.getTime());
          }
        }
      }),
    );
  });

  test('the order in which people are told changes nothing', () => {
    fc.assert(
      fc.property(room, ({ people, capacity }) => {
        const turned = people.toReversed();
        expect(seatsTaken(turned, now)).toBe(seatsTaken(people, now));
        expect(nextFromWaitingList(capacity, turned, now)).toEqual(
          nextFromWaitingList(capacity, people, now),
        );
      }),
    );
  });
});

describe('an invitation', () => {
  test.each([
    ['invited', after, null, null],
    ['invited', null, null, null],
    ['invited', now, 'invitation-expired', 'invitation-expired'],
    ['declined', after, null, 'invitation-answered'],
    ['declined', now, 'invitation-expired', 'invitation-answered'],
    ['withdrawn', after, 'invitation-withdrawn', 'invitation-withdrawn'],
    ['accepted', after, 'invitation-answered', 'invitation-answered'],
    ['waitlisted', null, 'invitation-answered', 'invitation-answered'],
    ['completed', before, 'invitation-answered', 'invitation-answered'],
  ] as const)('%s, deadline %p: accepting %p, declining %p', (status, deadline, ...expected) => {
    const holder = person(status, deadline);
    for (const [index, answer] of (['accept', 'decline'] as const).entries()) {
      const ask = () => checkInvitation(holder, answer, now);
      if (expected[index] === null) expect(ask).not.toThrow();
      else expect(refusalOf(ask).code).toBe(expected[index]);
    }
  });

  test.each([
    [null, after, false, true],
    [null, null, false, true],
    [before, after, false, false],
    [null, now, false, false],
    [null, after, true, false],
  ])('link used %p, deadline %p, staff %p: signs in %p', (usedAt, deadline, staff, opens) => {
    expect(opensSession({ usedAt, deadline, staff }, now)).toBe(opens);
  });
});

test('those who follow the course are the accepted, whatever came of it', () => {
  expect(Object.values(EnrolmentStatus).filter(followsCourse)).toEqual([
    'accepted',
    'completed',
    'not_completed',
  ]);
});

test.each([
  [0, 0, 12, null],
  [6, 10, 12, null],
  [6, 0, 12, null],
  [12, 12, 12, null],
  [13, 0, 12, 'minimumSeats'],
  [0, 13, 12, 'targetSeats'],
  [8, 7, 12, 'targetSeats'],
])(
  'a plan of %i at least, %i hoped for, %i at most',
  (minimumSeats, targetSeats, capacity, field) => {
    expect(seatPlanFault({ minimumSeats, targetSeats, capacity })?.field ?? null).toBe(field);
  },
);

test('a freed seat is kept two days, and never beyond the start', () => {
  expect(offerDeadline(now, new Date('2026-11-24T08:00Z'))).toEqual(new Date('2026-11-12T12:00Z'));
  const soon = new Date('2026-11-11T08:00Z');
  expect(offerDeadline(now, soon)).toEqual(soon);
});
