import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { MoreThan } from 'typeorm';
import { Certificate } from '../../record/certificate.entity';
import { withStatus } from '../../record/standing-certificates';
import { evidence } from '../../record/tables';
import { fileOf, toldOf } from './backup';
import { readBackup } from './backup-file';
import { withDatabase } from './with-database';

const help = `Check that a backup is whole; or, without a file, that the database keeps its promises.

Usage: npm run admin -- verify [FILE]

A file is read to its end, and compared with the counts and the SHA-256 it carries. In the database,
every table of evidence refuses changes, and every certificate still has the facts it was issued with.`;

export const verify = {
  help,
  async run(args: string[]): Promise<void> {
    if (parseArgs({ args, allowPositionals: true }).positionals.length > 0) {
      const file = fileOf(args, help);
      process.stdout.write(`${file} is whole: ${toldOf(await readBackup(file))}\n`);
      return;
    }
    const faults = await withDatabase(async (db) => [
      ...(await unguarded(db)),
      ...(await altered(db)),
    ]);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    process.stdout.write('Evidence is guarded, and every certificate is as it was issued\n');
  },
};

/** Tables of evidence whose guard is missing or off. */
async function unguarded(db: DataSource): Promise<string[]> {
  const guarded = await db.query<{ name: string }[]>(
    `select tgrelid::regclass::text as name from pg_trigger
     where tgname = 'append_only' and tgenabled in ('O', 'A')`,
  );
  return evidence
    .filter((table) => !guarded.some(({ name }) => name === table))
    .map((table) => `${table}: nothing keeps its rows from being changed`);
}

/** Certificates whose facts are no longer those that were issued. */
async function altered(db: DataSource): Promise<string[]> {
  const faults: string[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const some = await db.manager.find(Certificate, {
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      take: 500,
    });
    for (const { number, version, intact } of await withStatus(db.manager, some)) {
      if (!intact) faults.push(`Certificate ${number}, version ${version}: its facts were changed`);
    }
    if (some.length < 500) return faults;
    after = some[499].id;
  }
}
