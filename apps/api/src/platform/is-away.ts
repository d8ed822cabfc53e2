import { types } from 'node:util';

/**
 * PostgreSQL’s own words for « not now »: connection lost (class 08), credentials or database gone
 * (28, 3D), a transaction that collided with another or waited too long (40, 55P03, 25P03), refused
 * writes (25006), out of disk, memory or connections (53), stopped or told to (57), a failing disk (58).
 */
const postgres = /^((08|28|40|53|57|58)\w{3}|3D000|25006|25P03|55P03)$/;

/** Node.js’s, for a connection that was never made or broke, and for want of descriptors. */
const system = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETUNREACH',
  'ENFILE',
  'ENOSPC',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Those of pg, TypeORM and ioredis, which carry no code: they are told apart by their words. */
const words = new RegExp(
  [
    'Connection terminated',
    'Connection is closed',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error',
    'Client was closed and is not queryable',
    'Cannot use a pool after calling end',
    // The connection of a transaction was lost between two of its statements: TypeORM says it in one
    // way where a repository asks, in another where a statement is written by hand.
    'Query runner already released',
    'provided by a query runner was already released',
    'Query read timeout',
    // Redis is full, starting, a replica, or has lost too much to answer.
    '^(OOM|LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|MISCONF|BUSY|NOREPLICAS) ',
  ].join('|'),
);

/**
 * Whether an error says that the database or the queue does not serve for the moment: nothing was
 * done, and the same request may succeed in a while.
 */
export function isAway(error: unknown): boolean {
  // Not `instanceof`: an error that Node.js makes is not of the realm where the specs run.
  if (!types.isNativeError(error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return postgres.test(code) || system.has(code) || words.test(error.message);
}
