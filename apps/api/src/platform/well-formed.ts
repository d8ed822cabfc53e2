import { Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';

const understood =
  /^(application\/(json|octet-stream)|message\/rfc822|text\/csv|image\/(png|jpeg|webp|gif))\s*(;|$)/i;

/** What pages without JavaScript send, and mail programs for their users: where no cookie is asked for. */
const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const takesForms = (path: string) => /^\/((api\/v1\/mail\/choices|cafes)\/|verifier$)/.test(path);

/**
 * Refuses what no browser or program of good faith sends: two names for the host, of which a proxy
 * may have read the other, and bodies that a form of another site may send without asking.
 * @throws Refusal `input-invalid`
 */
export function checkWellFormed({ raw, headers, url }: FastifyRequest): void {
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name));
  if (hosts.length > 1) throw new Refusal('input-invalid');
  const type = headers['content-type'];
  if (type === undefined || understood.test(type)) return;
  if (!forms.test(type) || !takesForms(pathOf(url))) throw new Refusal('input-invalid');
}

/** The path as the router reads it; as it came when it cannot be decoded. */
export function pathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0];
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
