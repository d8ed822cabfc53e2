import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isHoliday } from '../holidays';
import { addLocalDays, localDate, localTime, weekday } from '../local-time';
import { gatheringDays, gatheringLetter, gatheringSlot, isGatheringDay } from './gathering';
import type { GatheringSchedule, GatheringSeatFacts } from './gathering';

const thursdays: GatheringSchedule = {
  ...{ every: 'week', firstOn: '2024-07-04', lastOn: null },
  ...{ opensAt: '13:30', closesAt: '15:00', timeZone: 'Europe/Paris' },
};

describe('the days of a series', () => {
  test('are Thursdays, but for holidays', () => {
    expect(gatheringDays(thursdays, '2026-12-18', 3)).toEqual([
      '2026-12-24',
      '2026-12-31',
      '2027-01-07',
    ]);
    // Ascension is a Thursday.
    expect(gatheringDays(thursdays, '2027-05-01', 2)).toEqual(['2027-05-13', '2027-05-20']);
    expect(isGatheringDay(thursdays, '2027-05-06')).toBe(false);
    expect(isGatheringDay(thursdays, '2027-05-13')).toBe(true);
    expect(isGatheringDay(thursdays, '2027-05-12')).toBe(false);
  });

  test('begin with the first, and end with the last', () => {
    expect(gatheringDays(thursdays, '2020-01-01', 1)).toEqual(['2024-07-04']);
    const ended = { ...thursdays, lastOn: '2026-12-24' };
    expect(gatheringDays(ended, '2026-12-18', 5)).toEqual(['2026-12-24']);
    expect(gatheringDays(ended, '2027-01-01', 5)).toEqual([]);
  });

  test('may be every other week, or once a month on the same weekday', () => {
    const two = { ...thursdays, every: 'two-weeks', firstOn: '2026-12-03' } as const;
    expect(gatheringDays(two, '2026-12-04', 2)).toEqual(['2026-12-17', '2026-12-31']);
    const second = { ...thursdays, every: 'month', firstOn: '2026-12-10' } as const;
    expect(gatheringDays(second, '2026-12-11', 2)).toEqual(['2027-01-14', '2027-02-11']);
    const fifth = { ...thursdays, every: 'month', firstOn: '2026-12-31' } as const;
    expect(gatheringDays(fifth, '2027-01-01', 2)).toEqual(['2027-01-28', '2027-02-25']);
  });

  const anyDay = fc.integer({ min: 0, max: 5_000 }).map((days) => addLocalDays('2024-01-01', days));
  const anySchedule = fc
    .record({ every: fc.constantFrom('week', 'two-weeks', 'month'), firstOn: anyDay })
    .map((some) => ({ ...thursdays, ...some }) as GatheringSchedule);

  test('are of one weekday, in order, no holiday, and the same wherever one begins to look', () => {
    fc.assert(
      fc.property(anySchedule, anyDay, fc.integer({ min: 1, max: 6 }), (schedule, from, count) => {
        const days = gatheringDays(schedule, from, count);
        expect(days).toHaveLength(count);
        expect(days.every((day) => day >= from && weekday(day) === weekday(schedule.firstOn))).toBe(
          true,
        );
        expect(days.some((day) => isHoliday(day, schedule.timeZone))).toBe(false);
        expect([...new Set(days)].sort()).toEqual(days);
        expect(gatheringDays(schedule, days[0]!, count)).toEqual(days);
        expect(gatheringDays(schedule, addLocalDays(days[0]!, 1), count - 1)).toEqual(
          days.slice(1),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('keep their hours on the clock through every change of time', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        for (const day of gatheringDays(thursdays, from, 12)) {
          const { startsAt, endsAt } = gatheringSlot(thursdays, day);
          expect(localDate(startsAt, 'Europe/Paris')).toBe(day);
          expect(localTime(startsAt, 'Europe/Paris')).toBe('13:30');
          expect(endsAt.getTime() - startsAt.getTime()).toBe(90 * 60_000);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what who signed up is told', () => {
  const at = (instant: string) => new Date(instant);
  const seat: GatheringSeatFacts = {
    ...{ signedUpAt: at('2026-11-20T10:00Z'), toldSchedule: 1, remindedAt: null },
    gathering: {
      ...{ startsAt: at('2026-12-03T12:30Z'), endsAt: at('2026-12-03T14:00Z') },
      ...{ cancelledAt: null, schedule: 1 },
    },
  };
  const now = at('2026-11-29T10:00Z');
  const cancelled = { ...seat.gathering, cancelledAt: at('2026-11-28T10:00Z'), schedule: 2 };

  test.each([
    ['confirmed', { ...seat, toldSchedule: null }, now],
    [null, seat, now],
    ['changed', { ...seat, gathering: { ...seat.gathering, schedule: 3 } }, now],
    ['cancelled', { ...seat, gathering: cancelled }, now],
    // It was never told: there is nothing to take back.
    [null, { ...seat, toldSchedule: null, gathering: cancelled }, now],
    [null, { ...seat, toldSchedule: 2, gathering: cancelled }, now],
    ['eve', seat, at('2026-12-02T12:30Z')],
    [null, seat, at('2026-12-02T12:29Z')],
    [null, { ...seat, remindedAt: now }, at('2026-12-02T12:30Z')],
    // The letter that confirms is still fresh.
    [null, { ...seat, signedUpAt: at('2026-12-02T13:00Z') }, at('2026-12-02T14:00Z')],
    [null, { ...seat, signedUpAt: null, toldSchedule: null }, now],
    [null, { ...seat, toldSchedule: null }, at('2026-12-03T14:00Z')],
  ])('%s', (letter, facts, instant) => {
    expect(gatheringLetter(facts, instant)).toBe(letter);
  });
});
