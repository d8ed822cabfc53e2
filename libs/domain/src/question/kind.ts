import type { Fraction } from '../fraction';

/** What every question has, whatever its kind. */
export interface QuestionBase {
  id: string;
  prompt: string;
  explanation: string;
  objectiveId?: string;
  lessonId?: string;
}

/** What every question says of itself before its correction. */
export interface ShownBase {
  id: string;
  prompt: string;
  /** The lesson to read again. */
  lessonId: string | null;
}

/** What every correction says. */
export interface CorrectedBase {
  questionId: string;
  /** Share of the point obtained, 0 to 1. */
  share: number;
  right: boolean;
  explanation: string;
}

/** The types of one kind of question; each carries its name in `kind`. */
export interface KindTypes {
  /** As the course holds it, with its key. */
  question: QuestionBase & { kind: string };
  /** What a person gives. Nothing given, or taken back, is null. */
  answer: { kind: string };
  /** What the kind shows beyond `ShownBase`; never the key. */
  shown: { kind: string };
  /** What the kind corrects beyond `CorrectedBase`; holds the key. */
  corrected: { kind: string };
}

/** The rules of one kind of question. */
export interface KindRules<Kind extends KindTypes> {
  /** How it is marked, as it stands beside the question. */
  gradingRule: string;
  /** @throws Refusal `answer-invalid` when it is no answer to this question */
  check(question: Kind['question'], answer: Kind['answer']): void;
  /** The share of the point obtained. */
  grade(question: Kind['question'], answer: Kind['answer']): Fraction;
  /** The answer that obtains the whole point. */
  key(question: Kind['question']): Kind['answer'];
  shown(question: Kind['question']): Kind['shown'];
  /** What was answered, as the person reads it again. */
  inWords(shown: Kind['shown'], answer: Kind['answer']): string;
  corrected(question: Kind['question'], answer: Kind['answer'] | null): Kind['corrected'];
}
