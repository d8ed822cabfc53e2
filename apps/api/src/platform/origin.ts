import { Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change asked for by another site (CSRF). Browsers say where a request comes from in
 * Sec-Fetch-Site or Origin; programs that send neither hold no cookie of somebody else's.
 * @throws Refusal `origin-refused`
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw new Refusal('origin-refused');
  const { origin, host } = request.headers;
  if (!origin) return;
  const own = [new URL(publicUrl).origin, `${request.protocol}://${host}`];
  if (!own.includes(origin)) throw new Refusal('origin-refused');
}
