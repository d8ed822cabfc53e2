import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres';
import { throwaway } from './throwaway';

/** One PostgreSQL for the whole run; every spec reads its address in TEST_DATABASE_URL. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'percolateur-test-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false, maxConnections: 200 });
  throwaway.current = { dataDir, server };
  process.env.TEST_DATABASE_URL = server.url;
}
