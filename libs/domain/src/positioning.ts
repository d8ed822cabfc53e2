import { gradeQuestion } from './question/question';
import type { Question } from './question/question';
import type { Answers } from './quiz';

/** What a room answered to one question, nobody named. */
export interface QuestionSpread {
  /** The whole point. */
  right: number;
  /** Some of it. */
  partly: number;
  wrong: number;
  unanswered: number;
}

/**
 * Fewer answers than this are shown to nobody: the team would know who gave them, and learners are
 * promised that it does not.
 */
export const fewestShown = 3;

/** How a room answered one question, from the answers that each person handed in. */
export function spreadOf(question: Question, handedIn: readonly Answers[]): QuestionSpread {
  const spread = { right: 0, partly: 0, wrong: 0, unanswered: 0 };
  for (const answers of handedIn) {
    const answer = answers.get(question.id) ?? null;
    const share = gradeQuestion(question, answer);
    if (answer === null) spread.unanswered += 1;
    else if (share.numerator === share.denominator) spread.right += 1;
    else if (share.numerator > 0) spread.partly += 1;
    else spread.wrong += 1;
  }
  return spread;
}
