import type { QuestionBase } from '../kind';

/** A reflection in one’s own words, read by a trainer with a grid. */
export interface Open {
  question: QuestionBase & {
    kind: 'open';
    /** What the trainer looks for; each level is worth its place in the list, the first nothing. */
    criteria: { id: string; text: string; levels: string[] }[];
    /** What a good answer may say, shown with the correction. */
    example: string;
  };
  answer: { kind: 'open'; text: string };
  shown: { kind: 'open'; criteria: { id: string; text: string }[] };
  corrected: {
    kind: 'open';
    given: string | null;
    example: string;
    /** `level` is null until it is read. */
    criteria: { id: string; text: string; levels: string[]; level: number | null }[];
  };
}
