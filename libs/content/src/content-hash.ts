import { createHash } from 'node:crypto';

/** SHA-256, in hexadecimal, of the document's canonical JSON: the same whatever the key order. */
export function contentHash(document: object): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** JSON with the keys of every object in order and no space, as RFC 8785 has it. */
export function canonicalJson(value: object): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
