import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../src/platform/database';
import { startEmbeddedPostgres } from '../src/platform/embedded/embedded-postgres';
import { templateName, urlOfDatabase } from './database';
import { throwaway } from './throwaway';

/**
 * One PostgreSQL for the whole run, with a migrated database to clone; every spec reads its address
 * in TEST_DATABASE_URL.
 */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'percolateur-test-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false, maxConnections: 200 });
  throwaway.current = { dataDir, server };
  process.env.TEST_DATABASE_URL = server.url;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const url = urlOfDatabase(templateName, server.url);
  const settings = { dataDir, databaseOwnerUrl: null, production: false, redisUrl: null };
  await openDatabase({ ...settings, databaseUrl: url });
}
