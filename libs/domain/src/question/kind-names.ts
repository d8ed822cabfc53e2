import type { QuestionKind } from './question';

/** What each kind of question asks of a person. */
export const kindNames: Readonly<Record<QuestionKind, string>> = {
  single: 'Choix, une seule réponse',
  multiple: 'Choix, plusieurs réponses',
  'true-false': 'Vrai ou faux',
  ordering: 'Mettre en ordre',
  matching: 'Associer',
  short: 'Réponse courte',
  numeric: 'Nombre',
  gap: 'Texte à trous',
  scenario: 'Mise en situation',
  open: 'Réflexion ouverte',
};
