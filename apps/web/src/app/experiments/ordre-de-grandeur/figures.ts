import type { SourceId } from './sources';

/** Units, in the data and in the sums: watt-hours, grams of CO2 equivalent, millilitres of water. */
export type Measure = 'energy' | 'carbon' | 'water';

export const uses = {
  text: { name: 'Une réponse de quelques lignes', one: 'réponse', many: 'réponses' },
  long: { name: 'Une réponse après une longue lecture', one: 'réponse', many: 'réponses' },
  image: { name: 'Une image générée', one: 'image', many: 'images' },
  video: { name: 'Une vidéo générée d’environ 5 secondes', one: 'vidéo', many: 'vidéos' },
} as const;
export type UseId = keyof typeof uses;

/** What a figure counts, as the reader switches it on and off. */
export const scopes = {
  site: { name: 'Le centre de calcul seul', short: 'le centre de calcul seul' },
  wide: {
    name: 'Au-delà du centre : fabrication, centrales électriques',
    short: 'au-delà du centre de calcul',
  },
  disputed: {
    name: 'Valeurs retirées, jugées trop hautes ou sans méthode',
    short: 'contesté ou inconnu',
  },
} as const;
export type ScopeId = keyof typeof scopes;

/**
 * How sure we are: A, the primary source was read; B, two independent or one very reliable source
 * quote it; C, an order of magnitude only; R, computed by us from the others.
 */
export type Confidence = 'A' | 'B' | 'C' | 'R';

export interface Figure {
  readonly use: UseId;
  readonly measure: Measure;
  /** For one use, in the unit of its measure. */
  readonly value: number;
  readonly what: string;
  /** The one that serves as a middle: published as such, never an average of ours. */
  readonly central?: true;
  readonly scope: ScopeId;
  readonly source: SourceId;
  /** Year or month that the figure is about. */
  readonly asOf: string;
  readonly reviewBy: string;
  readonly confidence: Confidence;
}

const reviewBy = '2027-06-30';
const text = { use: 'text', reviewBy } as const;
const long = { use: 'long', measure: 'energy', scope: 'site', reviewBy } as const;
const image = { use: 'image', measure: 'energy', scope: 'site', reviewBy } as const;
const video = { use: 'video', measure: 'energy', scope: 'site', reviewBy } as const;

