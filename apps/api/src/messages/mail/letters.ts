import { codeMinutes } from '@percolateur/domain';
import type { ReminderRule, SuppressionCause } from '@percolateur/domain';
import type { Letter } from './layout';
import type { LetterContext } from './letter-context';
import {
  cafeAgain,
  cafeAnnounced,
  cafeHeld,
  cafePlan,
  claimsCorrected,
  cold,
  satisfaction,
  satisfactionAgain,
} from './letters-after';
import {
  eve,
  invitation,
  invitationAgain,
  invitationLast,
  joining,
  prepare,
  welcome,
} from './letters-before';
import { cancelled, changed, note, withdrawn } from './letters-news';
import { corrected, documents, sign, signLink, trainerEvening } from './letters-since';

/** What each rule of the domain says. */
export const letters: Record<ReminderRule, (context: LetterContext) => Letter> = {
  invitation,
  'invitation-again': invitationAgain,
  'invitation-last': invitationLast,
  joining,
  prepare,
  eve,
  welcome,
  sign,
  'sign-link': signLink,
  'trainer-evening': trainerEvening,
  documents,
  'documents-sent': documents,
  corrected,
  satisfaction,
  'satisfaction-again': satisfactionAgain,
  'cafe-plan': cafePlan,
  'cafe-again': cafeAgain,
  'cafe-announced': cafeAnnounced,
  'cafe-held': cafeHeld,
  cold,
  'claims-corrected': claimsCorrected,
  changed,
  cancelled,
  withdrawn,
  note,
};

const cameBack =
  'Nos autres messages à cette adresse nous sont revenus, et nous n’en envoyons plus. Si vous entrez avec ce code, ils reprennent.';
/** Why nothing else arrives, for who asked for this one. */
const silencedWords: Record<SuppressionCause, string> = {
  hard: cameBack,
  soft: cameBack,
  complaint:
    'Un de nos messages a été signalé comme indésirable depuis cette adresse : nous n’envoyons plus que les codes que vous demandez.',
};

/** The sign-in code, to type or to follow as a link; the link alone when the digits were tried too often. */
export function signInCode(
  firstName: string,
  {
    digits,
    token,
    linkOnly,
    silenced,
  }: { digits: string; token: string; linkOnly: boolean; silenced: SuppressionCause | null },
  publicUrl: string,
): Letter {
  const lifetime = `Il sert une fois, pendant ${codeMinutes} minutes.`;
  return {
    subject: linkOnly
      ? 'Votre lien pour entrer dans Percolateur'
      : `${digits} est votre code Percolateur`,
    preview: lifetime,
    greeting: `Bonjour ${firstName},`,
    body: linkOnly
      ? [
          `Voici votre lien pour entrer. ${lifetime}`,
          'Beaucoup de codes ont été demandés à votre adresse aujourd’hui, peut-être par quelqu’un d’autre. Par prudence, ce message n’en contient pas : le lien suffit, et personne ne peut le deviner.',
        ]
      : [`Voici votre code. ${lifetime}`],
    ...(!linkOnly && { code: digits }),
    action: {
      label: linkOnly ? 'Entrer' : 'Entrer sans recopier le code',
      url: `${publicUrl}/entrer/lien#${token}`,
    },
    after: [
      ...(silenced ? [silencedWords[silenced]] : []),
      'Vous n’avez rien demandé ? Ne faites rien : sans ce message, personne n’entre. Nous ne vous demanderons jamais de code au téléphone.',
    ],
    signature: ['Percolateur'],
  };
}

/** Told to the address that a person had: whoever changed it, its owner hears of it. */
export function addressChanged(
  firstName: string,
  { contact }: { contact: string | null },
  publicUrl: string,
): Letter {
  return {
    subject: 'L’adresse de votre compte a changé',
    preview: 'Cette adresse-ci ne permet plus d’entrer.',
    greeting: `Bonjour ${firstName},`,
    body: [
      'Cette adresse-ci n’est plus celle de votre compte Percolateur. Les codes et les messages iront désormais à une autre ; ceux déjà reçus ici n’ouvrent plus rien.',
      `Ce n’était pas vous ? ${contact ? `Écrivez tout de suite à ${contact}` : 'Prévenez tout de suite la coordination de votre session'}, en gardant ce message : votre adresse sera rétablie.`,
    ],
    action: { label: 'Ouvrir Percolateur', url: publicUrl },
    after: ['C’était bien vous ? Il n’y a rien à faire. Ce message est le dernier envoyé ici.'],
    signature: ['Percolateur'],
  };
}

