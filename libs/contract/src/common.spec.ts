import { ClientTime, Day } from './common';

test.each([
  ['2026-11-24T08:00:00Z', true],
  ['2026-11-24T08:00:00.123456789+14:00', true],
  ['2026-11-24T08:00:00-13:59', true],
  ['1970-01-01T00:00:07Z', true],
  ['0000-01-01T00:00:00Z', false],
  ['9999-12-31T23:59:59Z', false],
  ['2026-11-24T08:00:00+14:01', false],
  ['2026-11-24T08:00:00+16:00', false],
  [`2026-11-24T08:00:00.${'1'.repeat(150)}Z`, false],
  ['2026-11-24T08:00:00', false],
])('the clock of a device may say %s: %s', (said, may) => {
  expect(ClientTime.safeParse(said).success).toBe(may);
});

test.each([
  ['2020-01-01', true],
  ['2028-02-29', true],
  ['2099-12-31', true],
  ['2019-12-31', false],
  ['2100-01-01', false],
  ['9999-12-30', false],
  ['0000-01-01', false],
  ['2026-02-30', false],
])('something may be planned on %s: %s', (day, may) => {
  expect(Day.safeParse(day).success).toBe(may);
});
