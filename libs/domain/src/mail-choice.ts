/** Kinds of letters that one may do without, as the page of preferences says them. */
export const mailChoices = {
  again: {
    title: 'Les relances d’invitation',
    details: 'Quand une invitation est restée sans réponse.',
  },
  tips: {
    title: 'Les conseils et le mot d’accueil',
    details: 'Ce qui prépare à la formation, et le message du premier matin.',
  },
  surveys: {
    title: 'Les questionnaires',
    details: 'À la fin de la formation, puis deux mois après.',
  },
  cafe: {
    title: 'Les messages sur votre premier café',
    details: 'Pour le préparer, puis en garder la trace.',
  },
  changes: {
    title: 'Ce qui a changé depuis votre formation',
    details: 'Une fois par trimestre au plus, quand le cours a corrigé une affirmation.',
  },
} as const;
export type MailChoice = keyof typeof mailChoices;
