import pg from 'pg';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { cloneDatabase } from '../../test/database';
import { Scene } from '../../test/scene';
import { apartFrom, keepApart } from './apart';
import { databaseOptions } from './database';
import { checkSchema } from './migrate';
import { isRestricted } from './roles';
import { erasable, evidence, migrationsTable, ordinary, ownersOwn } from './tables';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let owner: DataSource;
  /** The application’s own way in. */
  let app: pg.Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    owner = await new DataSource(databaseOptions(database.ownerUrl)).initialize();
    app = new pg.Client({ connectionString: database.url });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await owner.destroy();
    await database.drop();
  });

  test('is what the entities say, once every migration has run', async () => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('says of every table whether it is evidence', async () => {
    const tables = await owner.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    expect([...evidence, ...erasable, ...ownersOwn, ...ordinary, migrationsTable].sort()).toEqual(
      tables.map(({ name }) => name),
    );
  });

  const aColumnOf = async (table: string): Promise<string> => {
    const [{ name }] = await owner.query<{ name: string }[]>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1',
      [table],
    );
    return name;
  };

  test.each([...evidence, ...ownersOwn])(
    'lets nobody change or remove a row of %s',
    async (table) => {
      const column = await aColumnOf(table);
      for (const sql of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(owner.query(sql)).rejects.toThrow('append-only');
      }
    },
  );

  const kept = [...evidence, ...erasable, ...ownersOwn, migrationsTable];
  test.each(kept)('keeps the application off %s', async (table) => {
    const column = await aColumnOf(table);
    for (const sql of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} add column x int`,
      `alter table ${table} owner to current_user`,
      `create trigger x before insert on ${table} execute function refuse_change()`,
      `drop trigger append_only on ${table}`,
      `drop table ${table} cascade`,
      `select from ${table} for update`,
      `set session_replication_role = replica`,
      `create table x (id int)`,
      `create or replace function refuse_change() returns trigger language sql as ''`,
    ]) {
      expect([sql, await app.query(sql).catch(({ code }) => code)]).toEqual([
        sql,
        expect.stringMatching(/^(42501|42704)$/),
      ]);
    }
    await app.query(`select from ${table}`);
  });

  test('lets only the owner say that a person was erased, and forget them then', async () => {
    const person = await new Scene(owner).person();
    const apart = [{ evidenceId: uuidv7(), personId: person.id, content: { typedName: 'Nadia' } }];
    await keepApart(owner.manager, apart);
    const forget = `delete from personal_data where person_id = '${person.id}'`;
    const tombstone = `insert into erasure values ('${person.id}', now(), 'demande', null)`;
    await expect(owner.query(forget)).rejects.toThrow('goes with its person alone');
    await expect(owner.query(`update personal_data set content = '{}'`)).rejects.toThrow(
      'append-only',
    );
    await expect(app.query(tombstone)).rejects.toThrow('permission denied');
    await owner.query(tombstone);
    await expect(app.query(forget)).rejects.toThrow('permission denied');
    await owner.query(forget);
    expect(await apartFrom(owner.manager, [apart[0].evidenceId])).toEqual([]);
  });

  test('lets the application change the rest, and only add to what a later migration makes', async () => {
    for (const table of ordinary) await app.query(`delete from ${table} where false`);
    await owner.query('create table later (id int primary key)');
    await app.query('insert into later values (1)');
    await app.query('select from later');
    await expect(app.query('delete from later')).rejects.toThrow('permission denied');
    expect(await isRestricted(app)).toBe(true);
  });

  test('of a newer version is refused in one sentence, and so is an older one', async () => {
    await checkSchema(app);
    const newer = `insert into migrations ("timestamp", name) values (9, 'Later9') returning id`;
    const [{ id }] = await owner.query<{ id: number }[]>(newer);
    await expect(checkSchema(app)).rejects.toThrow(/made by a newer Percolateur \(it knows Later9/);
    await owner.query('delete from migrations where id >= $1 - 1', [id]);
    await expect(checkSchema(app)).rejects.toThrow(/lacks 1 migration of this version/);
  });
});
