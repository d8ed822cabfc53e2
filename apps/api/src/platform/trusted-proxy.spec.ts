import { isNearby, trusts } from './trusted-proxy';

describe('who is believed about whom they were called by', () => {
  test.each(['127.0.0.1', '::1', '::ffff:10.1.2.3', '172.20.0.3', '192.168.1.9', 'fd00::7'])(
    '%s stands near',
    (address) => expect(isNearby(address)).toBe(true),
  );
  test.each(['192.0.2.7', '172.32.0.1', '::ffff:192.0.2.7', '2001:db8::1'])(
    '%s stands elsewhere',
    (address) => expect(isNearby(address)).toBe(false),
  );

  test('nobody, unless told that proxies stand in front', () => {
    expect(trusts(0)('127.0.0.1', 0)).toBe(false);
  });

  test('so many, the nearest being near; a direct caller from the Internet is not one', () => {
    expect(trusts(1)('172.20.0.3', 0)).toBe(true);
    expect(trusts(1)('192.0.2.7', 0)).toBe(false);
    expect(trusts(1)('172.20.0.3', 1)).toBe(false);
    expect(trusts(2)('192.0.2.7', 1)).toBe(true);
  });
});
