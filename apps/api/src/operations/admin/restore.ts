import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openOwner } from '../../platform/database';
import { readEnv } from '../../platform/env';
import { withClient } from '../../record/connection';
import { migrationNames, oneAtATime, ranMigrations, runMigrations } from '../../record/migrate';
import { shipped } from '../../record/tables';
import { parseArgs } from 'node:util';
import { eraseAgain } from './erase-person';
import { registered, usualRegister } from './erasure-register';
import { fileOf, toldOf } from './backup';
import { copyOf, readBackup, tablesOf } from './backup-file';
import type { Section, Summary } from './backup-file';

const help = `Bring a backup back into an empty database, all of it or nothing.

Usage: npm run admin -- restore FILE [--register FILE]

Works as the owner (DATABASE_OWNER_URL, or DATABASE_URL where it owns the tables, or the embedded
database under DATA_DIR), while Percolateur is stopped. The file is read to its end first. A backup
made by an older version is brought up to date; one made by a newer version is refused. Whom the
register of erasures lists (erasures.jsonl under DATA_DIR) is erased again. Bring the files of
certificates back first (files under DATA_DIR, or the bucket): « verify » tells which are missing.
Those are made anew when they are asked for, and those handed out before are still known.`;

export const restore = {
  help,
  async run(args: string[]): Promise<void> {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { register: { type: 'string' } },
    });
    const file = fileOf(positionals, help);
    const env = readEnv(process.env);
    const register = values.register ?? usualRegister(env.dataDir);
    // Read before anything is changed: one that cannot be read must not be found out too late.
    const erasures = (await registered(register)).length;
    const { migrations } = await readBackup(file, {
      begin: (header) => {
        if (header.migrations.every((name) => migrationNames.includes(name))) return;
        throw new Error(`${file} was made by a newer Percolateur: restore it with that one`);
      },
    });
    const { ownerUrl, prepare, leave } = await openOwner(env, { join: true });
    try {
      const summary = await withClient(ownerUrl, async (owner) => {
        await oneAtATime(owner);
        await makeRoom(owner, ownerUrl, migrations);
        return bringBack(owner, file);
      });
      await prepare();
      process.stdout.write(`${file}: ${toldOf(summary)}, are in the database\n`);
      const again = await withClient(ownerUrl, (owner) => eraseAgain(owner, register));
      process.stdout.write(
        `${register}: ${again} of ${erasures} erasures were missing from it, and were done again\n`,
      );
    } finally {
      await leave();
    }
  },
};

/** The schema as the backup knew it. @throws Error when somebody’s data are there */
async function makeRoom(owner: ClientBase, ownerUrl: string, migrations: string[]): Promise<void> {
  const ran = await ranMigrations(owner);
  for (const { table } of await tablesOf(owner)) {
    if (shipped.includes(table)) continue;
    const { rowCount } = await owner.query(`select from public.${escapeIdentifier(table)} limit 1`);
    if (rowCount) throw new Error(`The database is not empty (${table}): restore into one that is`);
  }
  if (ran.some((name) => !migrations.includes(name))) {
    throw new Error(
      'The database was made ready by a newer version than the backup: restore into one that holds nothing at all',
    );
  }
  await runMigrations(
    ownerUrl,
    migrations.filter((name) => !ran.includes(name)),
  );
}

async function bringBack(owner: ClientBase, file: string): Promise<Summary> {
  const tables = await tablesOf(owner);
  // What a trigger of ours adds to a new row is in the backup already.
  const triggers = (state: string) =>
    owner.query(
      tables
        .map(({ table }) => `alter table public.${escapeIdentifier(table)} ${state} trigger user;`)
        .join('\n'),
    );
  await owner.query('begin');
  try {
    await triggers('disable');
    // The backup holds what came with the schema, as it has become since.
    for (const table of shipped) await owner.query(`delete from public.${escapeIdentifier(table)}`);
    const summary = await readBackup(file, { table: (section) => into(owner, section) });
    await setSequences(owner);
    // Checks that wait for the end of a transaction would hold the tables from being altered.
    await owner.query('set constraints all immediate');
    await triggers('enable');
    await owner.query('commit');
    return summary;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function into(owner: ClientBase, section: Section) {
  const copy = owner.query(copyFrom(`${copyOf(section)} from stdin`));
  // Heard at the end; without a listener meanwhile, Node.js would end the process.
  const done = finished(copy);
  done.catch(() => undefined);
  return {
    row: async (line: Buffer) => {
      if (!copy.write(line)) await Promise.race([once(copy, 'drain'), done]);
    },
    end: async () => {
      copy.end();
      await done;
    },
  };
}

/** Numbers that tables give by themselves go on after those restored. */
async function setSequences(owner: ClientBase): Promise<void> {
  const { rows } = await owner.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, d.refobjid::regclass::text as "table",
            quote_ident(a.attname) as "column"
     from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     join pg_namespace n on n.oid = s.relnamespace
     where s.relkind = 'S' and n.nspname = 'public'`,
  );
  for (const { sequence, table, column } of rows) {
    await owner.query(
      `select setval('${sequence}', max(${column})) from ${table} having max(${column}) is not null`,
    );
  }
}
