import fc from 'fast-check';
import {
  answersHumanQuestion,
  cafePhase,
  cafeSlug,
  checkCafeMove,
  departementCodes,
  departementsWithin,
  humanQuestion,
  isTimeZone,
  kilometresBetween,
  nextCafeSeats,
  publicCafeStates,
  timeZoneOfDepartement,
} from './index';
import type { CafeSeat } from './index';

test('a café refused, called off or told goes nowhere else', () => {
  for (const from of ['refused', 'cancelled', 'told'] as const) {
    for (const to of publicCafeStates) {
      if (from === to) expect(checkCafeMove(from, to)).toBe('done');
      else expect(() => checkCafeMove(from, to)).toThrow('transition-not-allowed');
    }
  }
});

test('that it was held is read off the clock', () => {
  const cafe = { state: 'announced' as const, startsAt: new Date(10), endsAt: new Date(20) };
  expect([9, 10, 19, 20].map((now) => cafePhase(cafe, new Date(now)))).toEqual([
    'coming',
    'under-way',
    'under-way',
    'over',
  ]);
});

test('an address is plain, whatever the title', () => {
  const id = '0190a000-0000-7000-8000-0123456789ab';
  expect(cafeSlug({ id, title: 'Œuvre & « l’IA »', place: 'Évry' })).toBe(
    'oeuvre-l-ia-evry-23456789ab',
  );
  expect(cafeSlug({ id, title: '!!!', place: '…' })).toBe('cafe-23456789ab');
});

test('places given never exceed those left, and go in order of arrival', () => {
  const seat = fc.record({
    id: fc.uuid(),
    status: fc.constantFrom<CafeSeat['status']>('held', 'waiting'),
    arrivedAt: fc.date({ noInvalidDate: true }),
  });
  fc.assert(
    fc.property(fc.nat(20), fc.array(seat), (seats, taken) => {
      const held = taken.filter(({ status }) => status === 'held').length;
      const next = nextCafeSeats(seats, taken);
      expect(next.length).toBeLessThanOrEqual(Math.max(0, seats - held));
      const times = next.map(({ arrivedAt }) => arrivedAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
  );
});

test('a question is the same for its seed, and its answers are right', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const { question, answers } = humanQuestion(seed);
      expect(humanQuestion(seed).question).toBe(question);
      for (const answer of answers) {
        expect(answersHumanQuestion(seed, ` ${answer.toUpperCase()}. `)).toBe(true);
      }
      expect(answersHumanQuestion(seed, '')).toBe(false);
    }),
  );
});

test('every département has a centre and a time zone', () => {
  for (const code of departementCodes) {
    expect(isTimeZone(timeZoneOfDepartement(code))).toBe(true);
    expect(departementsWithin(code, 0)[0]).toBe(code);
  }
  expect(kilometresBetween('75', '13')).toBeGreaterThan(630);
  expect(kilometresBetween('75', '13')).toBeLessThan(690);
  expect(departementsWithin('61', 100)).toContain('14');
});
