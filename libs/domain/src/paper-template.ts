import { typeset } from './french';
import type { CertificateKind } from './vocabulary';

/** How a document looks: three that we ship, each with the colour, the logo and the words of a hub. */
export const paperBases = ['plain', 'band', 'frame'] as const;
export type PaperBase = (typeof paperBases)[number];

export const paperBaseWords: Record<PaperBase, { title: string; text: string }> = {
  plain: { title: 'Sobre', text: 'Le nom de l’organisme en couleur, un filet, et rien de plus.' },
  band: { title: 'Bandeau', text: 'Le nom de l’organisme en blanc, sur un bandeau de couleur.' },
  frame: { title: 'Cadre', text: 'Un filet de couleur autour de la page.' },
};

/** What a hub makes of its documents. */
export interface PaperLook {
  base: PaperBase;
  /** `#RRGGBB`. */
  accent: string;
  /** Who signs, in the place of the legal representative; empty: they do. */
  signatoryName: string;
  signatoryCapacity: string;
  /** A few words of the hub on each kind, with variables; most often none. */
  words: Record<CertificateKind, string>;
}

/** As shipped. */
export const shippedLook: PaperLook = {
  base: 'plain',
  accent: '#A63D17',
  signatoryName: '',
  signatoryCapacity: '',
  words: { attestation: '', realisation: '', assiduite: '' },
};

/** WCAG 2.2, 1.4.3: the least contrast of a text, here of the accent on white and of white on it. */
export const leastContrast = 4.5;

/** The contrast of two colours written `#RRGGBB`, from 1 to 21 (WCAG 2.2, « contrast ratio »). */
export function contrastRatio(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const channels = (colour: string) =>
  [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));

/** Why this colour would not do, in French; null when it would. */
export function accentFault(accent: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return 'Une couleur s’écrit #RRVVBB.';
  if (contrastRatio(accent, '#FFFFFF') >= leastContrast) return null;
  return typeset(
    `Trop claire pour être lue sur du blanc. La plus proche qui convient : ${readable(accent)}.`,
  );
}

/** The nearest darker shade that is read on white. */
export function readable(accent: string): string {
  for (let share = 100; share > 0; share -= 1) {
    const shade = `#${channels(accent)
      .map((value) =>
        Math.floor((value * share) / 100)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`.toUpperCase();
    if (contrastRatio(shade, '#FFFFFF') >= leastContrast) return shade;
  }
  return '#000000';
}

/** What the words of a hub may name, and an example of each. */
export const paperVariables = {
  prénom: 'Nadia',
  nom: 'Benali',
  formation: 'Animer un Café IA',
  session: 'Café IA, Caen, novembre',
  heures: '14 h',
  organisme: 'Hub Normandie',
} as const;
export type PaperVariable = keyof typeof paperVariables;

/** In characters: a document stays one page. */
export const longestPaperWords = 300;
const variable = /\{([^{}\n]*)\}/g;

/** Why these words would not do on a document, in French; null when they would. */
export function paperWordsFault(words: string): string | null {
  if (words.length > longestPaperWords) {
    return typeset(`Trop long : ${longestPaperWords} caractères au plus.`);
  }
  const stranger = [...words.matchAll(variable)].find(
    ([, name]) => !Object.hasOwn(paperVariables, name!),
  );
  if (stranger) return typeset(`« ${stranger[0]} » n’existe pas sur un document.`);
  return /[{}]/.test(words.replace(variable, ''))
    ? typeset('Une accolade est seule : une variable s’écrit {prénom}.')
    : null;
}

/** Words with their variables filled in; what a value says is taken as it is, never read again. */
export function filledPaperWords(words: string, values: Record<PaperVariable, string>): string {
  return words.replace(variable, (_, name: string) => values[name as PaperVariable] ?? '');
}
