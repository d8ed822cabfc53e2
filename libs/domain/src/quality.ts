/** Who complains. */
export const complaintSources = {
  learner: 'Une personne formée',
  trainer: 'Une personne qui anime',
  employer: 'Une structure qui emploie',
  funder: 'Une structure qui finance',
  other: 'Quelqu’un d’autre',
} as const;
export type ComplaintSource = keyof typeof complaintSources;

/** What an improvement comes from. */
export const improvementCauses = {
  complaint: 'Une réclamation',
  survey: 'Un questionnaire',
  incident: 'Un incident en session',
  audit: 'Un audit',
  watch: 'La veille',
  other: 'Autre chose',
} as const;
export type ImprovementCause = keyof typeof improvementCauses;

/** Within how many days a complaint is answered, as learners are told. */
export const answerDays = 30;
