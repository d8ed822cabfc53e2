import {
  cafeFormats,
  counted,
  endorserQualities,
  frenchDate,
  frenchSlot,
} from '@percolateur/domain';
import type { CafeFormat, EndorserQuality } from '@percolateur/domain';
import type { Letter } from './layout';

/** What a host says of a café, to whom they ask to recommend them. */
export interface EndorsementTold {
  /** First and last name of the host. */
  host: string;
  quality: EndorserQuality;
  title: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  format: CafeFormat;
  came: number;
  expiresAt: Date;
  organisation: { name: string; contactEmail: string };
  url: string;
}

/** To who knows of a café: a word for its host, in one tap. */
export function endorsementAsked(told: EndorsementTold): Letter {
  const { host, quality, title, place, startsAt, endsAt, timeZone, format, came } = told;
  const until = frenchDate(told.expiresAt, timeZone);
  return {
    subject: `${host} vous demande de confirmer son café IA`,
    preview: 'Un geste suffit.',
    greeting: 'Bonjour,',
    body: [
      `${host} a animé un café IA et l’a raconté. Pour son badge « Animateur·rice Café IA », il manque une personne qui en témoigne : vous, qui ${endorserQualities[quality].replace(/^a /, 'avez ').replace(/^forme /, 'formez ')}.`,
      { term: 'Le café', details: [`« ${title} »`] },
      { term: 'Quand', details: [frenchSlot(startsAt, endsAt, timeZone)] },
      { term: 'Où', details: [place] },
      {
        term: 'Comment',
        details: [`${cafeFormats[format]}, ${counted(came, 'personne', 'personnes')}`],
      },
    ],
    action: { label: 'Répondre en un geste', url: told.url },
    after: [
      'Ce n’est pas vous, ou vous n’y étiez pas ? Le même bouton permet de le dire.',
      `Votre adresse nous a été donnée par ${host}, pour ce seul message. Elle est effacée dès votre réponse, et au plus tard le ${until}.`,
    ],
    signature: [told.organisation.name, told.organisation.contactEmail],
  };
}
