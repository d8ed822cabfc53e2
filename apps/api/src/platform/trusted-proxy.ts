import { BlockList, isIPv6 } from 'node:net';

const nearby = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  nearby.addSubnet(network, prefix, 'ipv4');
}
nearby.addAddress('::1', 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addSubnet('fe80::', 10, 'ipv6');

/** An address of this machine or of a private network (RFC 1918, 4193, 3927, 6598). */
export const isNearby = (address: string): boolean =>
  nearby.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * Whether to believe what `address` says of whom it was called by: so many proxies stand in front, and
 * the one that calls us stands near. Somebody who reaches us from the Internet around them writes
 * X-Forwarded-For as they like, and is counted by their own address.
 */
export const trusts =
  (proxies: number) =>
  (address: string, hop: number): boolean =>
    hop < proxies && (hop > 0 || isNearby(address));
