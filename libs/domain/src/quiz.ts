import type { Certainty, QuizKind } from './vocabulary';
import { addFractions, fraction } from './fraction';
import type { Fraction } from './fraction';
import { gradeQuestion } from './question/question';
import type { Reading } from './question/kind';
import type { Answer, Question } from './question/question';

export interface Quiz {
  id: string;
  kind: QuizKind;
  title: string;
  questions: Question[];
  /** Pass mark in whole percent; null when nothing is passed or failed. */
  passPercent: number | null;
  /** Attempts allowed; null when unlimited. */
  maxAttempts: number | null;
}

/** What was answered, by id of question. */
export type Answers = ReadonlyMap<string, Answer | null>;

export interface QuestionGrade {
  questionId: string;
  share: Fraction;
  /** Whether the whole point was obtained. */
  right: boolean;
}

export interface Grade {
  points: Fraction;
  /** One point a question. */
  possible: number;
  /** Whole percent, rounded half up. */
  percent: number;
  /** Null when the quiz has no pass mark. */
  passed: boolean | null;
  perQuestion: QuestionGrade[];
}

/** Raised when the same answers may be worth something else: every result says which rules made it. */
export const gradingVersion = 1;

/**
 * Marks an attempt: what has no answer is worth nothing. The pass mark is compared with the exact
 * score, so that 69.5 %, shown as 70 %, does not pass at 70.
 */
export function gradeAttempt(
  quiz: { questions: readonly Question[]; passPercent: number | null },
  answers: Answers,
  readings: ReadonlyMap<string, Reading> = new Map(),
): Grade {
  const perQuestion = quiz.questions.map((question) => {
    const share = gradeQuestion(
      question,
      answers.get(question.id) ?? null,
      readings.get(question.id) ?? null,
    );
    return { questionId: question.id, share, right: share.numerator === share.denominator };
  });
  const points = perQuestion.reduce((sum, { share }) => addFractions(sum, share), fraction(0));
  const possible = quiz.questions.length;
  const whole = points.denominator * possible;
  return {
    points,
    possible,
    percent: Math.floor((200 * points.numerator + whole) / (2 * whole)),
    passed: quiz.passPercent === null ? null : 100 * points.numerator >= quiz.passPercent * whole,
    perQuestion,
  };
}

/** Whether each answer may say how sure it is: where what one believes matters as much as the mark. */
export const asksCertainty = ({
  kind,
  certainty,
}: Pick<Quiz, 'kind'> & { certainty?: boolean }): boolean => certainty ?? kind === 'positioning';

/** What each certainty is called, as it stands beside an answer. */
export const certaintyWords: Record<Certainty, string> = {
  sure: 'Certain',
  rather: 'Plutôt certain',
  not: 'Pas certain du tout',
};
