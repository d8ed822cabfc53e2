import { fileURLToPath } from 'node:url';
import { loadCourse } from '@percolateur/content/load';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { emptyDatabase } from '../../../test/database';
import { courseBrief } from '../course-brief';
import { migrationNames, runMigrations } from '../migrate';
import { CourseBrief1840000000000 } from './1840000000000-course-brief';

const folder = fileURLToPath(
  new URL('../../../../../libs/content/courses/cafe-ia', import.meta.url),
);

test('what is kept beside courses imported before is what is kept beside new ones', async () => {
  const change = migrationNames.indexOf(CourseBrief1840000000000.name);
  const database = await emptyDatabase();
  await runMigrations(database.ownerUrl, migrationNames.slice(0, change));
  const courses = [aCourse(), aCourse({ asked: true }), await loadCourse(folder)];
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  for (const [index, document] of courses.entries()) {
    await client.query(
      `insert into course_version (id, slug, title, version, content_hash, document, imported_at)
       values ($1, $2, 'Avant', '1.0.0', $2, $3, now())`,
      [uuidv7(), String(index), JSON.stringify(document)],
    );
  }
  await runMigrations(database.ownerUrl, migrationNames.slice(change));
  const { rows } = await client.query('select brief from course_version order by slug');
  await client.end();
  await database.drop();
  expect(rows.map(({ brief }) => brief)).toEqual(courses.map(courseBrief));
});
