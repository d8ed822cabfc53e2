import { DataSource } from 'typeorm';
import { cloneDatabase } from '../../test/database';
import { databaseOptions } from './database';
import { freeText, personalPlaces } from './personal';
import { erasable, migrationsTable } from './tables';

/** Columns of words that say nothing of a person: ids, kinds, texts of the house and of the hubs. */
const impersonal: Record<string, string> = {
  absence: 'sealed',
  answer_reading: 'levels sealed',
  attempt_result: 'cause sheet shares',
  audit_event: 'action object_type object_id reason detail sealed',
  certificate: 'kind number code facts sealed facts_hash',
  certificate_event: 'kind sealed',
  cohort: 'title status time_zone venue_name venue_address venue_access remote_link search',
  course_question: 'content_id',
  course_version: 'slug title version content_hash document',
  enrolment: 'status',
  erasure: 'reason',
  half_day: 'title mode',
  late_agreement: 'sealed',
  lesson_progress: 'lesson_id section_id',
  message: 'rule occurrence status',
  note: 'audience',
  observation: 'role marks sealed',
  observation_validation: 'marks sealed',
  // Its representative and contacts act for the hub: they are changed there.
  organisation: `kind code name legal_name address city siret activity_number representative_name
    representative_capacity contact_email contact_phone disability_contact_name disability_contact_email stamp_hash`,
  past_schedule: 'schedule',
  quiz_answer: 'question_id response certainty sealed',
  question: 'code kind status objective_id lesson_id tags search',
  question_image: 'sha256 type bytes',
  question_review: 'status',
  question_tally: 'quiz_id form picks certainty',
  question_version: 'content content_hash tags note',
  quiz_attempt: 'quiz_id kind status sheet form seed',
  quiz_tally: 'quiz_id form bands',
  regrading: 'sealed',
  role_grant: 'role',
  session: 'token_hash',
  signature: 'role way statement_version statement sealed',
  throttle: 'key',
  worker_beat: 'name',
};

test('every column of words says whether it is about somebody, so that erasing forgets none', async () => {
  const database = await cloneDatabase();
  const owner = await new DataSource(databaseOptions(database.ownerUrl)).initialize();
  const columns = await owner.query<{ place: string }[]>(
    `select table_name || '.' || column_name as place from information_schema.columns
     where table_schema = 'public' and table_name in (select tablename from pg_tables)
       and table_name <> all ($1) and data_type not in ('uuid', 'timestamp with time zone', 'date',
         'integer', 'bigint', 'boolean')`,
    [[...erasable, migrationsTable]],
  );
  await owner.destroy();
  await database.drop();
  const said = [
    ...personalPlaces.flatMap(({ table, columns: own }) => own.map((each) => `${table}.${each}`)),
    ...Object.entries(freeText).flatMap(([table, own]) => own.map((each) => `${table}.${each}`)),
    ...Object.entries(impersonal).flatMap(([table, own]) =>
      own.split(/\s+/).map((each) => `${table}.${each}`),
    ),
  ];
  expect([...new Set(said)].sort()).toEqual(columns.map(({ place }) => place).sort());
});
