import { typeset } from './french';
import { limits } from './limits';
import type { ReminderRule } from './reminder-facts';

/** What a hub may write in its own words: the subject, and the paragraphs that open the letter. */
export interface LetterWords {
  subject: string;
  /** Paragraphs, parted by an empty line. */
  opening: string;
}

/** What stands for something of the session or of the person, and what it becomes. */
export const wordVariables = {
  prénom: 'le prénom de la personne',
  session: 'le titre de la session',
  dates: 'ses dates',
  lieu: 'le nom du lieu, ou « à distance »',
  heure: 'l’heure où elle commence',
  organisme: 'le nom de votre organisme',
  réponse: 'la date limite de réponse',
  durée: 'sa durée en tout',
  délai: 'dans combien de jours elle commence',
  questionnaire: 'le questionnaire de départ et son nombre de questions',
  créneau: 'la demi-journée à signer',
  jour: 'la journée qui vient de finir',
  documents: 'les documents émis',
  café: 'le jour du café',
} as const;
export type WordVariable = keyof typeof wordVariables;

const always = ['prénom', 'session', 'dates', 'lieu', 'heure', 'organisme'] as const;

interface Shipped extends LetterWords {
  /** Variables that this message alone knows, besides those that all know. */
  also: readonly WordVariable[];
}

const invited: Pick<Shipped, 'also'> = { also: ['réponse'] };
const repeat =
  '{organisme} vous a proposé une place pour « {session} », {dates}, {lieu}. Nous n’avons pas encore votre réponse.\n\nVotre place est gardée jusqu’au {réponse}.';

/** The shipped words. A paragraph that needs what is not known is left out. */
export const shippedWords = {
  invitation: {
    ...invited,
    subject: 'Votre place pour « {session} », {dates}',
    opening:
      '{organisme} vous propose une place pour « {session} », {dates}, {lieu}.\n\nElle est gardée jusqu’au {réponse}.',
  },
  'invitation-again': {
    ...invited,
    subject: 'Nous attendons votre réponse : « {session} », {dates}',
    opening: repeat,
  },
  'invitation-last': {
    ...invited,
    subject: 'Dernier rappel : votre place pour « {session} », {dates}',
    opening: repeat,
  },
  joining: {
    subject: 'Convocation : « {session} », {dates}, {lieu}',
    opening: 'Nous vous attendons pour « {session} », {dates}, {lieu} : {durée} en tout.',
    also: ['durée'],
  },
  prepare: {
    subject: '{délai}, on se retrouve : {lieu}',
    opening: 'Il vous reste {questionnaire}. Il aide à préparer la formation et ne vous note pas.',
    also: ['délai', 'questionnaire'],
  },
  eve: {
    subject: 'Demain, {heure} : {lieu}',
    opening: 'C’est demain. Venez un quart d’heure avant, avec votre téléphone si vous en avez un.',
    also: [],
  },
  welcome: {
    subject: 'C’est aujourd’hui, {heure} : {lieu}',
    opening:
      'C’est aujourd’hui que commence « {session} ». Bienvenue.\n\nOuvrez votre page du jour en arrivant : le programme y est, et c’est là que vous signerez chaque demi-journée.',
    also: [],
  },
  sign: {
    subject: 'Il manque votre signature : {créneau}',
    opening:
      'Votre présence {créneau} n’est pas encore signée. Vous êtes là ? Signez.\n\nVous n’y êtes pas ? Ne signez rien et répondez à ce message : nous noterons l’absence.',
    also: ['créneau'],
  },
  'trainer-evening': {
    subject: 'Signatures manquantes : « {session} », {jour}',
    opening: 'La journée est finie, voici ce qui manque.',
    also: ['jour'],
  },
  documents: {
    subject: 'Vos documents de formation sont prêts',
    opening:
      'Vous trouverez dans votre espace {documents} pour « {session} ». Chaque document peut être vérifié par qui le reçoit, avec son code.',
    also: ['documents'],
  },
  satisfaction: {
    subject: 'Trois minutes : qu’avez-vous pensé de « {session} » ?',
    opening:
      'Vous avez suivi « {session} ». Qu’est-ce qui vous a servi, qu’est-ce qui a manqué ? Trois minutes suffisent, et la prochaine session en profitera.',
    also: [],
  },
  'satisfaction-again': {
    subject: 'Votre avis sur « {session} » nous manque',
    opening:
      'Nous n’avons pas encore votre avis sur « {session} ». Bon ou mauvais, il sert à la prochaine session.',
    also: [],
  },
  'cafe-plan': {
    subject: 'Et votre premier café ?',
    opening:
      'La formation est finie, place au vôtre. Une date, un lieu, un allié : il en manque peut-être un.',
    also: [],
  },
  'cafe-again': {
    subject: 'Votre premier café : une date, même lointaine ?',
    opening:
      'Un premier café se tient rarement sans date. Posez-en une, même lointaine ; vous pourrez la changer.',
    also: [],
  },
  'cafe-announced': {
    subject: 'Merci : votre café est annoncé pour le {café}',
    opening:
      'Merci. Votre premier café est annoncé pour le {café}, et c’est ce qui compte : il y a une date.\n\nDites-la à une personne de confiance, et demandez-lui de venir : on commence rarement à zéro.',
    also: ['café'],
  },
  'cafe-held': {
    subject: 'Votre premier café : merci',
    opening:
      'Votre premier café était prévu le {café}. S’il a eu lieu : merci, et bravo, même à trois autour de la table.\n\nS’il n’a pas eu lieu, changez simplement la date.',
    also: ['café'],
  },
  cold: {
    subject: 'Qu’est devenu ce que vous avez appris à « {session} » ?',
    opening:
      'Quelques semaines ont passé depuis « {session} ». Qu’en faites-vous aujourd’hui ? Quelques questions, même si la réponse est « rien ».',
    also: [],
  },
  'claims-corrected': {
    subject: 'Ce qui a changé depuis « {session} »',
    opening:
      'Depuis « {session} », le cours a été corrigé sur un point, ou plusieurs. Une page dit ce qui était dit, ce qui l’est maintenant, et pourquoi.',
    also: [],
  },
} as const satisfies Partial<Record<ReminderRule, Shipped>>;
/** A rule whose words a hub may change: not what tells of a change, whose every word is owed. */
export type WordedRule = keyof typeof shippedWords;
export const isWorded = (rule: ReminderRule): rule is WordedRule => rule in shippedWords;

