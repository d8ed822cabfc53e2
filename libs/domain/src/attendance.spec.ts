import fc from 'fast-check';
import {
  checkCountersign,
  countersignFrom,
  isFirstMade,
  openedOnDevice,
  checkOpenSigning,
  checkSigning,
  lackOf,
  minutesFollowed,
  mySigning,
  signatureCounts,
  signatureState,
  signingState,
  signingWindow,
  standing,
  takesPlaceOf,
} from './attendance';
import type { SigningSlot } from './attendance';
import { EnrolmentStatus } from './seats';
import { refusalOf } from './testing/refusal-of';

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00+01:00`);
const notOpened: SigningSlot = {
  startsAt: at('09:00'),
  endsAt: at('12:30'),
  signingOpenedAt: null,
  signingClosedAt: null,
};
const opened = { ...notOpened, signingOpenedAt: at('08:50') };
const closed = { ...opened, signingClosedAt: at('10:30') };

const sign = (halfDay: SigningSlot, now: Date, change: object = {}) =>
  checkSigning({
    halfDay,
    enrolmentStatus: 'accepted',
    saysPresent: now <= halfDay.endsAt,
    madeAt: now,
    now,
    ...change,
  });

const onTime = { late: false, receivedLater: false };
const late = { late: true, receivedLater: false };

test('the window of a morning', () => {
  expect(signingWindow(notOpened)).toEqual({
    opensAt: at('08:45'),
    endsAt: at('12:30'),
    lateUntil: at('12:30', '2026-11-27'),
  });
});

describe('a signature is on time', () => {
  test.each([
    ['at the earliest minute', '08:45'],
    ['at the start', '09:00'],
    ['at eleven, by someone who came late', '11:00'],
    ['at the very end', '12:30'],
  ])('%s', (_, time) => {
    expect(sign(opened, at(time))).toEqual(onTime);
  });

  test('for a walk-in, once added', () => {
    expect(sign(opened, at('09:10'), { enrolmentStatus: 'accepted' })).toEqual(onTime);
  });
});

describe('signing opened on a device without network', () => {
  test.each([
    ['at the time of the device', notOpened, '08:52', '18:00', '08:52'],
    ['not before it may be, the clock being slow', notOpened, '08:41', '18:00', '08:45'],
    ['not after it is known, the clock being fast', notOpened, '09:04', '09:01', '09:01'],
    ['earlier than another device had it', opened, '08:46', '09:30', '08:46'],
    ['not later than another device had it', opened, '09:10', '09:30', '08:50'],
  ])('%s', (_, halfDay, made, now, since) => {
    expect(openedOnDevice(halfDay, at(made), at(now))).toEqual(at(since));
  });

  test.each([
    ['signing-too-early', at('08:39'), at('18:00')],
    ['signing-closed', at('12:31'), at('18:00')],
    ['signing-closed', at('08:52'), at('12:31', '2026-11-27')],
  ])('%s', (code, made, now) => {
    expect(refusalOf(() => openedOnDevice(notOpened, made, now))).toMatchObject({ code });
  });
});

test('of two signatures in time the first made stands, if its clock can be believed', () => {
  const current = { clientTime: at('09:20') };
  expect(isFirstMade(opened, at('09:10'), current)).toBe(true);
  expect(isFirstMade(opened, at('09:20'), current)).toBe(false);
  expect(isFirstMade(opened, at('09:30'), current)).toBe(false);
  expect(isFirstMade(opened, at('08:00'), current)).toBe(false);
  expect(isFirstMade(opened, at('09:10', '2025-01-01'), current)).toBe(false);
});

describe('a signature is late, with a reason', () => {
  const lateReason = 'Mon téléphone était déchargé';

  test.each([
    ['a second after the end', new Date(at('12:30').getTime() + 1000)],
    ['the day after', at('09:00', '2026-11-25')],
    ['at the seventy-second hour', at('12:30', '2026-11-27')],
  ])('%s', (_, now) => {
    expect(sign(opened, now, { lateReason })).toEqual(late);
  });

  test('even when the trainer had closed signing, or forgotten to open it', () => {
    expect(sign(closed, at('14:00'), { lateReason })).toEqual(late);
    expect(sign(notOpened, at('14:00'), { lateReason })).toEqual(late);
  });

  test('by someone whose course has been assessed meanwhile', () => {
    const change = { lateReason, enrolmentStatus: 'not_completed' };
    expect(sign(opened, at('14:00'), change)).toEqual(late);
  });
});

describe('a signature made in time is in time although it arrives later', () => {
  const arrives = (halfDay: SigningSlot, madeAt: Date, now: Date) =>
    sign(halfDay, now, { saysPresent: true, madeAt });
  const inTime = { late: false, receivedLater: true };
  const toBeAgreed = { late: true, receivedLater: true };

  test.each([
    ['a few minutes after the end', opened, at('12:28'), at('12:35')],
    ['the next day', opened, at('09:04'), at('09:00', '2026-11-25')],
    ['at the seventy-second hour', opened, at('10:00'), at('12:30', '2026-11-27')],
    ['from a phone five minutes ahead', opened, at('12:35'), at('12:40')],
    ['from a phone five minutes behind', opened, at('08:45'), at('12:40')],
    ['made before the trainer closed, received while closed', closed, at('10:20'), at('11:00')],
    ['made before the trainer closed, received after the end', closed, at('10:20'), at('14:00')],
  ])('%s', (_, halfDay, madeAt, now) => {
    expect(arrives(halfDay, madeAt, now)).toEqual(inTime);
  });

  test.each([
    ['received past seventy-two hours', opened, at('12:28'), at('12:31', '2026-11-27')],
    ['made after the end, as its device says', opened, at('12:50'), at('13:00')],
    ['made the day before, as its device says', opened, at('09:10', '2026-11-23'), at('13:00')],
    ['made tomorrow, as its device says', opened, at('09:10', '2026-11-25'), at('13:00')],
    ['made after the trainer closed', closed, at('11:00'), at('14:00')],
    ['for a half-day that nobody opened', notOpened, at('09:10'), at('14:00')],
  ])('kept, and waiting for a trainer, without a reason asked: %s', (_, halfDay, madeAt, now) => {
    expect(arrives(halfDay, madeAt, now)).toEqual(toBeAgreed);
  });

  test('whatever a device says of the time, what comes while signing is open is on time', () => {
    expect(arrives(opened, at('09:00', '2019-01-01'), at('09:10'))).toEqual(onTime);
  });

  test('it takes the place of one that waits or was refused, never of one that counts', () => {
    const waits = { late: true, agreed: null };
    const refused = { late: true, agreed: false };
    const counts = { late: false, agreed: null };
    const taken = (arrival: typeof inTime) =>
      [null, waits, refused, counts].map((current) => takesPlaceOf(arrival, current));
    expect(taken(inTime)).toEqual([true, true, true, false]);
    expect(taken(late)).toEqual([true, false, true, false]);
  });
});

describe('a signature is refused', () => {
  test.each([
    ['sixteen minutes before', opened, at('08:44'), {}, 'signing-too-early'],
    ['the day before, in advance', opened, at('09:00', '2026-11-23'), {}, 'signing-too-early'],
    ['before the trainer opened it', notOpened, at('09:05'), {}, 'signing-not-open'],
    ['after the trainer closed it', closed, at('11:00'), {}, 'signing-closed'],
    ['late, without a word', opened, at('12:31'), {}, 'late-reason-required'],
    [
      'late, with blanks for a reason',
      opened,
      at('12:31'),
      { lateReason: '  ' },
      'late-reason-required',
    ],
    [
      'past seventy-two hours, whatever the reason',
      opened,
      at('12:31', '2026-11-27'),
      { lateReason: 'Maladie' },
      'late-too-late',
    ],
    [
      'from someone withdrawn',
      opened,
      at('09:10'),
      { enrolmentStatus: 'withdrawn' },
      'not-enrolled',
    ],
    [
      'from someone who has not accepted',
      opened,
      at('09:10'),
      { enrolmentStatus: 'invited' },
      'not-enrolled',
    ],
    [
      'from the waiting list',
      opened,
      at('09:10'),
      { enrolmentStatus: 'waitlisted' },
      'not-enrolled',
    ],
  ])('%s', (_, halfDay, now, change, code) => {
    expect(refusalOf(() => sign(halfDay, now, change)).code).toBe(code);
  });
});

describe('the trainer’s button', () => {
  test.each([
    ['too early', notOpened, at('08:44'), 'too-early'],
    ['may be pressed', notOpened, at('08:45'), 'may-open'],
    ['was pressed', opened, at('09:00'), 'open'],
    ['was pressed again to close', closed, at('11:00'), 'closed'],
    ['the half-day is over', opened, at('12:31'), 'over'],
  ])('%s', (_, halfDay, now, state) => {
    expect(signingState(halfDay, now)).toBe(state);
  });

  test('opens, and opens again, during the half-day', () => {
    for (const halfDay of [notOpened, opened, closed]) {
      expect(() => checkOpenSigning(halfDay, at('10:00'))).not.toThrow();
    }
  });

  test.each([
    ['the day before', at('09:00', '2026-11-23'), 'signing-too-early'],
    ['in the afternoon', at('14:00'), 'signing-closed'],
  ])('opens nothing %s', (_, now, code) => {
    expect(refusalOf(() => checkOpenSigning(notOpened, now)).code).toBe(code);
  });
});

describe('countersigning', () => {
  const countersign = (change: object = {}) =>
    checkCountersign({
      halfDay: opened,
      alreadyCountersigned: false,
      signatureCount: 8,
      now: at('12:20'),
      ...change,
    });

  test('is possible from a quarter of an hour before the end, and days later', () => {
    expect(countersignFrom(opened)).toEqual(at('12:15'));
    expect(() => countersign({ now: at('12:15') })).not.toThrow();
    expect(() => countersign({ now: at('09:00', '2026-12-01') })).not.toThrow();
  });

  test.each([
    ['before the start', { now: at('08:59') }, 'countersign-too-early'],
    ['two hours before the end', { now: at('10:30') }, 'countersign-too-early'],
    ['twice', { alreadyCountersigned: true }, 'already-signed'],
    ['an empty sheet', { signatureCount: 0 }, 'nothing-to-countersign'],
  ])('is refused %s', (_, change, code) => {
    expect(refusalOf(() => countersign(change)).code).toBe(code);
  });
});

describe('what a signature is worth', () => {
  test.each([
    ['on time', { late: false, agreed: null }, true],
    ['late, agreed', { late: true, agreed: true }, true],
    ['late, awaiting', { late: true, agreed: null }, false],
    ['late, refused', { late: true, agreed: false }, false],
  ])('%s', (_, signature, counts) => {
    expect(signatureCounts(signature)).toBe(counts);
    expect(signatureState(signature) === 'counts').toBe(counts);
  });

  test.each([
    ['nothing yet', notOpened, null, at('08:00'), 'later'],
    ['nothing, the trainer has not opened', notOpened, null, at('09:10'), 'later'],
    ['nothing, open', opened, null, at('09:10'), 'open'],
    ['nothing, over since an hour', opened, null, at('13:30'), 'late'],
    ['nothing, over since a week', opened, null, at('13:30', '2026-12-01'), 'missed'],
    ['signed', opened, { late: false, agreed: null }, at('09:10'), 'signed'],
    ['late, awaiting', opened, { late: true, agreed: null }, at('13:30'), 'awaiting'],
    ['late, agreed', opened, { late: true, agreed: true }, at('13:30'), 'signed'],
    ['late, refused', opened, { late: true, agreed: false }, at('13:30'), 'missed'],
  ] as const)('as its learner sees it: %s', (_, halfDay, signature, now, state) => {
    expect(mySigning(halfDay, signature, now)).toBe(state);
  });
});

test('of a chain of corrections, the last row stands', () => {
  const row = (id: string, supersedesId: string | null = null) => ({ id, supersedesId });
  const rows = [row('a'), row('b', 'a'), row('z'), row('c', 'b')];
  expect(standing(rows).map(({ id }) => id)).toEqual(['z', 'c']);
});

test('the page offers to sign exactly when signing is accepted', () => {
  const minutes = fc.integer({ min: -3000, max: 6000 });
  fc.assert(
    fc.property(fc.constantFrom(notOpened, opened, closed), minutes, (halfDay, after) => {
      const now = new Date(halfDay.startsAt.getTime() + after * 60_000);
      fc.pre(!halfDay.signingClosedAt || now > halfDay.signingClosedAt);
      const state = mySigning(halfDay, null, now);
      const attempt = () => sign(halfDay, now, { lateReason: 'Une panne' });
      if (state === 'open') expect(attempt()).toEqual(onTime);
      else if (state === 'late') expect(attempt()).toEqual(late);
      else expect(attempt).toThrow();
    }),
  );
});

test.each(Object.values(EnrolmentStatus))('signing is for those who follow: %s', (status) => {
  const follows = ['accepted', 'completed', 'not_completed'].includes(status);
  const attempt = () => sign(opened, at('09:10'), { enrolmentStatus: status });
  if (follows) expect(attempt).not.toThrow();
  else expect(refusalOf(attempt).code).toBe('not-enrolled');
});

describe('minutes followed', () => {
  const halfDays = [
    { id: 'am', startsAt: at('09:00'), endsAt: at('12:30') },
    { id: 'pm', startsAt: at('13:30'), endsAt: at('17:00') },
  ];
  const signed = (halfDayId: string, change: object = {}) => ({
    halfDayId,
    late: false,
    agreed: null,
    ...change,
  });

  test.each([
    ['nothing signed', [], 0],
    ['one half-day', [signed('am')], 210],
    ['both', [signed('am'), signed('pm')], 420],
    ['left half an hour early', [signed('am', { missedMinutes: 30 }), signed('pm')], 390],
    ['late and agreed', [signed('am', { late: true, agreed: true })], 210],
    ['late and not agreed', [signed('am', { late: true, agreed: false })], 0],
    ['more missed than there was', [signed('am', { missedMinutes: 300 })], 0],
    ['the same half-day twice', [signed('am'), signed('am')], 210],
    ['a half-day of another cohort', [signed('zz')], 0],
  ])('%s', (_, signatures, minutes) => {
    expect(minutesFollowed(halfDays, signatures)).toBe(minutes);
  });

  test('a night when the clocks change is counted as it was lived', () => {
    const night = {
      id: 'n',
      startsAt: new Date('2026-03-29T00:00:00+01:00'),
      endsAt: new Date('2026-03-29T04:00:00+02:00'),
    };
    expect(minutesFollowed([night], [signed('n')])).toBe(180);
  });
});

test.each([
  ['12:30', null, 'expected'],
  ['12:31', null, 'missing'],
  ['12:31', 'refused', 'missing'],
  ['12:31', 'awaiting', 'agreement'],
  ['09:30', 'counts', null],
  ['12:31', 'counts', null],
] as const)('at %s, with a signature that is %s, a half-day lacks: %s', (time, state, lack) => {
  expect(lackOf(opened, state, at(time))).toBe(lack);
});
