import type { CourseDocument } from '@percolateur/content';
import type { AttemptSummary, AttemptView } from '@percolateur/contract';
import {
  asksCertainty,
  asNumber,
  asWritten,
  attemptsLeft,
  awaitsReading,
  correctedQuestion,
  mayRevealKey,
  orderOf,
  shownQuestion,
  typeset,
  whenAvailable,
} from '@percolateur/domain';
import type { CohortStatus, QuizKind } from '@percolateur/domain';
import type { z } from 'zod';
import type { AnswerReading } from '../../record/answer-reading.entity';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';
import { levelsSeen } from './readings';
import { resultParts } from './result-parts';
import type { AskedQuiz } from './sheets';

/** Everything that the page of an attempt depends on. */
export interface AttemptFacts {
  attempt: QuizAttempt;
  /** Every attempt of the person at this quiz, this one among them. */
  attempts: readonly QuizAttempt[];
  quiz: AskedQuiz;
  document: CourseDocument;
  cohort: { id: string; status: CohortStatus };
  /** The answer that stands to each question, whole. */
  answers: readonly QuizAnswer[];
  /** Why its result was marked anew, if it was, and the questions that it is marked by since. */
  regraded: { view: NonNullable<AttemptView['regraded']>; quiz: AskedQuiz } | null;
  /** What stands of each that was read, by answer id, and what was said of it, by reading id. */
  readings: ReadonlyMap<string, AnswerReading>;
  comments: ReadonlyMap<string, string>;
  /** What was given last to each question once its time was over. */
  after: readonly QuizAnswer[];
  /** `assessmentIsOver` in its cohort. */
  over: boolean;
  /** Who copied it from paper, if somebody did. */
  enteredBy: string | null;
  now: Date;
}

/** An attempt as its learner may see it: the key is there only once the rules show it. */
export function attemptView({
  attempt,
  attempts,
  quiz,
  document,
  cohort,
  answers,
  regraded,
  readings,
  comments,
  after,
  over,
  enteredBy,
  now,
}: AttemptFacts): AttemptView {
  const { id, kind, title, intro, passPercent } = quiz;
  const given = new Map(answers.map(({ questionId, response }) => [questionId, response]));
  const seen = levelsSeen(answers, readings);
  const revealed = mayRevealKey({ quiz, attempt, attempts, over });
  const measured = kind !== 'training' && over;
  const goesOn =
    attempt.status === 'started' && !measured && whenAvailable[kind].includes(cohort.status);
  // Training is corrected question by question: while it goes on, nothing is shown unanswered.
  const marked = regraded?.quiz ?? quiz;
  const corrected = marked.questions.filter((each) => revealed && (!goesOn || given.has(each.id)));
  return {
    ...attemptSummary(attempt),
    cohortId: cohort.id,
    quiz: { id, kind, title, intro, passPercent, certainty: asksCertainty(quiz) },
    enteredBy,
    questions: quiz.questions.map((question) =>
      shownQuestion(question, attempt.seed ? orderOf(`${attempt.seed}/${question.id}`) : asWritten),
    ),
    answers: answers.map(givenAnswer),
    after: after.map(givenAnswer),
    now: now.toISOString(),
    deadlineAt: attempt.deadlineAt?.toISOString() ?? null,
    pausedAt: attempt.pausedAt?.toISOString() ?? null,
    feedback: corrected.map((question) =>
      correctedQuestion(question, given.get(question.id) ?? null, seen.get(question.id) ?? null),
    ),
    feedbackWhen: revealed ? null : typeset(whenRevealed[kind]),
    attemptsLeft: attemptsLeftOf(quiz, attempts),
    // What is never marked was worth nothing before, and is worth nothing now.
    regraded: kind === 'positioning' ? null : (regraded?.view ?? null),
    unread:
      attempt.status === 'started'
        ? 0
        : marked.questions.filter((question) =>
            awaitsReading(question, given.get(question.id) ?? null, seen.get(question.id) ?? null),
          ).length,
    comments: answers.flatMap(({ id: answerId, questionId }) => {
      const reading = readings.get(answerId);
      const text = reading && comments.get(reading.id);
      const told = text && corrected.some((each) => each.id === questionId);
      return told ? [{ questionId, text, at: reading.at.toISOString() }] : [];
    }),
    parts: attempt.status === 'started' ? [] : resultParts(document, marked, given, seen),
  };
}

const givenAnswer = ({ questionId, response, certainty, reception, receivedAt }: QuizAnswer) => ({
  ...{ questionId, answer: response, certainty, reception },
  receivedAt: receivedAt.toISOString(),
});

const whenRevealed: Record<QuizKind, string> = {
  training: 'La correction suit chaque réponse.',
  positioning:
    'La correction s’affichera à la clôture de la session, et au plus tard soixante jours après sa dernière demi-journée.',
  final:
    'La correction s’affichera dès qu’un essai sera réussi ou que le dernier sera rendu, et au plus tard à la clôture de la session, ou soixante jours après sa dernière demi-journée.',
};

export function attemptSummary(attempt: QuizAttempt): z.infer<typeof AttemptSummary> {
  const { id, number, status, startedAt, submittedAt } = attempt;
  return {
    id,
    number,
    status,
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    result: resultOf(attempt),
  };
}

function resultOf(attempt: QuizAttempt): z.infer<typeof AttemptSummary>['result'] {
  const { percent, pointsNumerator: numerator, pointsDenominator: denominator } = attempt;
  const { possible, passed } = attempt;
  // What only prepares the course is not marked, whatever was counted.
  if (attempt.kind === 'positioning') return null;
  // The four are set together, when the attempt is marked.
  if (percent === null || numerator === null || denominator === null || possible === null) {
    return null;
  }
  return { percent, points: asNumber({ numerator, denominator }), possible, passed };
}

/** Attempts that remain, null when unlimited; an open one does not count. */
export function attemptsLeftOf(quiz: AskedQuiz, attempts: readonly QuizAttempt[]): number | null {
  return attemptsLeft(quiz, attempts.filter(({ status }) => status !== 'started').length);
}
