import { DataSource } from 'typeorm';
import { databaseOptions } from '../../record/database';
import { openDatabase } from '../../platform/database';
import { readEnv } from '../../platform/env';

/**
 * Does something with the configured database, as the application: DATABASE_URL, or the embedded
 * one, joined when Percolateur runs and started for the time it takes when it does not.
 */
export async function withDatabase<T>(work: (db: DataSource) => Promise<T>): Promise<T> {
  const { url, leave } = await openDatabase(readEnv(process.env), { join: true });
  try {
    const db = await new DataSource(databaseOptions(url, 2)).initialize();
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await leave();
  }
}
