import { createHash } from 'node:crypto';
import type { CourseDocument } from './course.schema';

/** SHA-256, in hexadecimal, of the document's canonical JSON: the same whatever the key order. */
export function contentHash(document: CourseDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
