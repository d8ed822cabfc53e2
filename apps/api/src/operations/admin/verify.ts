import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { MoreThan } from 'typeorm';
import { sealFaults } from '../../proof/register/seal-faults';
import type { SealFault } from '../../proof/register/seal-faults';
import { readEnv } from '../../platform/env';
import { filesOn } from '../../platform/files-on';
import { fileNameOf } from '../../record/certificate-file.entity';
import type { CertificateFile } from '../../record/certificate-file.entity';
import { chainFaults } from '../../record/chain-faults';
import { Certificate } from '../../record/certificate.entity';
import { withStatus } from '../../record/standing-certificates';
import { chained, evidence, sealing } from '../../record/tables';
import { digestOf } from '../../record/apart';
import type { PersonalData } from '../../record/personal-data.entity';
import { fileOf, toldOf } from './backup';
import { readBackup } from './backup-file';
import { withDatabase } from './with-database';

const help = `Check that a backup is whole; or, without a file, that the database keeps its promises.

Usage: npm run admin -- verify [FILE]

A file is read to its end, and compared with the counts and the SHA-256 it carries. In the database,
every table of evidence refuses changes, every certificate still has the facts it was issued with,
what evidence says of people who were not erased is what its digests say, so are the pictures of
sheets signed by hand, the chain of each
organisation is whole, and leads to each of its seals; and the files of certificates are those that
were handed out. A file that is missing is made anew when it is asked for, signed on that day: those
that were handed out are still known by their digests.`;

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
      ...(await unpictured(db)),
      ...(await unkept(db)),
      ...(await chainFaults(db)).map(({ sentence }) => sentence),
      ...(await sealFaults(db.manager)).map(said),
    ]);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    process.stdout.write(
      'Evidence is guarded, chained and sealed, and says what it said when it was kept\n',
    );
  },
};

const said = ({ organisationId, number, fault }: SealFault) =>
  `Chain of ${organisationId}, seal of link ${number}: ${sealSentences[fault]}`;

const sealSentences = {
  'seal-broken': 'it is no time-stamp of what it says',
  'seal-apart': 'the chain is not the one that was sealed',
};

/** Tables of evidence whose guard is missing or off. */
async function unguarded(db: DataSource): Promise<string[]> {
  const triggers = await db.query<{ table: string; name: string }[]>(
    `select tgrelid::regclass::text as table, tgname as name from pg_trigger
     where tgname in ('append_only', 'chained') and tgenabled in ('O', 'A')`,
  );
  const lacking = (tables: readonly string[], trigger: string) =>
    tables.filter(
      (each) => !triggers.some(({ table, name }) => table === each && name === trigger),
    );
  return [
    ...lacking([...evidence, 'chain_link'], 'append_only').map(
      (table) => `${table}: nothing keeps its rows from being changed`,
    ),
    ...lacking(chained, 'chained').map((table) => `${table}: nothing chains its rows`),
  ];
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

/** Photos of sheets whose picture is not the one that was kept, or is gone while who it shows is not. */
async function unpictured(db: DataSource): Promise<string[]> {
  const photos = await db.query<{ id: string; gone: boolean }[]>(
    `select p.id, c.hash is null as gone
     from sheet_photo p left join sheet_picture c on c.hash = p.hash
     where encode(sha256(c.jpeg), 'hex') <> p.hash
        or c.hash is null and not exists (
          select from signature s join sheet_photo q on q.id = s.photo_id
          join erasure x on x.person_id = s.person_id where q.half_day_id = p.half_day_id)
     order by p.id`,
  );
  return photos.map(
    ({ id, gone }) => `sheet_photo ${id}: its picture ${gone ? 'is gone' : 'was changed'}`,
  );
}

/** Files of certificates whose bytes are not those that were handed out, or are gone while all whom they name are not. */
async function unkept(db: DataSource): Promise<string[]> {
  const store = await filesOn(readEnv(process.env));
  const files = await db.query<(CertificateFile & { number: string })[]>(
    `select distinct on (f.certificate_id, f.annex) f.certificate_id as "certificateId", f.annex,
       f.edition, f.sha256, c.number
     from certificate_file f join certificate c on c.id = f.certificate_id
     where not exists (select from erasure x where c.sealed ? x.person_id::text)
     order by f.certificate_id, f.annex, f.edition desc`,
  );
  const faults: string[] = [];
  for (const file of files) {
    const found = await store.read(fileNameOf(file));
    const bytes = found && (await buffer(found.content));
    if (bytes && createHash('sha256').update(bytes).digest('hex') === file.sha256) continue;
    faults.push(
      `Certificate ${file.number}: its file ${fileNameOf(file)} ${bytes ? 'was changed' : 'is gone'}`,
    );
  }
  return faults;
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
