import { addFractions, fraction } from './fraction';
import type { Fraction } from './fraction';
import { Refusal } from './refusal';

export type QuizKind = 'positioning' | 'training' | 'final';

export interface Choice {
  id: string;
  text: string;
  right: boolean;
  explanation: string;
}

export interface Question {
  id: string;
  kind: 'single' | 'multiple';
  prompt: string;
  choices: Choice[];
  explanation: string;
  objectiveId?: string;
  lessonId?: string;
}

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

/** Ids of the chosen choices, by id of question. */
export type Answers = Record<string, string[]>;

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

/** The rule of the marks, as the learner reads it beside the questions. */
export const gradingRule = {
  single: 'Une seule bonne réponse : un point, ou rien.',
  multiple:
    'Plusieurs bonnes réponses : chacune rapporte une part du point, chaque réponse fausse en retire autant, sans descendre sous zéro.',
} as const;

/**
 * Whether these choices may be saved as an answer. None at all clears the answer.
 * @throws Refusal `answer-invalid` for a choice unknown or told twice, or two for a single choice.
 */
export function checkAnswer(question: Question, choiceIds: readonly string[]): void {
  const known = new Set(question.choices.map(({ id }) => id));
  if (
    choiceIds.some((id) => !known.has(id)) ||
    new Set(choiceIds).size !== choiceIds.length ||
    (question.kind === 'single' && choiceIds.length > 1)
  ) {
    throw new Refusal('answer-invalid');
  }
}

/**
 * The share of the point obtained. Single choice: all or nothing. Multiple choice: (right chosen −
 * wrong chosen) / right, floored at 0.
 */
export function gradeQuestion(question: Question, chosen: readonly string[]): Fraction {
  const right = question.choices.filter((choice) => choice.right);
  const rightChosen = right.filter(({ id }) => chosen.includes(id)).length;
  const wrongChosen = new Set(chosen).size - rightChosen;
  if (question.kind === 'single') return fraction(rightChosen === 1 && wrongChosen === 0 ? 1 : 0);
  return fraction(Math.max(0, rightChosen - wrongChosen), right.length);
}

/**
 * Marks an attempt: what has no answer is worth nothing. The pass mark is compared with the exact
 * score, so that 69.5 %, shown as 70 %, does not pass at 70.
 */
export function gradeAttempt(quiz: Quiz, answers: Answers): Grade {
  const perQuestion = quiz.questions.map((question) => {
    const share = gradeQuestion(question, answers[question.id] ?? []);
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
