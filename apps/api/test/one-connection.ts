import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

type Work = (manager: EntityManager) => Promise<unknown>;

/**
 * Refuses, for whatever runs within a transaction, any second connection: enough people doing so at
 * once would each hold one and wait for another for ever. Every spec watches over it.
 */
export function holdToOneConnection(db: DataSource): void {
  const within = new AsyncLocalStorage<true>();
  const pool = (db.driver as unknown as { master: Pool }).master;
  const connect = pool.connect.bind(pool) as (callback?: (error: Error) => void) => unknown;
  pool.connect = ((callback?: (error: Error) => void) => {
    if (!within.getStore()) return connect(callback);
    const error = new Error('Within a transaction, use its manager: no second connection');
    return callback ? callback(error) : Promise.reject(error);
  }) as Pool['connect'];
  const { manager } = db;
  const transaction = manager.transaction.bind(manager) as (...args: unknown[]) => Promise<unknown>;
  manager.transaction = ((...args: unknown[]) => {
    const work = args.pop() as Work;
    return transaction(...args, (inside: EntityManager) => within.run(true, () => work(inside)));
  }) as EntityManager['transaction'];
}
