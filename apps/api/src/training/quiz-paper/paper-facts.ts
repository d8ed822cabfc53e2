import { asWritten, orderOf, shownQuestion } from '@percolateur/domain';
import type { Question, ShownQuestion } from '@percolateur/domain';
import type { QuizPaper } from '../../record/quiz-paper.entity';

/** The questions of a paper version as they are printed: in its order, without their key. */
export const shownOn = (
  { seed }: Pick<QuizPaper, 'seed'>,
  questions: readonly Question[],
): ShownQuestion[] =>
  questions.map((question) =>
    shownQuestion(question, seed ? orderOf(`${seed}/${question.id}`) : asWritten),
  );
