import { cleanName } from '@percolateur/domain';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { emptyDatabase } from '../../../test/database';
import { migrationNames, runMigrations } from '../migrate';
import { CleanNames1797100002000 } from './1797100002000-clean-names';

test('names written before there was one rule are kept as it keeps them', async () => {
  const change = migrationNames.indexOf(CleanNames1797100002000.name);
  const database = await emptyDatabase();
  await runMigrations(database.ownerUrl, migrationNames.slice(0, change));
  const written = [
    'Noe\u0308l',
    "D'Angelo",
    "D'E\u0301on",
    'Al\u202eeci',
    'Anne\u00a0 Marie',
    'B',
    "'Ata",
  ];
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const [index, name] of written.entries()) {
    await client.query(
      `insert into person (id, email, first_name, last_name) values ($1, $2, 'Zoé', $3)`,
      [uuidv7(), `${index}@avant.example`, name],
    );
  }
  await runMigrations(database.ownerUrl, migrationNames.slice(change));
  const { rows } = await client.query<{ name: string }>(
    'select last_name as name from person order by email',
  );
  await client.end();
  await database.drop();
  expect(rows.map(({ name }) => name)).toEqual(written.map(cleanName));
});
