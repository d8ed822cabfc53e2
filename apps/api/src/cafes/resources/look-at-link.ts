import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { LinkOutcome } from '@percolateur/domain';
import ipaddr from 'ipaddr.js';

const patienceMs = 10_000;
const redirectsFollowed = 5;

/** An address where no look may go. */
class Unsafe extends Error {}

/**
 * Whether an IP address is one of the internet, open to all: neither of this machine, nor of its
 * network, nor of a cloud that tells secrets at 169.254.169.254; written as IPv4 or within IPv6.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` reads ::ffff:127.0.0.1 as the IPv4 address that it is.
  return ipaddr.process(address).range() === 'unicast';
}

/**
 * Looks whether an address of the web answers, without reading it: HEAD, or GET where a server knows
 * no HEAD. Each name is checked as it is resolved, for the very connection that is made, and each
 * redirection as the first address: nothing leads to a private network.
 * @param allowed which IP addresses may be asked; specs alone give another
 */
export async function lookAtLink(
  url: string,
  { allowed = isPublic, agent = 'Percolateur' } = {},
): Promise<LinkOutcome> {
  let at = url;
  try {
    for (let hop = 0; hop <= redirectsFollowed; hop += 1) {
      let answer = await ask('HEAD', at, allowed, agent);
      if ([405, 501].includes(answer.status)) answer = await ask('GET', at, allowed, agent);
      const { status, location } = answer;
      if (status < 300) return 'answers';
      if (status === 404 || status === 410) return 'gone';
      if (status === 401 || status === 403 || status === 429) return 'guarded';
      if (status >= 400 || !location) return 'silent';
      at = new URL(location, at).href;
    }
    return 'silent';
  } catch (error) {
    return error instanceof Unsafe ? 'unsafe' : 'silent';
  }
}

interface Answer {
  status: number;
  location: string | undefined;
}

/** One request, whose body is left unread. @throws Unsafe */
function ask(
  method: 'HEAD' | 'GET',
  url: string,
  allowed: (address: string) => boolean,
  agent: string,
): Promise<Answer> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new Unsafe(protocol);
  // An address written in figures is resolved by nobody.
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && !allowed(literal)) throw new Unsafe(literal);
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        ...{ method, lookup: resolvingTo(allowed), agent: false },
        signal: AbortSignal.timeout(patienceMs),
        headers: { 'user-agent': agent, accept: '*/*' },
      },
      (answer) => {
        const { statusCode = 0, headers } = answer;
        answer.destroy();
        resolve({ status: statusCode, location: headers.location });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Resolves names as the system does, to addresses that may be asked and no other. */
function resolvingTo(allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true };
    lookup(hostname, all, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '');
      const refused = found.find(({ address }) => !allowed(address));
      if (refused || found.length === 0) return callback(new Unsafe(hostname), '');
      if (options.all) return callback(null, found);
      callback(null, found[0]!.address, found[0]!.family);
    });
  };
}
