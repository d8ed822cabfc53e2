import { frenchSlot } from '@percolateur/domain';
import type { Letter } from './layout';

/** A café, as letters speak of it. */
export interface CafeTold {
  title: string;
  place: string;
  address: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  organisationName: string;
  contactEmail: string;
  /** Its page, open to everybody. */
  pageUrl: string;
  /** Where the reader follows it, or gives a place up. */
  url: string;
}

const signed = ({ organisationName, contactEmail }: CafeTold) => [organisationName, contactEmail];
const when = ({ startsAt, endsAt, timeZone }: CafeTold) => frenchSlot(startsAt, endsAt, timeZone);
const facts = (cafe: CafeTold) => [
  { term: 'Quand', details: [when(cafe)] },
  { term: 'Où', details: [[cafe.place, cafe.address].filter(Boolean).join(', ')] },
];

/** Sent to an address that a stranger may have typed: it quotes nothing of what was typed. */
export function proveCafeAddress(cafe: CafeTold): Letter {
  return {
    subject: 'Confirmez votre proposition de café IA',
    preview: 'Il reste un geste.',
    greeting: 'Bonjour,',
    body: [
      'Un café IA a été proposé avec cette adresse.',
      'Confirmez-la : la proposition partira alors à l’équipe du territoire. Sans réponse, elle sera oubliée dans sept jours.',
    ],
    action: { label: 'Confirmer ma proposition', url: cafe.url },
    after: ['Vous n’avez rien proposé ? Ne faites rien : rien ne sera annoncé.'],
    signature: signed(cafe),
  };
}

/** To the hub: somebody’s proposal waits. */
export function cafeWaits(cafe: CafeTold & { answered: boolean }): Letter {
  return {
    subject: cafe.answered
      ? `Réponse à votre question : « ${cafe.title} »`
      : `Un café à relire : « ${cafe.title} »`,
    preview: `${when(cafe)}, ${cafe.place}.`,
    greeting: 'Bonjour,',
    body: [
      cafe.answered
        ? 'La personne qui propose ce café a répondu à votre question.'
        : 'Un café IA est proposé dans votre territoire. Il sera annoncé quand vous l’aurez accepté.',
      ...facts(cafe),
    ],
    action: { label: 'Lire la proposition', url: cafe.url },
    after: [],
    signature: ['Percolateur'],
  };
}

export function cafeAnnounced(cafe: CafeTold): Letter {
  return {
    subject: `Votre café est annoncé : « ${cafe.title} »`,
    preview: when(cafe),
    greeting: 'Bonjour,',
    body: [
      `Votre café IA « ${cafe.title} » est dans le calendrier.`,
      ...facts(cafe),
      { term: 'Sa page, à partager', details: [cafe.pageUrl] },
    ],
    action: { label: 'Suivre mon café', url: cafe.url },
    after: [
      'Gardez ce message : par ce lien, vous voyez combien de personnes viennent, vous annulez s’il le faut, et vous racontez le café ensuite.',
    ],
    signature: signed(cafe),
  };
}

export function cafeAsked(cafe: CafeTold & { words: string }): Letter {
  return {
    subject: `Une question sur votre café « ${cafe.title} »`,
    preview: 'Répondez en deux phrases, et il sera relu.',
    greeting: 'Bonjour,',
    body: [
      `${cafe.organisationName} a lu votre proposition « ${cafe.title} », et vous demande :`,
      { term: 'Question', details: [cafe.words] },
    ],
    action: { label: 'Répondre', url: cafe.url },
    after: [],
    signature: signed(cafe),
  };
}

export function cafeRefused(cafe: CafeTold & { words: string }): Letter {
  return {
    subject: `Votre proposition « ${cafe.title} »`,
    preview: 'Elle n’a pas pu être annoncée.',
    greeting: 'Bonjour,',
    body: [
      `Votre café « ${cafe.title} » n’a pas pu être annoncé.`,
      { term: 'Pourquoi', details: [cafe.words] },
    ],
    action: { label: 'Revoir ma proposition', url: cafe.url },
    after: [`Une question, une autre idée ? Écrivez à ${cafe.contactEmail} : nous vous lirons.`],
    signature: signed(cafe),
  };
}

const notYou =
  'Ce n’est pas vous ? Le même bouton rend la place, et cette adresse est effacée aussitôt.';
const forgotten =
  'Votre prénom et cette adresse sont effacés après le café. Rien d’autre n’est gardé.';

export function seatHeld(cafe: CafeTold, { waited }: { waited: boolean }): Letter {
  return {
    subject: waited
      ? `Une place s’est libérée : « ${cafe.title} »`
      : `Votre place : « ${cafe.title} »`,
    preview: when(cafe),
    greeting: 'Bonjour,',
    body: [
      waited
        ? 'Vous étiez en liste d’attente : une place est à vous.'
        : 'Une place vous est gardée. Un rappel vous viendra la veille.',
      ...facts(cafe),
      { term: 'La page du café', details: [cafe.pageUrl] },
    ],
    action: { label: 'Voir ou rendre ma place', url: cafe.url },
    after: [`${notYou} ${forgotten}`],
    signature: signed(cafe),
  };
}

export function seatWaits(cafe: CafeTold): Letter {
  return {
    subject: `Liste d’attente : « ${cafe.title} »`,
    preview: 'Le café est complet pour l’instant.',
    greeting: 'Bonjour,',
    body: [
      'Le café est complet pour l’instant : vous êtes en liste d’attente. Si une place se libère, un message vous le dit.',
      ...facts(cafe),
    ],
    action: { label: 'Voir ou quitter la liste', url: cafe.url },
    after: [`${notYou} ${forgotten}`],
    signature: signed(cafe),
  };
}

export function seatReminded(cafe: CafeTold): Letter {
  return {
    subject: `Bientôt : « ${cafe.title} »`,
    preview: when(cafe),
    greeting: 'Bonjour,',
    body: ['Votre café IA approche.', ...facts(cafe)],
    action: { label: 'Voir ou rendre ma place', url: cafe.url },
    after: ['Vous ne venez plus ? Rendez votre place : quelqu’un l’attend peut-être.'],
    signature: signed(cafe),
  };
}

export function seatCancelled(cafe: CafeTold): Letter {
  return {
    subject: `Annulé : « ${cafe.title} »`,
    preview: 'Ce café n’aura pas lieu.',
    greeting: 'Bonjour,',
    body: [`Le café « ${cafe.title} », ${when(cafe)}, n’aura pas lieu.`],
    action: { label: 'Trouver un autre café', url: cafe.url },
    after: ['Votre prénom et cette adresse sont effacés maintenant.'],
    signature: signed(cafe),
  };
}
