import type { Queue } from 'bullmq';
import { createPostgresBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import type { Env } from './env';

/**
 * Prepares BullMQ’s backend and answers the connection for its queues and workers: Redis where
 * REDIS_URL says so, this application’s PostgreSQL otherwise. Called once, before any queue is made.
 */
export async function prepareQueue(
  env: Env,
  databaseUrl: string,
): Promise<Queue['opts']['connection']> {
  if (env.redisUrl) {
    setDefaultBackendFactory(undefined);
    return { url: env.redisUrl, maxRetriesPerRequest: null };
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  setDefaultBackendFactory(createPostgresBackend);
  // BullMQ types connections as Redis ones; its PostgreSQL backend reads these two.
  return { connectionString: databaseUrl, max: 4 } as never;
}
