import fc from 'fast-check';
import { cafeStanding, heldInTime, stuckOnTheWay } from './cafe-state';
import type { CafeFacts } from './cafe-state';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const bare: CafeFacts = { certifiedAt: at('2026-11-26'), planned: null, cafes: [] };
const planned = { ...bare, planned: { on: '2026-12-15', saidAt: at('2026-11-28') } };
const cafe = {
  ...{ announcedAt: at('2026-12-01'), startsAt: at('2026-12-15') },
  ...{ endsAt: at('2026-12-15'), toldAt: null as Date | null },
};
const announced = { ...planned, cafes: [cafe] };

test.each([
  ['intention', bare, '2026-12-01', '2026-11-26'],
  ['planned', planned, '2026-12-01', '2026-11-28'],
  ['announced', announced, '2026-12-02', '2026-12-01'],
  ['held', announced, '2026-12-16', '2026-12-15'],
  [
    'told',
    { ...announced, cafes: [{ ...cafe, toldAt: at('2026-12-17') }] },
    '2026-12-18',
    '2026-12-17',
  ],
])('is %s', (state, facts, now, since) => {
  expect(cafeStanding(facts, at(now))).toEqual({ state, since: at(since) });
});

test('is never further back as time passes and nothing is called off', () => {
  const order = ['intention', 'planned', 'announced', 'held', 'told'];
  const instant = fc.integer({ min: 0, max: 200 }).map((days) => {
    const day = new Date('2026-11-26T10:00:00Z');
    day.setUTCDate(day.getUTCDate() + days);
    return day;
  });
  const facts = fc.record<CafeFacts>({
    certifiedAt: fc.constant(bare.certifiedAt),
    planned: fc.option(fc.record({ on: fc.constant('2026-12-15'), saidAt: instant })),
    cafes: fc.array(
      fc.record({
        ...{ announcedAt: instant, startsAt: instant, endsAt: instant },
        toldAt: fc.option(instant),
      }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(facts, instant, instant, (known, one, other) => {
      const [before, after] = one <= other ? [one, other] : [other, one];
      const rank = (now: Date) => order.indexOf(cafeStanding(known, now).state);
      expect(rank(before)).toBeLessThanOrEqual(rank(after));
      if (heldInTime(known, before) !== null) {
        expect(heldInTime(known, after)).toBe(heldInTime(known, before));
      }
    }),
  );
});

test.each([
  [null, bare, '2026-12-10'],
  ['Pas encore de date.', bare, '2026-12-11'],
  [null, planned, '2026-12-15'],
  ['La date posée est passée, sans nouvelle.', planned, '2026-12-16'],
  [null, announced, '2026-12-22'],
  ['Le café a eu lieu, il n’est pas raconté.', announced, '2026-12-23'],
])('%s', (why, facts, day) => {
  expect(stuckOnTheWay(facts, at(day), day)).toBe(why);
});

test('sixty days are counted from the certificate', () => {
  expect(heldInTime(bare, at('2027-01-24'))).toBeNull();
  expect(heldInTime(bare, at('2027-01-25'))).toBe(false);
  expect(heldInTime(announced, at('2026-12-14'))).toBeNull();
  expect(heldInTime(announced, at('2026-12-16'))).toBe(true);
  const late = { ...bare, cafes: [{ ...cafe, endsAt: at('2027-02-01') }] };
  expect(heldInTime(late, at('2027-03-01'))).toBe(false);
});
