import { ofName } from '@percolateur/domain';
import type { Letter } from './layout';

interface Asked {
  firstName: string;
  cohortTitle: string;
  organisationName: string;
  contactEmail: string;
  /** Where the person follows the request. */
  url: string;
}

const signed = ({ organisationName, contactEmail }: Asked) => [organisationName, contactEmail];

/**
 * Sent to an address that a stranger may have typed: it quotes nothing of what was typed, and nothing
 * counts before its button is pressed.
 */
export function proveAddress(asked: Asked): Letter {
  const { cohortTitle, organisationName, url } = asked;
  return {
    subject: 'Confirmez votre demande d’inscription',
    preview: `« ${cohortTitle} » : il reste un geste.`,
    greeting: 'Bonjour,',
    body: [
      `Une place dans la session « ${cohortTitle} », ${ofName(organisationName)}, a été demandée avec cette adresse.`,
      'Confirmez-la : la demande partira alors à l’équipe. Sans réponse, elle sera oubliée dans sept jours.',
    ],
    action: { label: 'Confirmer ma demande', url },
    after: ['Vous n’avez rien demandé ? Ne faites rien : personne ne sera inscrit.'],
    signature: signed(asked),
  };
}

export function requestRefused(asked: Asked & { reason: string }): Letter {
  const { firstName, cohortTitle, contactEmail, url, reason } = asked;
  return {
    subject: `Votre demande pour « ${cohortTitle} »`,
    preview: 'Elle n’a pas pu être acceptée.',
    greeting: `Bonjour ${firstName},`,
    body: [
      `Votre demande de place dans la session « ${cohortTitle} » n’a pas pu être acceptée.`,
      { term: 'Pourquoi', details: [reason] },
    ],
    action: { label: 'Revoir ma demande', url },
    after: [`Une question, une autre date ? Écrivez à ${contactEmail} : nous vous lirons.`],
    signature: signed(asked),
  };
}

/** Approved, and no seat yet: with a seat, the invitation tells it. */
export function requestWaits(asked: Asked): Letter {
  const { firstName, cohortTitle, contactEmail, url } = asked;
  return {
    subject: `Liste d’attente : « ${cohortTitle} »`,
    preview: 'Votre demande est acceptée, la session est pleine pour l’instant.',
    greeting: `Bonjour ${firstName},`,
    body: [
      `Votre demande pour la session « ${cohortTitle} » est acceptée. Elle est pleine pour l’instant : vous êtes en liste d’attente.`,
      'Dès qu’une place se libère, elle est proposée dans l’ordre d’arrivée. Vous recevrez alors un message avec un délai pour répondre.',
    ],
    action: { label: 'Suivre ma demande', url },
    after: [`Vous ne pouvez plus venir ? Dites-le à ${contactEmail} : la suite ira plus vite.`],
    signature: signed(asked),
  };
}

/** Tells the disability contact that something waits, without a word of it. */
export function confidentialWaits({
  contactName,
  cohortTitle,
  url,
}: {
  contactName: string;
  cohortTitle: string;
  url: string;
}): Letter {
  return {
    subject: 'Une demande d’aménagement vous attend',
    preview: 'Vous seul·e pouvez la lire.',
    greeting: `Bonjour ${contactName},`,
    body: [
      `Une personne qui souhaite suivre la session « ${cohortTitle} » a écrit ce qui l’aiderait. Ce message n’en contient rien : le lien l’ouvre, et ne s’ouvre que d’ici.`,
    ],
    action: { label: 'Lire la demande', url },
    after: [
      'Ne transférez pas ce message : qui a le lien lit la demande. L’équipe qui anime sait seulement qu’un aménagement est souhaité.',
    ],
    signature: ['Percolateur'],
  };
}
