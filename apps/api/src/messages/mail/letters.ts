import type { ReminderRule } from '@percolateur/domain';
import { codeMinutes } from '../../people/auth/login-code.service';
import type { Letter } from './layout';
import type { LetterContext } from './letter-context';
import { eve, invitation, invitationAgain, joining, prepare } from './letters-before';
import { cafePlan, documents, sign, trainerEvening } from './letters-since';

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
  'cafe-plan': cafePlan,
};

/** The sign-in code, to type or to follow as a link. */
export function signInCode(
  firstName: string,
  { digits, token }: { digits: string; token: string },
  publicUrl: string,
): Letter {
  return {
    subject: `${digits} est votre code Percolateur`,
    preview: `Il sert une fois, pendant ${codeMinutes} minutes.`,
    greeting: `Bonjour ${firstName},`,
    body: [`Voici votre code. Il sert une fois, pendant ${codeMinutes} minutes.`],
    code: digits,
    action: { label: 'Entrer sans recopier le code', url: `${publicUrl}/entrer/lien#${token}` },
    after: [
      'Vous n’avez rien demandé ? Ne faites rien : sans ce code, personne n’entre. Nous ne vous le demanderons jamais au téléphone.',
    ],
    signature: ['Percolateur'],
  };
}
