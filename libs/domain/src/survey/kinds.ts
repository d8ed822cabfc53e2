/** Who is asked, and when: learners three times, then those who sent them and those who paid. */
export const surveyKinds = ['needs', 'hot', 'cold', 'employer', 'funder'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** Asked of learners, signed in; the others are asked by a link. */
export const learnerSurveys = ['needs', 'hot', 'cold'] as const;
export type LearnerSurvey = (typeof learnerSurveys)[number];
export const outsideSurveys = ['employer', 'funder'] as const;
export type OutsideSurvey = (typeof outsideSurveys)[number];

/** What each is called. */
export const surveyTitles: Readonly<Record<SurveyKind, string>> = {
  needs: 'Avant la formation',
  hot: 'À la fin de la formation',
  cold: 'Deux mois après',
  employer: 'L’avis de la structure qui emploie',
  funder: 'L’avis de la structure qui finance',
};
