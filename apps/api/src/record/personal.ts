/**
 * Where personal data stand, but for what evidence says of people (`personal_data`): rows about one
 * person ($1), what is personal in them, and what erasing the person does. A spec wants every column
 * that may hold words to be here, or said to hold none.
 */
export interface PersonalPlace {
  table: string;
  whose: string;
  columns: readonly string[];
  /** What takes the place of each column, in SQL; the rows go where it is left out. */
  instead?: Record<string, string>;
}

const ownEnrolment = 'select id from enrolment where person_id = $1';
const ownAddresses = `
  select email from person where id = $1
  union select email from other_address where person_id = $1
  union select email from former_address where person_id = $1`;
const ownRequests = `
  select id from registration where enrolment_id in (${ownEnrolment}) or email in (${ownAddresses})`;
const nothing = (columns: readonly string[], value: string) =>
  Object.fromEntries(columns.map((column) => [column, value]));

/** In this order: what is found by the address goes before the address. */
export const personalPlaces: readonly PersonalPlace[] = [
  {
    table: 'login_code',
    whose: `claimed_by_id = $1 or email in (${ownAddresses})`,
    columns: ['email'],
  },
  {
    table: 'confidential_request',
    whose: `registration_id in (${ownRequests})`,
    columns: ['details'],
  },
  {
    table: 'registration',
    whose: `id in (${ownRequests})`,
    columns: [
      ...['email', 'first_name', 'last_name', 'employer', 'siret', 'occupation', 'experience'],
      ...['needs', 'refusal_reason'],
    ],
  },
  { table: 'cafe_seat', whose: `email in (${ownAddresses})`, columns: ['email', 'first_name'] },
  {
    // Theirs, given or asked for; the badge that one brought is evidence, and stands.
    table: 'cafe_endorsement',
    whose: `endorsed_by_id = $1 or email in (${ownAddresses})
      or cafe_id in (select id from public_cafe where host_id = $1)`,
    columns: ['name', 'email', 'words'],
  },
  {
    // What was asked is nobody’s; where it was heard would say who hosted.
    table: 'cafe_question',
    whose: `cafe_id in (select id from public_cafe
      where host_id = $1 or proposer_email in (${ownAddresses}))`,
    columns: [],
    instead: { cafe_id: 'null' },
  },
  {
    // The café was held, and is counted; who held it is nobody’s.
    table: 'public_cafe',
    whose: `host_id = $1 or proposer_email in (${ownAddresses})`,
    columns: [
      'proposer_email',
      'host_name',
      'co_host',
      'words',
      'place',
      'address',
      'latitude',
      'longitude',
      'hub_words',
      'answer',
    ],
    instead: {
      ...nothing(['proposer_email', 'host_name', 'co_host', 'words', 'place', 'address'], `''`),
      ...nothing(['latitude', 'longitude', 'hub_words', 'answer'], 'null'),
      // Nobody is left to hold one that is to come.
      state: `case when ends_at > now() then 'cancelled' else state end`,
    },
  },
  {
    // Found by where the letter went, too: a code leaves no other trace.
    table: 'mail_return',
    whose: `mail_id in (select id from message where person_id = $1) or address in (${ownAddresses})`,
    columns: ['address'],
  },
  { table: 'other_address', whose: 'person_id = $1', columns: ['email'] },
  {
    table: 'badge_share',
    whose: `badge_id in (select b.id from badge b join certificate c on c.id = b.certificate_id
      where c.enrolment_id in (${ownEnrolment}))`,
    columns: ['code'],
  },
  {
    table: 'document_share',
    whose: `number in (select number from certificate where enrolment_id in (${ownEnrolment}))`,
    columns: ['code', 'number'],
  },
  { table: 'former_address', whose: 'person_id = $1', columns: ['email'] },
  {
    table: 'former_name',
    whose: 'person_id = $1',
    columns: ['first_name', 'last_name', 'employer'],
  },
  { table: 'session', whose: 'person_id = $1', columns: ['device'] },
  { table: 'agenda_feed', whose: 'person_id = $1', columns: ['kind'] },
  {
    table: 'sent_letter',
    whose: 'message_id in (select id from message where person_id = $1)',
    columns: ['subject', 'html', 'attachments'],
  },
  {
    table: 'message',
    whose: 'person_id = $1',
    columns: ['last_error', 'sent_to'],
    instead: {
      ...nothing(['last_error', 'sent_to'], 'null'),
      status: `case status when 'sent' then status else 'pointless' end`,
    },
  },
  {
    table: 'cafe',
    whose: `enrolment_id in (${ownEnrolment})`,
    columns: ['place', 'ally', 'question'],
    instead: nothing(['place', 'ally', 'question'], `''`),
  },
  { table: 'cafe_helper', whose: 'person_id = $1', columns: ['departement'] },
  {
    table: 'cafe_plan_version',
    whose: `plan_id in (select id from cafe_plan where enrolment_id in (${ownEnrolment}))`,
    columns: ['content'],
  },
  {
    table: 'learner_profile',
    whose: `enrolment_id in (${ownEnrolment})`,
    columns: ['publics', 'experience', 'tools', 'worries', 'place'],
  },
  {
    // What was ticked stays counted; what was written goes.
    table: 'survey_answer',
    whose: `enrolment_id in (${ownEnrolment})`,
    columns: ['words'],
    instead: { words: `'{}'`, call_back: 'false' },
  },
  { table: 'complaint', whose: 'by_id = $1', columns: ['who'], instead: { who: `''` } },
  {
    table: 'enrolment',
    whose: 'person_id = $1',
    columns: ['written_as', 'withdrawal_reason'],
    instead: { ...nothing(['written_as', 'withdrawal_reason'], 'null'), extra_time: '0' },
  },
  {
    table: 'person',
    whose: 'id = $1',
    columns: ['email', 'first_name', 'last_name', 'employer', 'password_hash', 'search'],
    // RFC 2606: an address that can never be somebody’s.
    instead: {
      ...{ email: `id || '@efface.invalid'`, first_name: '$2', last_name: '$3' },
      ...{ employer: `''`, password_hash: 'null' },
    },
  },
];

/** Where people write freely about whom they want: names are taken out of it. */
export const freeText: Readonly<Record<string, readonly string[]>> = {
  cafe_account: ['worked', 'would_help'],
  cafe_question: ['words'],
  cafe_report: ['words'],
  cohort: ['cancellation_reason'],
  common_question: ['words', 'answer'],
  complaint: ['who', 'body', 'answer'],
  enrolment: ['withdrawal_reason'],
  gathering: ['cancellation_reason', 'theme', 'host', 'notes'],
  gathering_series: ['host'],
  improvement: ['body', 'outcome'],
  message: ['last_error'],
  note: ['subject', 'body'],
  own_criterion: ['title', 'meaning'],
  resource: ['title', 'summary', 'author', 'partner', 'refusal_reason'],
};
