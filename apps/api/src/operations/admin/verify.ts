import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { MoreThan } from 'typeorm';
import { Certificate } from '../../record/certificate.entity';
import { withStatus } from '../../record/standing-certificates';
import { evidence, sealing } from '../../record/tables';
import { digestOf } from '../../record/apart';
import type { PersonalData } from '../../record/personal-data.entity';
import { fileOf, toldOf } from './backup';
import { readBackup } from './backup-file';
import { withDatabase } from './with-database';

const help = `Check that a backup is whole; or, without a file, that the database keeps its promises.

Usage: npm run admin -- verify [FILE]

A file is read to its end, and compared with the counts and the SHA-256 it carries. In the database,
every table of evidence refuses changes, every certificate still has the facts it was issued with, and
what evidence says of people who were not erased is what its digests say.`;

const nil = '00000000-0000-0000-0000-000000000000';

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
      ...(await unsealed(db)),
    ]);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    process.stdout.write('Evidence is guarded, and says what it said when it was kept\n');
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
  for (let after = nil; ;) {
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

/** Every digest that evidence holds. */
const digests = sealing
  .map(
    (table) => `select e.id, '${table}' as place, key::uuid as person, value as digest
                from ${table} e, jsonb_each_text(e.sealed)`,
  )
  .join(' union all ');

/** Where what stands apart from evidence is not what the evidence holds the digest of, or is gone. */
async function unsealed(db: DataSource): Promise<string[]> {
  const lost = await db.query<{ id: string; place: string }[]>(
    `select d.id, d.place from (${digests}) d
     where not exists (select from personal_data p where p.evidence_id = d.id and p.person_id = d.person)
       and not exists (select from erasure x where x.person_id = d.person)`,
  );
  const faults = lost.map(({ id, place }) => `${place} ${id}: what it says of somebody is gone`);
  for (let after = nil; ;) {
    const some = await db.query<(PersonalData & { place: string | null; digest: string | null })[]>(
      `select p.evidence_id as "evidenceId", p.salt, p.content, d.place, d.digest
       from (select * from personal_data where evidence_id > $1 order by evidence_id limit 500) p
       left join lateral (select * from (${digests}) d
                          where d.id = p.evidence_id and d.person = p.person_id) d on true
       order by p.evidence_id`,
      [after],
    );
    for (const { evidenceId, place, digest, salt, content } of some) {
      if (digestOf({ salt, content }) === digest) continue;
      faults.push(
        `${place ?? 'personal_data'} ${evidenceId}: what it says of somebody was changed`,
      );
    }
    const last = some.at(-1);
    if (!last) return faults;
    after = last.evidenceId;
  }
}
