import type { QuestionBase } from '../kind';

/** Each item goes with one target; a target may serve several items, or none. */
export interface Matching {
  question: QuestionBase & {
    kind: 'matching';
    items: { id: string; text: string; targetId: string; explanation: string }[];
    targets: { id: string; text: string }[];
  };
  /** At least one pair, and one at most for an item. */
  answer: { kind: 'matching'; pairs: { itemId: string; targetId: string }[] };
  shown: {
    kind: 'matching';
    items: { id: string; text: string }[];
    targets: { id: string; text: string }[];
  };
  corrected: {
    kind: 'matching';
    items: {
      id: string;
      right: boolean;
      targetId: string;
      chosenId: string | null;
      explanation: string;
    }[];
  };
}
