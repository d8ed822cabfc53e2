import { typeset } from '@percolateur/domain';

/** The same value with every sentence in it typeset; addresses are left alone. */
export function typesetAll<T>(value: T): T;
export function typesetAll(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('https://') ? value : typeset(value);
  if (Array.isArray(value)) return value.map((each) => typesetAll(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typesetAll(each)]));
}
