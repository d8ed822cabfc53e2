import type { Queue } from 'bullmq';
import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';
import { connectionTimeoutMillis, SteadyClient } from '../record/connection';
import type { Env } from './env';

/**
 * Chooses BullMQ’s backend and answers the connection for its queues and workers: Redis where
 * REDIS_URL says so, this application’s PostgreSQL otherwise. Called once, before any queue is made.
 */
export function prepareQueue(env: Env, databaseUrl: string): Queue['opts']['connection'] {
  if (env.redisUrl) {
    setDefaultBackendFactory(undefined);
    return { url: env.redisUrl, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory(createPostgresBackend);
  // BullMQ types connections as Redis ones; its PostgreSQL backend makes a pool of these.
  const pool = { connectionString: databaseUrl, max: 4, connectionTimeoutMillis };
  return { ...pool, Client: SteadyClient } as never;
}
