import { DataSource } from 'typeorm';
import { databaseOptions } from '../../record/database';
import {
  connectToRunningPostgres,
  startEmbeddedPostgres,
} from '../../platform/embedded/embedded-postgres';
import { readEnv } from '../../platform/env';

/**
 * Does something with the configured database: DATABASE_URL, or the embedded one, joined when
 * Percolateur runs and started for the time it takes when it does not.
 */
export async function withDatabase<T>(work: (db: DataSource) => Promise<T>): Promise<T> {
  const env = readEnv(process.env);
  const running = env.databaseUrl ?? connectToRunningPostgres(env.dataDir);
  const own = running
    ? null
    : await startEmbeddedPostgres({ dataDir: env.dataDir, durable: true, maxConnections: 20 });
  try {
    const db = await new DataSource(databaseOptions(running ?? own!.url, 2)).initialize();
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await own?.stop();
  }
}
