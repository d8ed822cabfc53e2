import type { Answer } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { apartFrom, salted, sealedBy } from '../../record/apart';
import type { Sealed } from '../../record/apart';
import type { PersonalData } from '../../record/personal-data.entity';
import type { QuizAnswer } from '../../record/quiz-answer.entity';

/** An answer as evidence holds it, and what is kept apart from it, if anything is. */
export interface Apart {
  response: Answer | null;
  sealed: Sealed;
  words: PersonalData | null;
}

/**
 * Parts an answer from the words in it that are somebody’s own: a reflection is personal, what is
 * chosen, counted or completed is not.
 */
export function apart(
  answer: Answer | null,
  { answerId, personId }: { answerId: string; personId: string },
): Apart {
  if (answer?.kind !== 'open') return { response: answer, sealed: {}, words: null };
  const words = salted({ evidenceId: answerId, personId, content: { text: answer.text } });
  const sealed = sealedBy([words]).get(answerId) ?? {};
  return { response: { ...answer, text: '' }, sealed, words };
}

/** Answers with the words that stand apart from them; none once the person was erased. */
export async function withWords<A extends Pick<QuizAnswer, 'id' | 'response'>>(
  manager: EntityManager,
  answers: readonly A[],
): Promise<A[]> {
  const open = answers.filter(({ response }) => response?.kind === 'open');
  if (open.length === 0) return [...answers];
  const said = await apartFrom(
    manager,
    open.map(({ id }) => id),
  );
  const words = new Map(
    said.map(({ evidenceId, content }) => [evidenceId, (content as { text: string }).text]),
  );
  return answers.map((answer) =>
    answer.response?.kind === 'open'
      ? { ...answer, response: { ...answer.response, text: words.get(answer.id) ?? '' } }
      : answer,
  );
}
