import type { FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** What proxies of every make add to what they pass on. */
const marks = [
  'cf-connecting-ip',
  'forwarded',
  'true-client-ip',
  'via',
  'x-client-ip',
  'x-forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-original-forwarded-for',
  'x-real-ip',
];

/**
 * Whether a program of this machine asks, by itself: behind a proxy everybody comes from here, so
 * that a request which bears the mark of one, or another name than this machine’s, does not count.
 */
export function isFromThisMachine({
  socket,
  headers,
}: Pick<FastifyRequest, 'headers'> & { socket: { remoteAddress?: string } }): boolean {
  return (
    loopback.has(socket.remoteAddress ?? '') &&
    ownNames.test(headers.host ?? '') &&
    !marks.some((mark) => mark in headers)
  );
}
