import { frenchSlot, zoneName } from '@percolateur/domain';
import type { GatheringLetter } from '@percolateur/domain';
import { gatheringFile, gatheringsPage } from './gathering-entry';
import type { GatheringDiary } from './gathering-entry';
import type { Letter } from './layout';

export interface GatheringTold extends GatheringDiary {
  cancellationReason: string;
}

const opening: Record<GatheringLetter, (title: string, slot: string) => [string, string, string]> =
  {
    confirmed: (title, slot) => [
      `C’est noté : ${title}, ${slot}`,
      'Le lien est dedans, l’entrée d’agenda aussi.',
      `Nous vous attendons en ligne ${slot}, avec d’autres personnes qui animent des cafés IA.`,
    ],
    changed: (title, slot) => [
      `${title} : nouvelle date ou nouveau lien, ${slot}`,
      'L’entrée de votre agenda est remplacée.',
      `Quelque chose a changé. La rencontre se tient ${slot}.`,
    ],
    cancelled: (title, slot) => [
      `Annulé : ${title}, ${slot}`,
      'Les prochaines dates sont sur la page.',
      `La rencontre prévue ${slot} n’aura pas lieu.`,
    ],
    eve: (title, slot) => [
      `Demain : ${title}, ${slot}`,
      'Le lien est dedans.',
      `C’est demain, ${slot}. Venez comme vous êtes, avec une question ou sans.`,
    ],
  };

/** What who signed up for a gathering is told of it. */
export function gatheringTold(kind: GatheringLetter, told: GatheringTold): Letter {
  const { gathering, series, person, organizer, publicUrl } = told;
  const { startsAt, endsAt, theme } = gathering;
  const slot = `${frenchSlot(startsAt, endsAt, series.timeZone)} (${zoneName(series.timeZone)})`;
  const [subject, preview, first] = opening[kind](series.title, slot);
  const host = gathering.host || series.host;
  const link = gathering.link || series.link;
  const off = kind === 'cancelled';
  return {
    ...{ subject, preview, greeting: `Bonjour ${person.firstName},` },
    body: [
      first,
      {
        term: 'Pourquoi',
        details: off && told.cancellationReason ? [told.cancellationReason] : [],
      },
      { term: 'De quoi nous parlerons', details: theme && !off ? [theme] : [] },
      { term: 'Qui anime', details: host && !off ? [host] : [] },
      ...(off || link
        ? []
        : ['Le lien n’est pas encore connu : il sera sur la page le jour venu.']),
    ],
    action:
      off || !link
        ? { label: 'Voir les prochaines rencontres', url: gatheringsPage(publicUrl) }
        : { label: 'Rejoindre la rencontre', url: link },
    after: off ? [] : [`Un empêchement ? Libérez votre place sur ${gatheringsPage(publicUrl)}.`],
    signature: [organizer.name, organizer.email],
    attachments: kind === 'eve' ? [] : [gatheringFile(told)],
  };
}
