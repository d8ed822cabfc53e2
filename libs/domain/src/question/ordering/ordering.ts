import type { QuestionBase } from '../kind';

/** Things to put in order. */
export interface Ordering {
  question: QuestionBase & {
    kind: 'ordering';
    /** In the right order, each with why it stands there. */
    items: { id: string; text: string; explanation: string }[];
  };
  /** Every item, once. */
  answer: { kind: 'ordering'; itemIds: string[] };
  shown: { kind: 'ordering'; items: { id: string; text: string }[] };
  corrected: {
    kind: 'ordering';
    /** In the right order; `place` is where the person put it, from 0, null when they did not. */
    items: { id: string; text: string; explanation: string; place: number | null }[];
  };
}
