import type { ReminderRule } from './reminder-facts';

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

/** Every rule is of a kind that may be refused, or says why it may not be. */
const kinds: Record<ReminderRule, MailChoice | { why: string }> = {
  'invitation-again': 'again',
  'invitation-last': 'again',
  prepare: 'tips',
  welcome: 'tips',
  satisfaction: 'surveys',
  'satisfaction-again': 'surveys',
  cold: 'surveys',
  'cafe-plan': 'cafe',
  'cafe-again': 'cafe',
  'cafe-announced': 'cafe',
  'cafe-held': 'cafe',
  'claims-corrected': 'changes',
  ...always(
    ['invitation'],
    'c’est une place qui vous est proposée, une seule fois, et vous pouvez la décliner.',
  ),
  ...always(
    ['joining', 'eve', 'changed', 'cancelled', 'withdrawn', 'note'],
    'toute personne inscrite doit connaître les dates, le lieu et les conditions de sa formation (code du travail, article L6353-8).',
  ),
  ...always(
    ['sign', 'sign-link'],
    'une signature par demi-journée prouve les heures que vous avez suivies.',
  ),
  ...always(['documents', 'corrected'], 'ces documents vous sont dus.'),
  ...always(['trainer-evening'], 'les signatures de votre session en dépendent.'),
};

function always<Rule extends ReminderRule>(rules: readonly Rule[], why: string) {
  return Object.fromEntries(rules.map((rule) => [rule, { why }])) as Record<Rule, { why: string }>;
}

/** The kind that letters of this rule are of; null for those that nobody may do without. */
export function choiceOf(rule: ReminderRule): MailChoice | null {
  const kind = kinds[rule];
  return typeof kind === 'string' ? kind : null;
}

/** Why nobody may do without the letters of this rule, after « parce que » ; null where one may. */
export function whyAlways(rule: ReminderRule): string | null {
  const kind = kinds[rule];
  return typeof kind === 'string' ? null : kind.why;
}
