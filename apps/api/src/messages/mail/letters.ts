import { codeMinutes } from '@percolateur/domain';
import type { ReminderRule } from '@percolateur/domain';
import type { Letter } from './layout';
import type { LetterContext } from './letter-context';
import { eve, invitation, invitationAgain, joining, prepare } from './letters-before';
import { cancelled, changed, note, withdrawn } from './letters-news';
import { cafePlan, corrected, documents, sign, trainerEvening } from './letters-since';

/** What each rule of the domain says. */
export const letters: Record<ReminderRule, (context: LetterContext) => Letter> = {
  invitation,
  'invitation-again': invitationAgain,
  joining,
  prepare,
  eve,
  sign,
  'trainer-evening': trainerEvening,
  documents,
  corrected,
  'cafe-plan': cafePlan,
  changed,
  cancelled,
  withdrawn,
  note,
};

/** The sign-in code, to type or to follow as a link; the link alone when the digits were tried too often. */
export function signInCode(
  firstName: string,
  { digits, token, linkOnly }: { digits: string; token: string; linkOnly: boolean },
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
      'L’adresse de votre compte Percolateur vient de changer. Les codes et les messages iront désormais à la nouvelle ; ceux déjà reçus ici n’ouvrent plus rien.',
      `Ce n’était pas vous ? ${contact ? `Écrivez tout de suite à ${contact}` : 'Prévenez tout de suite la coordination de votre session'}, en gardant ce message : votre adresse sera rétablie.`,
    ],
    action: { label: 'Ouvrir Percolateur', url: publicUrl },
    after: ['C’était bien vous ? Il n’y a rien à faire. Ce message est le dernier envoyé ici.'],
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
