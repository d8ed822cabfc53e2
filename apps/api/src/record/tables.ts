/**
 * What may only be added to: acts and what they prove. A trigger of each refuses to change or remove
 * a row, and the application’s role is given no right to, nor to take the trigger off.
 */
export const evidence = [
  'absence',
  'answer_reading',
  'attempt_result',
  'audit_event',
  'certificate',
  'certificate_event',
  'course_question',
  'late_agreement',
  'observation',
  'observation_validation',
  'question_review',
  'question_version',
  'quiz_answer',
  'regrading',
  'signature',
] as const;

/** Evidence that says nothing of people beyond what they did. */
const silent = ['attempt_result', 'course_question', 'question_review', 'question_version'];

/** Evidence that says something of people, which stands apart: it holds the digest. */
export const sealing = evidence.filter((table) => !silent.includes(table));

/**
 * What evidence says of people, apart from it, and the pictures that papers were printed with: added
 * by the application, removed by the owner alone when somebody is erased.
 */
export const erasable = ['personal_data', 'stamp'] as const;

/** Only the owner writes there. */
export const ownersOwn = ['erasure'] as const;

/** What may change. A table of no list may only be added to, until it is said here. */
export const ordinary = [
  'cafe',
  'certificate_counter',
  'cohort',
  'cohort_trainer',
  'course_version',
  'enrolment',
  'former_address',
  'former_name',
  'half_day',
  'learner_profile',
  'lesson_progress',
  'login_code',
  'message',
  'note',
  'organisation',
  'own_criterion',
  'past_schedule',
  'person',
  'question',
  'question_tally',
  'question_image',
  'quiz_attempt',
  'quiz_tally',
  'role_grant',
  'sent_letter',
  'session',
  'throttle',
  'worker_beat',
] as const;

/** TypeORM’s own: which migrations ran. Only the owner writes there. */
export const migrationsTable = 'migrations';
