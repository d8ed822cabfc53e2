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
const nothing = (columns: readonly string[], value: string) =>
  Object.fromEntries(columns.map((column) => [column, value]));

/** In this order: what is found by the address goes before the address. */
export const personalPlaces: readonly PersonalPlace[] = [
  {
    table: 'login_code',
    whose: `claimed_by_id = $1 or email in (
      select email from person where id = $1 union select email from former_address where person_id = $1)`,
    columns: ['email'],
  },
  { table: 'former_address', whose: 'person_id = $1', columns: ['email'] },
  {
    table: 'former_name',
    whose: 'person_id = $1',
    columns: ['first_name', 'last_name', 'employer'],
  },
  { table: 'session', whose: 'person_id = $1', columns: ['device'] },
  {
    table: 'sent_letter',
    whose: 'message_id in (select id from message where person_id = $1)',
    columns: ['subject', 'html', 'attachments'],
  },
  {
    table: 'message',
    whose: 'person_id = $1',
    columns: ['last_error'],
    instead: {
      last_error: 'null',
      status: `case status when 'sent' then status else 'pointless' end`,
    },
  },
  {
    table: 'cafe',
    whose: `enrolment_id in (${ownEnrolment})`,
    columns: ['place', 'ally', 'question'],
    instead: nothing(['place', 'ally', 'question'], `''`),
  },
  {
    table: 'learner_profile',
    whose: `enrolment_id in (${ownEnrolment})`,
    columns: ['publics', 'experience', 'tools', 'worries', 'place'],
  },
  {
    table: 'enrolment',
    whose: 'person_id = $1',
    columns: ['written_as', 'withdrawal_reason'],
    instead: nothing(['written_as', 'withdrawal_reason'], 'null'),
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
  cohort: ['cancellation_reason'],
  enrolment: ['withdrawal_reason'],
  message: ['last_error'],
  note: ['subject', 'body'],
  own_criterion: ['title', 'meaning'],
};
