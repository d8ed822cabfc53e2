import { erasedName, shownName } from '@percolateur/domain';
import type { ErasureFacts } from '@percolateur/domain';
import type { ClientBase } from 'pg';
import { escapeIdentifier as id } from 'pg';
import { fileNameOf } from '../../record/certificate-file.entity';
import { freeText, personalPlaces } from '../../record/personal';
import { tablesOf } from './backup-file';
import { readEnv } from '../../platform/env';
import { escapeHtml } from '../../platform/escape';
import { filesOn } from '../../platform/files-on';
import type { RegisteredErasure } from './erasure-register';

const gone = '[nom effacé]';

/** Files of certificates that name somebody, by what they are called among the files. */
export async function filesNaming(owner: ClientBase, personId: string): Promise<string[]> {
  const { rows } = await owner.query<Parameters<typeof fileNameOf>[0]>(
    `select f.certificate_id as "certificateId", f.annex, f.edition
     from certificate_file f join certificate c on c.id = f.certificate_id where c.sealed ? $1`,
    [personId],
  );
  return rows.map(fileNameOf);
}

/**
 * Removes those files; their digests stay. To be done before the erasure is committed: were it then
 * given up, they would be made anew.
 */
export async function forgetFiles(owner: ClientBase, personId: string): Promise<void> {
  const store = await filesOn(readEnv(process.env));
  for (const name of await filesNaming(owner, personId)) await store.remove(name);
}

/** What somebody is, or was, called. */
export type KnownAs = string[];

/** Every address and full name that somebody has or had, each as it is stored and as it is shown. */
export async function knownAs(owner: ClientBase, personId: string): Promise<KnownAs> {
  const { rows } = await owner.query<{ called: string }>(
    `select email as called from person where id = $1
     union select email from other_address where person_id = $1
     union select email from former_address where person_id = $1
     union select first_name || ' ' || last_name from person where id = $1
     union select first_name || ' ' || last_name from former_name where person_id = $1
     union select concat_ws(' ', written_as ->> 'firstName', written_as ->> 'lastName')
       from enrolment where person_id = $1 and written_as is not null`,
    [personId],
  );
  const called = rows.flatMap(({ called }) => [called, shownName(called), called.normalize('NFC')]);
  return [...new Set(called)].filter((each) => each.trim().length > 3);
}

/** What stands in the way of erasing somebody, from the database. */
export async function erasureFacts(
  owner: ClientBase,
  personId: string,
  now: Date,
): Promise<ErasureFacts> {
  const { rows } = await owner.query<{
    endsAt: Date;
    proved: boolean;
    ahead: boolean;
    coFunded: boolean;
  }>(
    `with proof as (
       select h.cohort_id from signature s join half_day h on h.id = s.half_day_id
       where $1 in (s.person_id, s.passed_by_id)
       union select h.cohort_id from late_agreement a
         join signature s on s.id = a.signature_id join half_day h on h.id = s.half_day_id
         where a.trainer_id = $1
       union select e.cohort_id from absence a join enrolment e on e.id = a.enrolment_id
         where a.corrected_by_id = $1
       union select e.cohort_id from personal_data p join certificate c on c.id = p.evidence_id
         join enrolment e on e.id = c.enrolment_id where p.person_id = $1
     ), around as (
       select cohort_id from cohort_trainer where person_id = $1
       union select cohort_id from enrolment
         where person_id = $1 and status not in ('declined', 'withdrawn')
     )
     select max(h.ends_at) as "endsAt", c.id in (select cohort_id from proof) as proved,
       c.id in (select cohort_id from around) and c.status <> 'cancelled' and max(h.ends_at) > $2 as ahead,
       exists (select from cohort_funding f where f.cohort_id = c.id and f.co_funded) as "coFunded"
     from cohort c join half_day h on h.cohort_id = c.id
     where c.id in (select cohort_id from proof union select cohort_id from around)
     group by c.id`,
    [personId, now],
  );
  const { rows: held } = await owner.query('select from role_grant where person_id = $1', [
    personId,
  ]);
  return {
    roles: held.length,
    ahead: rows.filter(({ ahead }) => ahead).map(({ endsAt }) => endsAt),
    proved: rows.filter(({ proved }) => proved),
  };
}

