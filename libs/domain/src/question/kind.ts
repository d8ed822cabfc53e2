import type { Fraction } from '../fraction';

/**
 * What every question has, whatever its kind. Its texts are Markdown as it is written and kept, and
 * safe HTML once made ready to be shown (`readyQuestion` of the API).
 */
export interface QuestionBase {
  id: string;
  prompt: string;
  explanation: string;
  /** 1: recall; 2: apply; 3: judge a situation. */
  difficulty?: number;
  objectiveId?: string;
  lessonId?: string;
}

/** Puts a list in the order of this attempt. */
export type Order = <T>(list: readonly T[]) => T[];

/** A trainer’s marks of an open answer: the level seen for each criterion, by its id. */
export type Reading = Readonly<Record<string, number>>;

/** Something that answers to a question are told apart by in its statistics. */
export interface Option {
  text: string;
  right: boolean;
}

/** How a text of a question is written: in paragraphs, or within one line. */
export type TextShape = 'block' | 'inline';

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
  /** How the share was worked out, in one sentence. */
  why: string;
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
  /** The share of the point obtained; a reading is given to what a person marks. */
  grade(question: Kind['question'], answer: Kind['answer'], reading: Reading | null): Fraction;
  /** The answer that obtains the whole point; null where there is none to write down. */
  key(question: Kind['question']): Kind['answer'] | null;
  /** What is shown before the correction, in the order of the attempt. */
  shown(question: Kind['question'], order: Order): Kind['shown'];
  /** What was answered, as the person reads it again, in plain words. */
  inWords(shown: Kind['shown'], answer: Kind['answer']): string;
  /** What an answer leaves open, in plain words, one a thing; nothing where an answer is always whole. */
  left?(shown: Kind['shown'], answer: Kind['answer']): string[];
  corrected(
    question: Kind['question'],
    answer: Kind['answer'] | null,
    reading: Reading | null,
  ): Kind['corrected'];
  /** How the share was worked out, in one plain sentence. */
  why(question: Kind['question'], answer: Kind['answer'], reading: Reading | null): string;
  /** What answers are told apart by, in one order for a version; none where each is its own. */
  options?(question: Kind['question']): Option[];
  /** Which of its options an answer holds, by their places. */
  picked?(question: Kind['question'], answer: Kind['answer']): number[];
  /** The question with each of its Markdown texts made into another, `prompt` and `explanation` apart. */
  texts(
    question: Kind['question'],
    each: (text: string, shape: TextShape) => string,
  ): Kind['question'];
}
