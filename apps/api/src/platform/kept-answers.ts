import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';

/** For an answer that the browser may keep, as long as it asks again each time whether it still holds. */
export const KEPT = 'private, no-cache';

const compress = promisify(brotliCompress);
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
const remembered = 16 * 1024 * 1024;

/**
 * Sends what is marked `KEPT` compressed, and not at all to whoever has the very same. Readers at the
 * same place of a lesson get the same bytes: they are compressed once for all of them.
 */
export function sendKeptAnswers(server: FastifyInstance): void {
  const compressed = new LRUCache<string, Buffer>({
    maxSize: remembered,
    sizeCalculation: ({ length }) => length,
  });
  server.addHook('onSend', async (request, reply, sent) => {
    const kept = reply.statusCode === 200 && reply.getHeader('cache-control') === KEPT;
    if (!kept || !(Buffer.isBuffer(sent) || typeof sent === 'string')) return sent;
    const payload = Buffer.from(sent);
    const etag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
    void reply.headers({ etag, vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === etag) {
      void reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return null;
    }
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    const known = compressed.get(etag) ?? (await compress(payload, { params }));
    compressed.set(etag, known);
    void reply.headers({ 'content-encoding': 'br', 'content-length': known.length });
    return known;
  });
}
