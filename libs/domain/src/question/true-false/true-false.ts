import type { QuestionBase } from '../kind';

/** A statement that is true or false; the other answer has its own explanation. */
export interface TrueFalse {
  question: QuestionBase & {
    kind: 'true-false';
    right: boolean;
    /** What is said to who chose the other one. */
    whyNot: string;
  };
  answer: { kind: 'true-false'; value: boolean };
  shown: { kind: 'true-false' };
  corrected: { kind: 'true-false'; key: boolean; chosen: boolean | null; whyNot: string };
}
