import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ranMigrations } from '../../record/migrate';
import { migrationsTable } from '../../record/tables';

/**
 * A backup is one gzip of lines: a header; each table, as its name and columns in JSON, then its rows
 * as COPY writes them, then `\.`; a trailer with the rows of each table and the SHA-256 of all that
 * comes before it. The schema is not in it: its migrations are named, and run again.
 */
export interface Header {
  format: 'percolateur-backup';
  version: 1;
  madeAt: string;
  migrations: string[];
}
export interface Section {
  table: string;
  columns: string[];
}
interface Trailer {
  rows: Record<string, number>;
  sha256: string;
}
/** What a backup holds. */
export interface Summary extends Header {
  rows: Record<string, number>;
}

/** A file that cannot be relied on. */
export class BackupUnfit extends Error {}

const end = Buffer.from('\\.\n');
const lineOf = (value: Header | Section | Trailer) => Buffer.from(`${JSON.stringify(value)}\n`);

/** The COPY of a table, in the order of these columns. */
export const copyOf = ({ table, columns }: Section) =>
  `copy public.${escapeIdentifier(table)} (${columns.map((each) => escapeIdentifier(each)).join(', ')})`;

/**
 * Writes all that the database holds, as of one instant, while others work; the file is whole and on
 * the disk once this answers, and not there otherwise.
 * @throws Error when the file is there already
 */
export async function writeBackup(client: ClientBase, file: string): Promise<Summary> {
  if (existsSync(file)) throw new Error(`${file} is there already: choose another name`);
  const aside = `${file}.part`;
  const header: Header = {
    format: 'percolateur-backup',
    version: 1,
    madeAt: new Date().toISOString(),
    migrations: [],
  };
  const rows: Record<string, number> = {};
  await client.query('begin isolation level repeatable read, read only');
  try {
    header.migrations = await ranMigrations(client);
    await pipeline(
      Readable.from(sealed(sections(client, header, rows), rows), { objectMode: false }),
      createGzip(),
      createWriteStream(aside, { mode: 0o600, flush: true }),
    );
    await rename(aside, file);
  } finally {
    await client.query('rollback');
    await rm(aside, { force: true });
  }
  return { ...header, rows };
}

async function* sections(
  client: ClientBase,
  header: Header,
  rows: Record<string, number>,
): AsyncGenerator<Buffer> {
  yield lineOf(header);
  for (const section of await tablesOf(client)) {
    yield lineOf(section);
    const copy = client.query(copyTo(`${copyOf(section)} to stdout`));
    for await (const chunk of copy) yield chunk as Buffer;
    rows[section.table] = copy.rowCount;
    yield end;
  }
}

async function* sealed(
  chunks: AsyncIterable<Buffer>,
  rows: Record<string, number>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  yield lineOf({ rows, sha256: hash.digest('hex') });
}

/** Every table but TypeORM’s own, those that others refer to first. */
export async function tablesOf(client: ClientBase): Promise<Section[]> {
  const { rows } = await client.query<Section & { needs: string[] }>(
    `select c.relname as "table",
       (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       array(select f.confrelid::regclass::text from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> $1 order by c.relname`,
    [migrationsTable],
  );
  const sorted: Section[] = [];
  while (sorted.length < rows.length) {
    const placed = new Set(sorted.map(({ table }) => table));
    const next = rows.find(
      ({ table, needs }) => !placed.has(table) && needs.every((each) => placed.has(each)),
    );
    if (!next)
      throw new Error('Tables refer to each other in a circle: none can be restored first');
    sorted.push({ table: next.table, columns: next.columns });
  }
  return sorted;
}

/** What is done with a backup while it is read. */
export interface Reader {
  begin?(header: Header): void;
  /** Answers who takes the rows of a table, each with its newline. */
  table?(section: Section): Promise<{
    row(line: Buffer): Promise<unknown> | void;
    end(): Promise<void>;
  }>;
}

/**
 * Reads a backup from one end to the other, never more than one row in memory.
 * @throws BackupUnfit when it is no backup, is not whole, or was changed
 */
export async function readBackup(file: string, reader: Reader = {}): Promise<Summary> {
  if (!existsSync(file)) throw new BackupUnfit(`There is no file ${file}`);
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let header: Header | null = null;
  let trailer: Trailer | null = null;
  let table: { name: string; sink?: Awaited<ReturnType<NonNullable<Reader['table']>>> } | null =
    null;
  try {
    for await (const line of linesOf(file)) {
      if (trailer) throw new BackupUnfit(`${file} goes on after its end`);
      if (table && line.equals(end)) {
        await table.sink?.end();
        table = null;
      } else if (table) {
        rows[table.name] += 1;
        await table.sink?.row(line);
      } else {
        const said = parsed(line, file);
        if (!header) {
          header = checkHeader(said, file);
          reader.begin?.(header);
        } else if ('sha256' in said) {
          trailer = said as unknown as Trailer;
          continue;
        } else {
          const section = said as unknown as Section;
          table = { name: section.table, sink: await reader.table?.(section) };
          rows[section.table] = 0;
        }
      }
      hash.update(line);
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^(Z_|ERR_)/.test(code)) throw error;
    throw new BackupUnfit(`${file} is damaged or not whole`, { cause: error });
  }
  const whole = header && trailer && hash.digest('hex') === trailer.sha256;
  if (!whole || JSON.stringify(trailer!.rows) !== JSON.stringify(rows)) {
    throw new BackupUnfit(`${file} is damaged or not whole`);
  }
  return { ...header!, rows };
}

/** Each line with its newline. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const input = createReadStream(file);
  const text = createGunzip();
  input.once('error', (error) => text.destroy(error));
  let rest: Buffer[] = [];
  for await (const chunk of input.pipe(text)) {
    let from = 0;
    for (;;) {
      const at = (chunk as Buffer).indexOf(10, from);
      if (at < 0) break;
      const piece = (chunk as Buffer).subarray(from, at + 1);
      yield rest.length ? Buffer.concat([...rest, piece]) : piece;
      rest = [];
      from = at + 1;
    }
    if (from < (chunk as Buffer).length) rest.push((chunk as Buffer).subarray(from));
  }
  if (rest.length) yield Buffer.concat(rest);
}

function parsed(line: Buffer, file: string): Record<string, unknown> {
  try {
    return JSON.parse(line.toString()) as Record<string, unknown>;
  } catch {
    throw new BackupUnfit(`${file} is damaged or not whole`);
  }
}

function checkHeader(said: Record<string, unknown>, file: string): Header {
  const header = said as unknown as Header;
  if (header.format !== 'percolateur-backup') {
    throw new BackupUnfit(`${file} is no backup of Percolateur`);
  }
  if (header.version !== 1) {
    throw new BackupUnfit(`${file} was written by a newer Percolateur: restore it with that one`);
  }
  return header;
}
