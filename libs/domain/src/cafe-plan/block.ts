/** The four pillars of a café IA (cnnumerique.fr/cafe-ia/animer). */
export const pillars = ['experimenter', 'comprendre', 'discuter', 'agir'] as const;
export type Pillar = (typeof pillars)[number];

/** Where a block stands in the hour. */
export const moments = [
  'ouvrir',
  'briser-la-glace',
  'experimenter',
  'comprendre',
  'discuter',
  'agir',
  'clore',
] as const;
export type Moment = (typeof moments)[number];

export const audiences = ['tous', 'aines', 'jeunes', 'parents', 'travail', 'debutants'] as const;
export type Audience = (typeof audiences)[number];

export const tones = ['jouer', 'essayer', 'discuter'] as const;
export type Tone = (typeof tones)[number];

/** What somebody in the room may need; nobody is asked who, nor why. */
export const variants = ['seated', 'silent', 'lowVision', 'noScreen'] as const;
export type Variant = (typeof variants)[number];

/** Who made what is not ours, and what we know of it. Nothing of theirs is copied. */
export interface BlockCredit {
  authors: string;
  /** Null: to be asked of the authors. */
  licence: string | null;
  link: string;
  /** How long and for how many its authors made it, in their words. */
  trueLength: string;
}

/** One brick of a café, with all that hosting it asks for. French, typeset when it is read. */
export interface CafeBlock {
  id: string;
  title: string;
  moment: Moment;
  pillars: readonly Pillar[];
  /** Whole minutes. */
  minutes: { min: number; usual: number; max: number };
  people: { min: number; max: number };
  tones: readonly Tone[];
  /** Audiences that it was made for; none: any. */
  suits?: readonly Audience[];
  needs: {
    network: boolean;
    /** One seen by all, or one in a hand out of two. */
    screen: 'none' | 'room' | 'phones';
    /** People stand up and change places. */
    moving: boolean;
  };
  material: readonly string[];
  /** What it is for, in one sentence. */
  aim: string;
  /** The first sentence, word for word. */
  say: string;
  steps: readonly string[];
  variants: Readonly<Record<Variant, string>>;
  planB: string;
  /** Phrases de relance. */
  prompts: readonly string[];
  /** Statements or prompts to print and cut. */
  cards?: readonly string[];
  credit?: BlockCredit;
  /** Never chosen by the rule: its length is not known, or it asks for a date of its own. */
  byHand?: string;
}
