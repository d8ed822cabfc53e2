import { DataSource } from 'typeorm';
import { cloneDatabase } from '../../test/database';
import { databaseOptions } from './database';

describe('the schema', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let db: DataSource;
  beforeAll(async () => {
    database = await cloneDatabase();
    db = await new DataSource(databaseOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  test('is what the entities say, once every migration has run', async () => {
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('lets no evidence be changed or removed', async () => {
    for (const table of ['signature', 'quiz_answer', 'certificate', 'audit_event']) {
      await expect(db.query(`delete from ${table}`)).rejects.toThrow('append-only');
      await expect(db.query(`update ${table} set id = id`)).rejects.toThrow('append-only');
    }
  });
});
