import { runMigrations as runQueueMigrations } from 'bullmq';
import { withClient } from '../record/connection';
import { checkSchema, oneAtATime, pendingMigrations, runMigrations } from '../record/migrate';
import { appUrlFrom, giveRights, isRestricted, letIn, mayMakeRoles } from '../record/roles';
import { connectToRunningPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres';
import { EnvInvalid } from './env';
import type { Env } from './env';

/** A database that is there, its schema this version’s. */
export interface Database {
  /** As the application: it may add evidence, and neither change nor remove any. */
  url: string;
  /** Stops what was started here. */
  leave(): Promise<void>;
}

type Settings = Pick<
  Env,
  'dataDir' | 'databaseUrl' | 'databaseOwnerUrl' | 'production' | 'redisUrl'
>;

/** The owner’s way in, before anything is made ready. */
export interface OwnedDatabase {
  ownerUrl: string;
  /** Brings the schema up to date, lets the application in, and answers its address. */
  prepare(): Promise<string>;
  leave(): Promise<void>;
}

/**
 * Starts or reaches the database, has its owner bring the schema up to date, and answers the
 * application’s own way in.
 * @param join use the embedded server of a Percolateur that runs on the same DATA_DIR.
 * @throws Error or EnvInvalid in one line, naming the setting at fault
 */
export async function openDatabase(env: Settings, options?: { join: boolean }): Promise<Database> {
  const { databaseUrl } = env;
  if (databaseUrl && !env.databaseOwnerUrl) {
    await reach('DATABASE_URL', databaseUrl);
    if (await withClient(databaseUrl, isRestricted)) {
      await withClient(databaseUrl, checkSchema);
      return { url: databaseUrl, leave: () => Promise.resolve() };
    }
  }
  const { prepare, leave } = await openOwner(env, options);
  try {
    return { url: await prepare(), leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** The same for those who migrate and restore. @throws EnvInvalid when the owner’s address is not given */
export async function openOwner(env: Settings, { join } = { join: false }): Promise<OwnedDatabase> {
  if (env.databaseUrl) return ownExternal(env, env.databaseUrl);
  const running = join ? connectToRunningPostgres(env.dataDir) : null;
  const own = running
    ? null
    : await startEmbeddedPostgres({ dataDir: env.dataDir, durable: true, maxConnections: 60 });
  const ownerUrl = running ?? own!.url;
  return {
    ownerUrl,
    prepare: () => prepare(env, ownerUrl, appUrlFrom(ownerUrl)),
    leave: async () => own?.stop(),
  };
}

async function ownExternal(env: Settings, databaseUrl: string): Promise<OwnedDatabase> {
  const leave = () => Promise.resolve();
  const ownerUrl = env.databaseOwnerUrl ?? databaseUrl;
  if (env.databaseOwnerUrl && new URL(ownerUrl).username === new URL(databaseUrl).username) {
    throw new EnvInvalid('DATABASE_URL: expected another role than that of DATABASE_OWNER_URL');
  }
  const setting = env.databaseOwnerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  await reach(setting, ownerUrl);
  const { restricted, makesRoles } = await withClient(ownerUrl, async (client) => ({
    restricted: await isRestricted(client),
    makesRoles: await mayMakeRoles(client),
  }));
  if (restricted) {
    throw new EnvInvalid(
      'DATABASE_OWNER_URL: expected the address of PostgreSQL as the role that owns the tables',
    );
  }
  // Given one address only, the owner’s: a role is made for the application beside it, if it may be.
  const made = makesRoles && (new URL(ownerUrl).password || !env.production);
  const appUrl = env.databaseOwnerUrl ? databaseUrl : made ? appUrlFrom(ownerUrl) : null;
  if (!appUrl && env.production) {
    throw new EnvInvalid(
      'DATABASE_URL: expected a role of the application’s own, which owns no table, so that nothing it does can undo evidence; the owner’s address goes to DATABASE_OWNER_URL',
    );
  }
  return {
    ownerUrl,
    prepare: async () => {
      const url = await prepare(env, ownerUrl, appUrl);
      await reach('DATABASE_URL', url);
      if (env.production && !(await withClient(url, isRestricted))) {
        throw new EnvInvalid('DATABASE_URL: expected another role than the owner’s');
      }
      return url;
    },
    leave,
  };
}

/** Migrates as the owner, lets the application in, and answers its address: the owner’s for lack of one. */
async function prepare(env: Settings, ownerUrl: string, appUrl: string | null): Promise<string> {
  await withClient(ownerUrl, async (owner) => {
    await oneAtATime(owner);
    await runMigrations(ownerUrl, await pendingMigrations(owner));
    if (!env.redisUrl) await runQueueMigrations(owner);
    if (!appUrl) return;
    await letIn(owner, appUrl);
    await giveRights(owner, appUrl);
  });
  return appUrl ?? ownerUrl;
}

/** @throws Error naming the setting when no PostgreSQL answers there, or refuses us. */
async function reach(setting: string, url: string): Promise<void> {
  try {
    await withClient(url, () => Promise.resolve());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${setting}: PostgreSQL does not answer there (${message || code})`, {
      cause: error,
    });
  }
}
