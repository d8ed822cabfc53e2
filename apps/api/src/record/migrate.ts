import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from './database';
import { migrations } from './migrations';
import { migrationsTable } from './tables';

/** Told in one sentence at start: what the operator has to do about the schema. */
export class SchemaUnfit extends Error {}

/** In order. */
export const migrationNames = migrations.map(({ name }) => name);

/** The migrations that a database had, in order. */
export async function ranMigrations(client: ClientBase): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    'select to_regclass($1) is not null as there',
    [`public.${migrationsTable}`],
  );
  if (!found[0].there) return [];
  const { rows } = await client.query<{ name: string }>(
    `select name from public.${migrationsTable} order by id`,
  );
  return rows.map(({ name }) => name);
}

/**
 * The migrations that this version has and the database has not had yet.
 * @throws SchemaUnfit when the database had some that this version knows nothing of.
 */
export async function pendingMigrations(client: ClientBase): Promise<string[]> {
  const ran = new Set(await ranMigrations(client));
  const unknown = [...ran].filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw new SchemaUnfit(
      `The database was made by a newer Percolateur (it knows ${unknown.at(-1)}, this version does not): start that version or a later one, or restore a backup made before it`,
    );
  }
  return migrationNames.filter((name) => !ran.has(name));
}

/** @throws SchemaUnfit when the database is newer or older than this version. */
export async function checkSchema(client: ClientBase): Promise<void> {
  const pending = await pendingMigrations(client);
  if (pending.length === 0) return;
  throw new SchemaUnfit(
    `The database lacks ${pending.length} migration${pending.length > 1 ? 's' : ''} of this version, and the role of DATABASE_URL may not run them: give DATABASE_OWNER_URL, or run « admin migrate » with it`,
  );
}

/** So that however many processes start at once, one migrates; let go when the connection ends. */
export const oneAtATime = (owner: ClientBase) =>
  owner.query(`select pg_advisory_lock(hashtext('percolateur migrations'))`);

/** Runs these migrations, in order, as the owner of `ownerUrl`, each in a transaction. */
export async function runMigrations(ownerUrl: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const db = new DataSource({
    ...databaseOptions(ownerUrl, 1),
    migrations: migrations.filter((each) => names.includes(each.name)),
    migrationsTableName: migrationsTable,
    // A change of schema takes the time it takes.
    extra: {},
  });
  await db.initialize();
  try {
    await db.runMigrations({ transaction: 'each' });
  } finally {
    await db.destroy();
  }
}
