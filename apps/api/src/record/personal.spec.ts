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
  attendance_word: 'kind sealed',
  audit_event: 'action object_type object_id reason detail sealed',
  badge: 'achievement sealed',
  // Whoever is on the picture agreed to it; it is taken away from the page of the café.
  cafe_account: 'format photo',
  cafe_endorsement: 'quality status',
  cafe_question: 'theme departement',
  cafe_seat: 'status told',
  // The row of evidence, whose words stand apart.
  chain_link: 'record hash',
  chain_seal: 'hash token authority',
  // The address of a page that is public.
  cafe_kit: 'state page',
  certificate: 'kind number code facts sealed facts_hash',
  certificate_event: 'kind sealed',
  // Of the course.
  claim_correction: 'slug claim_id before after why source',
  certificate_file: 'sha256 fingerprint',
  cohort: 'title status time_zone venue_name venue_address venue_access remote_link search',
  // The contact acts for the hub.
  common_question: 'theme lesson_id term_id',
  common_question_tally: 'departement theme',
  confidential_request: 'contact_email',
  cohort_funding: 'funder',
  cohort_sum: 'status departement',
  cohort_template: 'name model',
  complaint: 'source',
  course_question: 'content_id',
  // Of an organisation.
  document_key: 'fingerprint certificates sealed_secret',
  course_version: 'slug title version content_hash document brief',
  enrolment: 'earlier_ids status',
  erasure: 'reason',
  evidence_bundle: 'status sha256',
  gathering: 'link search',
  gathering_series: 'title every opens_at closes_at time_zone link',
  half_day: 'title mode signing_means',
  improvement: 'cause',
  // Sentences of the house, by enrolment.
  issue_order: 'kind enrolment_ids status refused fault',
  // Of an organisation.
  issuer_key: 'public_key sealed_secret',
  late_agreement: 'sealed',
  lesson_progress: 'lesson_id section_id',
  mail_refusal: 'choice',
  mail_return: 'id kind code',
  list_heading: 'heading field',
  message: 'rule occurrence status',
  note: 'audience',
  observation: 'role marks sealed',
  observation_validation: 'marks sealed',
  // Its representative and contacts act for the hub: they are changed there.
  organisation: `kind code name legal_name address city siret activity_number representative_name
    representative_capacity contact_email contact_phone disability_contact_name disability_contact_email stamp_hash
    house_rules`,
  // The signatory acts for the hub; words have variables in the place of people.
  paper_template: 'look',
  past_schedule: 'schedule',
  cohort_quiz: 'opens_with',
  quiz_answer: 'question_id response certainty sealed reception',
  quiz_paper: 'quiz_id form sheet seed',
  quiz_version: 'plan',
  quiz_window_act: 'quiz_id act sealed',
  question: 'code kind status objective_id lesson_id tags search',
  question_image: 'sha256 type bytes',
  question_review: 'status',
  question_tally: 'quiz_id form picks certainty',
  question_version: 'content content_hash tags note',
  // What a page says to everybody; who hosts it stands apart from it.
  public_cafe: 'state slug title theme departement time_zone access told_state',
  quiz_attempt: 'quiz_id kind status sheet form seed',
  quiz_tally: 'quiz_id form bands',
  registration: 'status told_status',
  // Where it is put.
  registration_link: 'label',
  regrading: 'sealed',
  resource: 'status kind url licence publics link_state search',
  role_grant: 'role',
  // Words of the hub, with variables in the place of people.
  rule_version: 'rule delay subject opening',
  session: 'token_hash',
  sheet_photo: 'hash',
  signature: 'role way statement_version statement sealed',
  survey_answer: 'kind ratings',
  territory: 'departement',
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
