import type { ToldWordKind } from '@percolateur/domain';
import type { Letter } from './layout';

interface Told {
  greeting: string;
  cohortTitle: string;
  /** « mardi 24 novembre 2026, de 9 h à 12 h 30 ». */
  slot: string;
  url: string;
}

const words: Record<ToldWordKind, { subject: string; said: string }> = {
  absent: { subject: 'Une absence est annoncée', said: 'ne viendra pas' },
  coming: { subject: 'Une absence n’est plus annoncée', said: 'viendra finalement' },
  contest: {
    subject: 'Une contestation attend votre réponse',
    said: 'conteste ce qui est noté de sa présence',
  },
};

/** Somebody has said something of their half-day. Who, and why: on the page, not in a letter. */
export function teamTold(
  kind: keyof typeof words,
  { greeting, cohortTitle, slot, url }: Told,
): Letter {
  const { subject, said } = words[kind];
  return {
    subject: `${subject} : ${slot}`,
    preview: `« ${cohortTitle} »`,
    greeting,
    body: [
      `Dans la session « ${cohortTitle} », une personne ${said} : ${slot}.`,
      kind === 'contest'
        ? 'La page de la session dit qui et pourquoi. Répondez-y : la personne y lira votre réponse, et tout reste au dossier.'
        : 'La page de la session dit qui et pourquoi. Rien n’est à faire : signer reste possible à qui vient.',
    ],
    action: { label: 'Ouvrir la session', url },
    after: [],
    signature: ['Percolateur'],
  };
}
