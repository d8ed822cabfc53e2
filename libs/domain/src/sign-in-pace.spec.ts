import { codeMinutes, comparable, isFresh, networkOf, paces, triesPerCode } from './sign-in-pace';

const now = new Date('2026-11-24T08:00:00Z');
const code = (id: string, more: object = {}) => ({
  id,
  expiresAt: new Date('2026-11-24T08:05:00Z'),
  usedAt: null,
  linkOnly: false,
  wrongTries: 0,
  ownTries: 0,
  ...more,
});
const names = (codes: { id: string }[]) => codes.map(({ id }) => id).join(' ');

describe('the codes that digits are compared with', () => {
  const spent = triesPerCode;
  test.each([
    ['any that is still good', [code('a'), code('b')], [], '', 'a b'],
    ['not one that was used', [code('a', { usedAt: now }), code('b')], [], '', 'b'],
    ['not one that has expired', [code('a', { expiresAt: now }), code('b')], [], '', 'b'],
    ['not one whose message held the link alone', [code('a', { linkOnly: true })], [], '', ''],
    ['one worn out by strangers, no more', [code('a', { wrongTries: spent })], [], '', ''],
    ['but here, where it was asked for', [code('a', { wrongTries: spent })], ['a'], 'a', ''],
    [
      'not worn out here and by strangers',
      [code('a', { wrongTries: spent, ownTries: spent })],
      ['a'],
      '',
      '',
    ],
    ['worn out here, still as anybody', [code('a', { ownTries: spent })], ['a'], '', 'a'],
    ['one’s own and those of another device', [code('a'), code('b')], ['b'], 'b', 'a'],
  ])('%s', (_, codes, askedHere, own, shared) => {
    const found = comparable(codes, new Set(askedHere), now);
    expect([names(found.own), names(found.shared)]).toEqual([own, shared]);
  });

  test('when nothing more is sent, a code sent before is still good', () => {
    expect(paces.codesByStrangers.minutes).toBeLessThanOrEqual(codeMinutes);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:12::1', '2001:db8:0:12::/64'],
  ['2001:0db8:0000:0012:a:b:c:d', '2001:db8:0:12::/64'],
  ['2001:DB8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the place of %s is %s', (address, place) => {
  expect(networkOf(address)).toBe(place);
});

test.each([
  ['2026-11-24T07:45:00Z', true],
  ['2026-11-24T07:44:59Z', false],
])('a session opened at %s is fresh: %s', (openedAt, fresh) => {
  expect(isFresh(new Date(openedAt), now)).toBe(fresh);
});
