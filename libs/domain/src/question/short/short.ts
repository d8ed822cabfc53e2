import type { QuestionBase } from '../kind';

/** A word or a few, written by hand. */
export interface Short {
  question: QuestionBase & {
    kind: 'short';
    /** Plain text, compared without accents, case, spaces or punctuation; `percent` of the point. */
    accepted: { text: string; percent: number }[];
    /** Letters that may be mistyped, missing, added or exchanged in an answer long enough: 0 to 2. */
    tolerance: number;
    /** Answers that are often given and wrong, each with why. */
    mistakes: { text: string; explanation: string }[];
  };
  answer: { kind: 'short'; text: string };
  shown: { kind: 'short' };
  corrected: {
    kind: 'short';
    given: string | null;
    accepted: string[];
    /** Why this very answer is not right, where it is a known mistake. */
    mistake: string | null;
  };
}
