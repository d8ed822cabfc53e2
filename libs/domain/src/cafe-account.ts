import { counted, listed, typeset } from './french';
import { frenchDate, frenchTime } from './local-time';
import { cafeThemes } from './public-cafe';
import type { CafeTheme } from './public-cafe';

/** How a café went, in the words of who tells it. */
export const cafeFormats = {
  discussion: 'Discussion en cercle',
  experiment: 'Essais d’outils',
  game: 'Jeu',
  notes: 'Post-it et regroupement',
  writing: 'Atelier d’écriture',
  other: 'Autre',
} as const;
export type CafeFormat = keyof typeof cafeFormats;

/** How many came, by broad age; nobody is named. */
export interface CafeAges {
  under25: number;
  adults: number;
  over60: number;
}

/** What is told of a café, once. */
export interface CafeTelling extends CafeAges {
  format: CafeFormat;
  /** As they were heard. */
  questions: readonly string[];
  worked: string;
  wouldHelp: string;
}

/** The café that is told. */
export interface ToldOf {
  title: string;
  theme: CafeTheme;
  place: string;
  address: string;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

/** Everybody who came. */
export const cameIn = ({ under25, adults, over60 }: CafeAges): number => under25 + adults + over60;

const agesSaid = ({ under25, adults, over60 }: CafeAges) =>
  listed(
    [
      under25 > 0 &&
        counted(under25, 'personne de moins de 25 ans', 'personnes de moins de 25 ans'),
      adults > 0 && counted(adults, 'personne de 25 à 60 ans', 'personnes de 25 à 60 ans'),
      over60 > 0 && counted(over60, 'personne de plus de 60 ans', 'personnes de plus de 60 ans'),
    ].filter((each): each is string => !!each),
  );

/**
 * The account as the reports of activity of the Coop de la médiation numérique ask it: a collective
 * activity, its date, length, place, numbers by age and theme, line by line, to copy.
 */
export function coopReport(cafe: ToldOf, telling: CafeTelling): string {
  const minutes = Math.round((cafe.endsAt.getTime() - cafe.startsAt.getTime()) / 60_000);
  return typeset(
    [
      'Type d’activité : atelier collectif',
      `Titre : ${cafe.title}`,
      `Date : ${frenchDate(cafe.startsAt, cafe.timeZone)}, ${frenchTime(cafe.startsAt, cafe.timeZone)}`,
      `Durée : ${minutes} min`,
      `Lieu : ${cafe.place}, ${cafe.address}`,
      `Participants : ${cameIn(telling)}`,
      `Moins de 25 ans : ${telling.under25}`,
      `De 25 à 60 ans : ${telling.adults}`,
      `Plus de 60 ans : ${telling.over60}`,
      `Thématique : intelligence artificielle (${cafeThemes[cafe.theme]})`,
      `Format : ${cafeFormats[telling.format].toLowerCase()}`,
      ...(telling.worked ? [`Notes : ${telling.worked}`] : []),
    ].join('\n'),
  );
}

/** A draft of story for cafeia.org: to read over, to make one’s own, to send. */
export function storyDraft(cafe: ToldOf, telling: CafeTelling): string {
  const came = cameIn(telling);
  const ages = agesSaid(telling);
  return typeset(
    [
      `${cafe.title} (${cafe.place})`,
      `Le ${frenchDate(cafe.startsAt, cafe.timeZone)}, ${cafe.hostName} a tenu un café IA : ${counted(came, 'personne est venue', 'personnes sont venues')}${ages ? ` (${ages})` : ''}. Format : ${cafeFormats[telling.format].toLowerCase()}.`,
      telling.questions.length > 0
        ? `On y a entendu : ${telling.questions.map((each) => `« ${each} »`).join(' ')}`
        : '',
      telling.worked && `Ce qui a marché : ${telling.worked}`,
      telling.wouldHelp && `Ce qui aiderait la prochaine fois : ${telling.wouldHelp}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
}
