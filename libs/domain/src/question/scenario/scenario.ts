import type { Answer, CorrectedQuestion, Question, QuestionKind, ShownQuestion } from '../question';
import type { QuestionBase } from '../kind';

/** The kinds that a part of a scenario may be. */
export type PartKind = Exclude<QuestionKind, 'scenario' | 'open'>;

/** One situation, told in the prompt, and several questions about it. */
export interface Scenario {
  question: QuestionBase & { kind: 'scenario'; parts: Question<PartKind>[] };
  /** At least one part answered; each may be taken back. */
  answer: { kind: 'scenario'; parts: { questionId: string; answer: Answer<PartKind> }[] };
  shown: { kind: 'scenario'; parts: ShownQuestion<PartKind>[] };
  corrected: { kind: 'scenario'; parts: CorrectedQuestion<PartKind>[] };
}