// prettier-ignore
export const figures: readonly Figure[] = [
  { ...text, measure: 'energy', value: 0.04, what: 'Petit modèle, recalculé', scope: 'site', source: 'ecologits', asOf: '2025', confidence: 'R' },
  { ...text, measure: 'energy', value: 0.24, what: 'Requête médiane de Gemini', scope: 'site', source: 'google', asOf: '2025-05', confidence: 'B' },
  { ...text, measure: 'energy', value: 0.3, what: 'Échange simple avec ChatGPT', central: true, scope: 'site', source: 'epoch', asOf: '2025-02', confidence: 'A' },
  { ...text, measure: 'energy', value: 0.34, what: '« En moyenne », annoncé sans méthode', scope: 'disputed', source: 'altman', asOf: '2025-06', confidence: 'B' },
  { ...text, measure: 'energy', value: 3, what: 'Une requête, jugée dix fois trop haute', scope: 'disputed', source: 'early', asOf: '2023', confidence: 'A' },
  { ...text, measure: 'carbon', value: 0.03, what: 'Requête médiane de Gemini', scope: 'site', source: 'google', asOf: '2025-05', confidence: 'B' },
  { ...text, measure: 'carbon', value: 1.14, what: 'Réponse de 400 tokens, cycle de vie hors appareil', central: true, scope: 'wide', source: 'mistral', asOf: '2025-01', confidence: 'B' },
  { ...text, measure: 'carbon', value: 5.22, what: 'Valeur affichée huit jours, puis retirée', scope: 'disputed', source: 'retired', asOf: '2025-02', confidence: 'A' },
  { ...text, measure: 'water', value: 0.26, what: 'Requête médiane de Gemini, eau du site', scope: 'site', source: 'google', asOf: '2025-05', confidence: 'B' },
  { ...text, measure: 'water', value: 45, what: 'Réponse de 400 tokens, cycle de vie hors appareil', central: true, scope: 'wide', source: 'mistral', asOf: '2025-01', confidence: 'B' },
  { ...text, measure: 'water', value: 50, what: 'Un demi-litre pour dix réponses, eau des centrales comprise', scope: 'wide', source: 'li', asOf: '2023', confidence: 'C' },
  { ...long, value: 2.5, what: '10 000 tokens lus', source: 'epoch', asOf: '2025-02', confidence: 'A' },
  { ...long, value: 40, what: '100 000 tokens lus', source: 'epoch', asOf: '2025-02', confidence: 'A' },
  { ...image, value: 0.6, what: 'Stable Diffusion 3', source: 'mitTr', asOf: '2025-05', confidence: 'B' },
  { ...image, value: 2.9, what: 'Moyenne des auteurs sur 1 000 images', central: true, source: 'luccioni', asOf: '2024', confidence: 'B' },
  { ...image, value: 11.5, what: 'Le plus lourd des modèles testés', source: 'luccioni', asOf: '2024', confidence: 'C' },
  { ...video, value: 0.14, what: 'Le plus léger des modèles ouverts testés', source: 'videoBudget', asOf: '2025', confidence: 'B' },
  { ...video, value: 90, what: 'Un autre modèle ouvert, au milieu', central: true, source: 'videoBudget', asOf: '2025', confidence: 'B' },
  { ...video, value: 415, what: 'WAN2.1, version à 14 milliards de paramètres', source: 'videoBudget', asOf: '2025', confidence: 'B' },
  { ...video, value: 944, what: 'Un autre modèle ouvert, le plus lourd relevé', source: 'mitTr', asOf: '2025-05', confidence: 'B' },
];

/** Grams of CO2 equivalent for one kilowatt-hour of French electricity (ADEME, 2022). */
export const FRENCH_GRID = 52;

/** A thing of every day, one of it, to read the scale by; `low` equals `high` when one value is known. */
export interface Landmark {
  readonly measure: Measure;
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** `with` and `without` the making of the vehicle or the screen; null when it does not apply. */
  readonly making: 'with' | 'without' | null;
  readonly source: SourceId;
  readonly asOf: string;
  readonly reviewBy: string;
  readonly confidence: Confidence;
}

const carbon = { measure: 'carbon', asOf: '2026-05', reviewBy, confidence: 'A' } as const;

// prettier-ignore
export const landmarks: readonly Landmark[] = [
  { measure: 'energy', name: 'Une charge de téléphone', low: 12, high: 12, making: null, source: 'luccioni', asOf: '2024', reviewBy, confidence: 'C' },
  { measure: 'energy', name: 'Un litre d’eau bouillie', low: 110, high: 110, making: null, source: 'physics', asOf: '2026', reviewBy: '2028-11-30', confidence: 'R' },
  { ...carbon, name: 'Un kilomètre en TGV', low: 2.9, high: 2.9, making: null, source: 'impactCo2' },
  { ...carbon, name: 'Un litre d’eau bouillie, en France', low: 5.7, high: 5.7, making: null, source: 'physics', asOf: '2022', confidence: 'R' },
  { ...carbon, name: 'Une heure de vidéo en ligne, électricité seule', low: 4, high: 36, making: 'without', source: 'streaming' },
  { ...carbon, name: 'Une heure de vidéo en ligne, écran compris', low: 58, high: 71, making: 'with', source: 'impactCo2' },
  { ...carbon, name: 'Un kilomètre en voiture, carburant seul', low: 111, high: 111, making: 'without', source: 'impactCo2' },
  { ...carbon, name: 'Un kilomètre en voiture, fabrication comprise', low: 142, high: 142, making: 'with', source: 'impactCo2' },
];
