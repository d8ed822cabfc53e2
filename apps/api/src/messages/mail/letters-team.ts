import { counted } from '@percolateur/domain';
import type { ToldWordKind } from '@percolateur/domain';
import type { Fact, Letter } from './layout';

/** What people said of one half-day. */
export interface ToldSlot {
  /** « mardi 24 novembre 2026, de 9 h à 12 h 30 ». */
  slot: string;
  kinds: readonly ToldWordKind[];
}

interface Told {
  greeting: string;
  cohortTitle: string;
  /** In order of time. */
  slots: readonly ToldSlot[];
  url: string;
}

const words: Record<ToldWordKind, { subject: string; said: string; many: string }> = {
  absent: {
    subject: 'Une absence est annoncée',
    said: 'ne viendra pas',
    many: 'ne viendront pas',
  },
  coming: {
    subject: 'Une absence n’est plus annoncée',
    said: 'viendra finalement',
    many: 'viendront finalement',
  },
  contest: {
    subject: 'Une contestation attend votre réponse',
    said: 'conteste ce qui est noté de sa présence',
    many: 'contestent ce qui est noté de leur présence',
  },
};

/** People have said something of their half-days. Who, and why: on the page, not in a letter. */
export function teamTold({ greeting, cohortTitle, slots, url }: Told): Letter {
  const kinds = slots.flatMap((each) => each.kinds);
  const [kind] = kinds;
  const { body, ...said } =
    kind && kinds.length === 1
      ? oneWord(kind, slots[0]!.slot, cohortTitle)
      : severalWords(kinds.length, slots, cohortTitle);
  return {
    ...said,
    greeting,
    body: [
      ...body,
      kinds.includes('contest')
        ? 'La page de la session dit qui et pourquoi. Répondez à qui conteste : la personne y lira votre réponse, et tout reste au dossier.'
        : 'La page de la session dit qui et pourquoi. Rien n’est à faire : signer reste possible à qui vient.',
    ],
    action: { label: 'Ouvrir la session', url },
    after: [],
    signature: ['Percolateur'],
  };
}

const oneWord = (kind: ToldWordKind, slot: string, cohortTitle: string) => ({
  subject: `${words[kind].subject} : ${slot}`,
  preview: `« ${cohortTitle} »`,
  body: [`Dans la session « ${cohortTitle} », une personne ${words[kind].said} : ${slot}.`],
});

const severalWords = (count: number, slots: readonly ToldSlot[], cohortTitle: string) => ({
  subject: `${counted(count, 'nouvelle', 'nouvelles')} de présence : « ${cohortTitle} »`,
  preview: slots.map(({ slot }) => slot).join(' ; '),
  body: [
    `Dans la session « ${cohortTitle} » :`,
    ...slots.map(({ slot, kinds }): Fact => ({ term: slot, details: countsOf(kinds) })),
  ],
});

function countsOf(kinds: readonly ToldWordKind[]): string[] {
  return [...Map.groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => {
    const { said, many } = words[kind];
    return `${counted(length, 'personne', 'personnes')} ${length < 2 ? said : many}`;
  });
}
