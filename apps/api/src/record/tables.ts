/**
 * What may only be added to: acts and what they prove. A trigger of each refuses to change or remove
 * a row, and the application’s role is given no right to, nor to take the trigger off.
 */
export const evidence = [
  'absence',
  'answer_reading',
  'attempt_result',
  'attendance_word',
  'audit_event',
  'badge',
  'certificate',
  'certificate_event',
  'certificate_file',
  'chain_seal',
  'course_question',
  'late_agreement',
  'observation',
  'observation_validation',
  'paper_template',
  'question_review',
  'question_version',
  'quiz_answer',
  'quiz_paper',
  'quiz_version',
  'quiz_window_act',
  'regrading',
  'sheet_photo',
  'signature',
  'signing_link',
] as const;

/** Evidence that says nothing of people beyond what they did. */
const silent = [
  'attempt_result',
  'certificate_file',
  'chain_seal',
  'course_question',
  'paper_template',
  'question_review',
  'question_version',
  'quiz_paper',
  'quiz_version',
  'sheet_photo',
  'signing_link',
];

/** Evidence that says something of people, which stands apart: it holds the digest. */
export const sealing = evidence.filter((table) => !silent.includes(table));

/**
 * What evidence says of people, apart from it, the pictures of sheets signed by hand and those that papers were printed with: added
 * by the application, removed by the owner alone when somebody is erased.
 */
export const erasable = ['personal_data', 'sheet_picture', 'stamp'] as const;

/** Only the owner writes there, or a trigger in its name. */
export const ownersOwn = ['chain_link', 'erasure'] as const;

/** Evidence that the owner chains by hash as it is added (ADR 23). */
export const chained = [
  'absence',
  'attendance_word',
  'certificate',
  'certificate_event',
  'late_agreement',
  'sheet_photo',
  'signature',
] as const;

/** What may change. A table of no list may only be added to, until it is said here. */
export const ordinary = [
  'agenda_feed',
  'badge_share',
  'cafe',
  'cafe_helper',
  'cafe_pairing',
  'cafe_account',
  'cafe_endorsement',
  'cafe_question',
  'cafe_report',
  'cafe_seat',
  'cafe_setting',
  'cafe_kit',
  'cafe_plan',
  'cafe_plan_version',
  'certificate_counter',
  'claim_correction',
  'cohort',
  'cohort_funding',
  'cohort_quiz',
  'cohort_sum',
  'cohort_template',
  'cohort_touched',
  'cohort_trainer',
  'common_question',
  'common_question_tally',
  'confidential_request',
  'complaint',
  'course_version',
  'document_key',
  'document_sending',
  'document_share',
  'enrolment',
  'evidence_bundle',
  'former_address',
  'former_name',
  'gathering',
  'gathering_seat',
  'gathering_series',
  'half_day',
  'improvement',
  'issue_order',
  'issuer_key',
  'learner_profile',
  'lesson_progress',
  'list_heading',
  'login_code',
  'mail_refusal',
  'mail_return',
  'message',
  'note',
  'organisation',
  'other_address',
  'own_criterion',
  'past_schedule',
  'person',
  'person_merge',
  'public_cafe',
  'question',
  'question_tally',
  'question_image',
  'quiz',
  'quiz_attempt',
  'quiz_tally',
  'registration',
  'registration_link',
  'resource',
  'resource_use',
  'role_grant',
  'rule_version',
  'seal_notice',
  'sent_letter',
  'session',
  'survey_answer',
  'territory',
  'throttle',
  'two_people',
  'word_notice',
  'worker_beat',
] as const;

/** What comes with the schema, in rows that migrations put there: a new database holds no other. */
export const shipped: readonly string[] = ['gathering_series', 'resource'];

/** TypeORM’s own: which migrations ran. Only the owner writes there. */
export const migrationsTable = 'migrations';
