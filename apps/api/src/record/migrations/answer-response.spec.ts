import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { aCourse } from '../../../test/course';
import { emptyDatabase } from '../../../test/database';
import { databaseOptions } from '../database';
import { migrationNames, runMigrations } from '../migrate';
import { AnswerResponse1796200001000 } from './1796200001000-answer-response';

describe('answers given before they said their kind', () => {
  const change = migrationNames.indexOf(AnswerResponse1796200001000.name);
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let db: DataSource;
  beforeAll(async () => {
    database = await emptyDatabase();
    await runMigrations(database.ownerUrl, migrationNames.slice(0, change));
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  test('keep what was chosen and their order, and no choice at all is no answer', async () => {
    const [versionId, attemptId] = [uuidv7(), uuidv7()];
    const given = [
      ['evaluation-1', ['b']],
      ['evaluation-1', ['a']],
      ['evaluation-3', ['a', 'b']],
      ['evaluation-4', []],
    ] as const;
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    // Only what the change looks at; who answered does not matter here.
    await client.query(`set session_replication_role = replica`);
    await client.query(
      `insert into course_version (id, slug, title, version, content_hash, document, imported_at)
       values ($1, 'c', 'C', '1.0.0', 'h', $2, now())`,
      [versionId, JSON.stringify(aCourse())],
    );
    await client.query(
      `insert into quiz_attempt
         (id, enrolment_id, course_version_id, quiz_id, kind, number, started_at)
       values ($1, $1, $2, 'evaluation', 'final', 1, now())`,
      [attemptId, versionId],
    );
    for (const [index, [questionId, choiceIds]] of given.entries()) {
      await client.query(
        `insert into quiz_answer (id, attempt_id, question_id, choice_ids, client_time, received_at)
         values ($1, $2, $3, $4, now(), now() + $5 * interval '1 second')`,
        [uuidv7(), attemptId, questionId, JSON.stringify(choiceIds), index],
      );
    }
    await client.end();

    await runMigrations(database.ownerUrl, migrationNames.slice(change));
    db = await new DataSource(databaseOptions(database.ownerUrl)).initialize();
    const rows = await db.query(`select question_id, response from quiz_answer order by chosen_at`);
    expect(rows).toEqual([
      { question_id: 'evaluation-1', response: { kind: 'single', choiceId: 'b' } },
      { question_id: 'evaluation-1', response: { kind: 'single', choiceId: 'a' } },
      { question_id: 'evaluation-3', response: { kind: 'multiple', choiceIds: ['a', 'b'] } },
      { question_id: 'evaluation-4', response: null },
    ]);
    await expect(db.query(`update quiz_answer set response = null`)).rejects.toThrow('append-only');
  });
});
