import type { QuestionBase } from '../kind';

/** A number, with its unit where there is one. */
export interface Numeric {
  question: QuestionBase & {
    kind: 'numeric';
    /** In the first unit; within `tolerance` above or below it obtains `percent` of the point. */
    accepted: { value: number; tolerance: number; percent: number }[];
    /** The first is the one values are written in; a number in another is multiplied by its factor. */
    units: { name: string; factor: number }[];
    /** Values that are often given and wrong, each with why. */
    mistakes: { value: number; tolerance: number; explanation: string }[];
  };
  /** The number as it was typed, in the French or the English manner; the unit where there are any. */
  answer: { kind: 'numeric'; value: string; unit: string | null };
  shown: { kind: 'numeric'; units: string[] };
  corrected: {
    kind: 'numeric';
    given: string | null;
    accepted: { value: number; tolerance: number; unit: string | null }[];
    mistake: string | null;
  };
}
