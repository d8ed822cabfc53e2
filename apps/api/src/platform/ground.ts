import { withClient } from '../record/connection';
import type { Env } from './env';
import { startEmbeddedPostgres } from './embedded/embedded-postgres';
import type { Ground } from './platform.module';
import { prepareQueue } from './queue';

/** Starts or reaches what the application stands on; `leave` stops what was started here. */
export async function prepareGround(env: Env): Promise<Ground & { leave(): Promise<void> }> {
  if (env.databaseUrl) {
    await reach(env.databaseUrl);
    const queueConnection = await prepareQueue(env, env.databaseUrl);
    return { env, databaseUrl: env.databaseUrl, queueConnection, leave: async () => undefined };
  }
  const postgres = await startEmbeddedPostgres({
    dataDir: env.dataDir,
    durable: true,
    maxConnections: 60,
  });
  try {
    const queueConnection = await prepareQueue(env, postgres.url);
    return { env, databaseUrl: postgres.url, queueConnection, leave: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** @throws Error naming the setting when no PostgreSQL answers there, or refuses us. */
async function reach(databaseUrl: string): Promise<void> {
  try {
    await withClient(databaseUrl, () => Promise.resolve());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL: PostgreSQL does not answer there (${message || code})`, {
      cause: error,
    });
  }
}
