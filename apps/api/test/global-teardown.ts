import { rmSync } from 'node:fs';
import { throwaway } from './throwaway';

/** Stops the PostgreSQL of the run and removes its data. */
export default async function globalTeardown(): Promise<void> {
  await throwaway.current?.server.stop();
  if (throwaway.current) rmSync(throwaway.current.dataDir, { recursive: true, force: true });
}
