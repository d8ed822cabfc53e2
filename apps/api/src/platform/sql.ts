import type { ClientBase, Pool } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';

/** Whether a row was refused because another already holds what must be unique. */
export const isTaken = (error: unknown) =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505';

/** A statement that PostgreSQL parses and plans once per connection. */
export interface Prepared {
  name: string;
  text: string;
}

/**
 * Runs a prepared statement on the application's own pool. For the few statements that every request
 * or every answer goes through; all else uses repositories.
 */
export async function runPrepared<Row>(
  dataSource: DataSource,
  { name, text }: Prepared,
  values: unknown[],
): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const result = await pool.query({ name, text, values });
  return result.rows as Row[];
}

/** The same, on the connection of a transaction. */
export async function runPreparedWith<Row>(
  { queryRunner }: EntityManager,
  { name, text }: Prepared,
  values: unknown[],
): Promise<Row[]> {
  if (!queryRunner) throw new Error(`${name} runs in a transaction`);
  const client = (await queryRunner.connect()) as ClientBase;
  const result = await client.query({ name, text, values });
  return result.rows as Row[];
}