/** Half-days that somebody signed on paper. */
const sheetsOf = `select q.half_day_id from signature s join sheet_photo q on q.id = s.photo_id
       where s.person_id = $1`;

/** How many photographed sheets still show somebody. */
export async function photosShowing(owner: ClientBase, personId: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from sheet_photo p join sheet_picture c on c.hash = p.hash
     where p.half_day_id in (${sheetsOf})`,
    [personId],
  );
  return rows[0].count;
}

/**
 * Erases somebody: the tombstone, then all that is theirs, in the transaction of the caller. Ids,
 * times, hours and digests stay. Answers how many rows changed, by table; null where it was done before.
 */
export async function erase(
  owner: ClientBase,
  { personId, at, reason, keptUntil }: RegisteredErasure,
): Promise<Record<string, number> | null> {
  const names = await knownAs(owner, personId);
  const { rowCount: first } = await owner.query(
    `insert into erasure (person_id, at, reason, kept_until) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [personId, at, reason, keptUntil],
  );
  if (!first) return null;
  const changed: Record<string, number> = {};
  const run = async (table: string, sql: string, values: unknown[]) => {
    const { rowCount } = await owner.query(sql, values);
    if (rowCount) changed[table] = (changed[table] ?? 0) + rowCount;
  };
  await run('personal_data', 'delete from personal_data where person_id = $1', [personId]);
  // A sheet shows several people: its picture stays until the last of them is erased.
  await run(
    'sheet_picture',
    `delete from sheet_picture where hash in (
       select p.hash from sheet_photo p
       where p.half_day_id in (${sheetsOf}) and not exists (
         select from signature s join sheet_photo q on q.id = s.photo_id
         where q.half_day_id = p.half_day_id
           and s.person_id not in (select person_id from erasure)))`,
    [personId],
  );
  // Letters to others that name them, and what people wrote about them.
  const patterns = likeAny(names.flatMap((each) => [each, escapeHtml(each)]));
  await run(
    'sent_letter',
    'delete from sent_letter where html ilike any($1) or subject ilike any($1)',
    [patterns],
  );
  const lists = await listsOfWords(owner);
  for (const [table, columns] of Object.entries(freeText)) {
    for (const column of columns) {
      const words = id(column);
      const without = lists.has(`${table}.${column}`)
        ? `array(select replace(line, $1, '${gone}')
                 from unnest(${words}) with ordinality as l(line, n) order by n)`
        : `replace(${words}, $1, '${gone}')`;
      for (const name of names) {
        await run(
          table,
          `update ${id(table)} set ${words} = ${without} where position($1 in ${words}::text) > 0`,
          [name],
        );
      }
    }
  }
  const { firstName, lastName } = erasedName(at);
  for (const { table, whose, instead } of personalPlaces) {
    const values = [personId, firstName, lastName].slice(0, table === 'person' ? 3 : 1);
    const set = Object.entries(instead ?? {}).map(([column, value]) => `${id(column)} = ${value}`);
    const deed = instead ? `update ${id(table)} set ${set.join(', ')}` : `delete from ${id(table)}`;
    await run(table, `${deed} where ${whose}`, values);
  }
  return changed;
}

/** Columns that hold several lines of words, as « table.column ». */
async function listsOfWords(owner: ClientBase): Promise<Set<string>> {
  const { rows } = await owner.query<{ at: string }>(
    `select table_name || '.' || column_name as at from information_schema.columns
     where table_schema = 'public' and data_type = 'ARRAY'`,
  );
  return new Set(rows.map(({ at }) => at));
}

/** Where somebody is still named, as « table: how many rows »: by evidence about others, or by a hub. */
export async function stillNamed(owner: ClientBase, names: KnownAs): Promise<string[]> {
  const patterns = likeAny(names);
  const found: string[] = [];
  for (const { table } of await tablesOf(owner)) {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from ${id(table)} t where t::text ilike any($1)`,
      [patterns],
    );
    if (rows[0].count > 0) found.push(`${table}: ${rows[0].count}`);
  }
  return found;
}

const likeAny = (texts: readonly string[]) =>
  texts.map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