/** Told to the main address: another one now opens the account. */
export function addressAdded(
  firstName: string,
  { added, contact }: { added: string; contact: string | null },
  publicUrl: string,
): Letter {
  return {
    subject: 'Une adresse s’ajoute à votre compte',
    preview: `${added} permet maintenant d’entrer.`,
    greeting: `Bonjour ${firstName},`,
    body: [
      `L’adresse ${added} vient d’être ajoutée à votre compte Percolateur : un code reçu là-bas permet d’entrer. Les messages continuent d’arriver ici.`,
      `Ce n’était pas vous ? Retirez-la dans votre compte${contact ? `, et écrivez à ${contact}` : ', et prévenez la coordination de votre session'}.`,
    ],
    action: { label: 'Ouvrir mon compte', url: `${publicUrl}/mon-compte` },
    after: ['C’était bien vous ? Il n’y a rien à faire.'],
    signature: ['Percolateur'],
  };
}

/** Told to both addresses: two records are read as one person from now on. */
export function recordsMerged(
  firstName: string,
  { main, other, contact }: { main: string; other: string; contact: string | null },
  publicUrl: string,
): Letter {
  return {
    subject: 'Vos deux fiches sont réunies',
    preview: 'Vos sessions et vos documents se lisent au même endroit.',
    greeting: `Bonjour ${firstName},`,
    body: [
      `Deux fiches portaient votre nom, à deux adresses : ${main} et ${other}. La coordination les a réunies : en entrant par l’une ou l’autre, vous retrouvez toutes vos sessions et tous vos documents. Les messages arrivent désormais à ${main}.`,
      'Rien n’a été déplacé : ce que vous avez signé et reçu garde le nom et la fiche d’alors.',
      `L’une de ces adresses n’est pas la vôtre ? ${contact ? `Écrivez tout de suite à ${contact}` : 'Prévenez tout de suite la coordination de votre session'} : les fiches seront séparées, sans rien perdre.`,
    ],
    action: { label: 'Ouvrir Percolateur', url: publicUrl },
    after: ['C’était bien vous ? Il n’y a rien à faire.'],
    signature: ['Percolateur'],
  };
}

/** Staff changed what a person is called. */
export function nameChanged(
  firstName: string,
  { before, after, contact }: { before: string; after: string; contact: string | null },
  publicUrl: string,
): Letter {
  return {
    subject: 'Votre nom a été corrigé',
    preview: `« ${before} » est devenu « ${after} ».`,
    greeting: `Bonjour ${firstName},`,
    body: [
      `L’équipe qui vous forme a corrigé votre nom : « ${before} » est devenu « ${after} ». Vos prochains documents le porteront.`,
      'Ce que vous avez déjà signé garde le nom que vous aviez alors, et vos documents déjà émis aussi.',
      `Ce n’est pas votre nom ? Corrigez-le vous-même dans votre compte${contact ? `, ou écrivez à ${contact}` : ''}.`,
    ],
    action: { label: 'Ouvrir mon compte', url: `${publicUrl}/mon-compte` },
    after: ['Tout est juste ? Il n’y a rien à faire.'],
    signature: ['Percolateur'],
  };
}

/** The code that proves that a new address is one’s own. */
export function addressCode(firstName: string, digits: string, publicUrl: string): Letter {
  return {
    subject: `${digits} confirme votre nouvelle adresse`,
    preview: `Ce code sert une fois, pendant ${codeMinutes} minutes.`,
    greeting: `Bonjour ${firstName},`,
    body: [
      `Voici le code qui confirme cette adresse pour votre compte Percolateur. Il sert une fois, pendant ${codeMinutes} minutes.`,
    ],
    code: digits,
    action: { label: 'Ouvrir mon compte', url: `${publicUrl}/mon-compte` },
    after: [
      'Vous n’avez rien demandé ? Ne faites rien : sans ce code, votre adresse ne sera liée à aucun compte.',
    ],
    signature: ['Percolateur'],
  };
}
