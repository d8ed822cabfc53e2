import type { QuestionBase } from '../kind';

/** A text with gaps, each filled in by hand or from a list. */
export interface Gap {
  question: QuestionBase & {
    kind: 'gap';
    /** Each gap stands in it as `[[id]]`. */
    text: string;
    gaps: {
      id: string;
      /** Plain text, compared as short answers are. */
      accepted: string[];
      /** The words proposed, the accepted one among them; null where it is typed. */
      choices: string[] | null;
      tolerance: number;
      explanation: string;
    }[];
  };
  /** At least one gap filled in. */
  answer: { kind: 'gap'; filled: { gapId: string; text: string }[] };
  shown: {
    kind: 'gap';
    text: string;
    gaps: { id: string; choices: string[] | null }[];
  };
  corrected: {
    kind: 'gap';
    gaps: {
      id: string;
      right: boolean;
      given: string | null;
      accepted: string;
      explanation: string;
    }[];
  };
}
