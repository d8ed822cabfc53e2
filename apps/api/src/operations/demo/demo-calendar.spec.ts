import { checkHalfDays, minutesOf, signingState } from '@percolateur/domain';
import fc from 'fast-check';
import { addMinutes } from 'date-fns/addMinutes';
import { halfDaysAround } from './demo-calendar';

/** Around the boundaries of the day, and of both changes of the clock in Paris. */
const moments = [
  '2026-11-30T00:00:00+01:00',
  '2026-11-30T09:00:00+01:00',
  '2026-11-30T11:00:00+01:00',
  '2026-11-30T12:29:59+01:00',
  '2026-11-30T12:30:00+01:00',
  '2026-11-30T13:30:00+01:00',
  '2026-11-30T16:59:00+01:00',
  '2026-11-30T23:59:00+01:00',
  '2027-03-28T01:59:00+01:00',
  '2027-03-28T03:01:00+02:00',
  '2026-10-25T02:30:00+02:00',
  '2026-10-25T02:30:00+01:00',
].map((text) => new Date(text));

const anyMoment = fc.oneof(
  fc.constantFrom(...moments),
  fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2029-12-31T00:00:00Z'),
    noInvalidDate: true,
  }),
);

test('whatever the hour, the second half-day may be signed for an hour and a half, and has been', () => {
  fc.assert(
    fc.property(anyMoment, (now) => {
      const halfDays = halfDaysAround(now);
      expect(halfDays).toHaveLength(4);
      expect(() => checkHalfDays(halfDays, 'Europe/Paris')).not.toThrow();
      for (const halfDay of halfDays) expect(minutesOf(halfDay)).toBe(210);
      const current = halfDays[1]!;
      const opened = { ...current, signingOpenedAt: current.startsAt, signingClosedAt: null };
      // The last of the three who have signed did so six minutes after the start.
      expect(addMinutes(current.startsAt, 15) <= now).toBe(true);
      for (const later of [0, 90]) {
        expect(signingState(opened, addMinutes(now, later))).toBe('open');
      }
    }),
    { numRuns: 500 },
  );
});