/** The variables that a rule’s words may use. */
export const variablesOf = (rule: WordedRule): readonly WordVariable[] => [
  ...always,
  ...shippedWords[rule].also,
];

const anyVariable = /\{([^{}\n]*)\}/g;

/** Why these words would not do for a rule, in French, by field; empty when they would. */
export function wordsFaults(
  rule: WordedRule,
  words: LetterWords,
): { field: keyof LetterWords; message: string }[] {
  const known: readonly string[] = variablesOf(rule);
  return (['subject', 'opening'] as const).flatMap((field) => {
    const text = words[field];
    const message = (words: string) => [{ field, message: typeset(words) }];
    if (text.trim() === '') return message('À remplir, ou revenez au texte d’origine.');
    if (field === 'subject' && text.includes('\n')) return message('Sur une seule ligne.');
    if (text.length > (field === 'subject' ? limits.subject : limits.lines)) {
      return message('Ce texte est trop long.');
    }
    const stranger = [...text.matchAll(anyVariable)].find(([, name]) => !known.includes(name!));
    if (stranger) return message(`« ${stranger[0]} » n’existe pas dans ce message.`);
    return /[{}]/.test(text.replace(anyVariable, ''))
      ? message('Une accolade est seule : une variable s’écrit {prénom}.')
      : [];
  });
}

/**
 * Words with their variables filled in; what a value says is taken as it is, never read again. A
 * paragraph of the opening that needs an empty value is left out.
 */
export function filledWords(
  { subject, opening }: LetterWords,
  values: Partial<Record<WordVariable, string>>,
): { subject: string; opening: string[] } {
  const valueOf = (name: string) => values[name as WordVariable] ?? '';
  const fill = (text: string) => text.replace(anyVariable, (_, name: string) => valueOf(name));
  const lacks = (text: string) =>
    [...text.matchAll(anyVariable)].some(([, name]) => valueOf(name!) === '');
  const paragraphs = opening.split(/\n\s*\n/).map((each) => each.trim());
  return {
    subject: fill(subject),
    opening: paragraphs.filter((each) => each && !lacks(each)).map(fill),
  };
}
