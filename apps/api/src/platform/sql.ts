import type { ClientBase, Pool } from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';

/** Whether a row was refused because another already holds what must be unique. */
export const isTaken = (error: unknown) =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505';

/** A statement that PostgreSQL parses and plans once per connection. */
export interface Prepared {
  name: string;
  text: string;
}

/**
 * Runs a prepared statement: on the connection of a transaction where its manager is given, on the
 * application’s own pool otherwise. For the few statements that every request or every answer goes
 * through; all else uses repositories.
 */
export async function runPrepared<Row>(
  on: DataSource | EntityManager,
  { name, text }: Prepared,
  values: unknown[],
): Promise<Row[]> {
  const runner = on instanceof DataSource ? undefined : on.queryRunner;
  const client = runner
    ? ((await runner.connect()) as ClientBase)
    : (dataSourceOf(on).driver as unknown as { master: Pool }).master;
  const result = await client.query({ name, text, values });
  return result.rows as Row[];
}

/** A row as `row_to_json` gives it. */
export type JsonRow = Record<string, unknown>;

/** Rows that a statement gave as JSON, such as `json_agg` makes, as their entity. */
export function fromJson<T extends object>(
  on: DataSource | EntityManager,
  entity: new () => T,
  rows: readonly JsonRow[] | null | undefined,
): T[] {
  if (!rows?.length) return [];
  const columns = dataSourceOf(on)
    .getMetadata(entity)
    .columns.filter(({ isSelect }) => isSelect);
  return rows.map((row) =>
    Object.assign(
      new entity(),
      Object.fromEntries(
        columns.map(({ propertyName, databaseName, type }) => [
          propertyName,
          asColumn(type, row[databaseName]),
        ]),
      ),
    ),
  );
}

/** What the driver would have made of a value of such a column. */
function asColumn(type: unknown, value: unknown): unknown {
  if (value === null) return null;
  if (type === 'timestamptz') return new Date(value as string);
  return type === 'bigint' ? String(value as number) : value;
}

const dataSourceOf = (on: DataSource | EntityManager) =>
  on instanceof DataSource ? on : on.connection;
