import { questionTallies } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CommonQuestion } from '../../record/common-question.entity';
import { CommonQuestionTally } from '../../record/common-question-tally.entity';

/**
 * Wordings by their ids, alone at them until the transaction ends. Questions are locked before, and
 * told under a wording after: two hubs that tell theirs under the same one wait for each other.
 */
export const wordingsAlone = (
  manager: EntityManager,
  ids: readonly (string | null)[],
): Promise<CommonQuestion[]> =>
  manager.find(CommonQuestion, {
    where: { id: In([...new Set(ids)].filter((each) => each !== null)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** Counts wordings anew, from the questions told under them. */
export async function countAnew(
  manager: EntityManager,
  wordings: readonly CommonQuestion[],
): Promise<void> {
  for (const { id, theme } of wordings) {
    const counts = await manager.query<{ departement: string; cafes: number }[]>(
      `select departement, count(distinct told_together)::int as cafes from cafe_question
       where common_question_id = $1 group by departement order by departement`,
      [id],
    );
    await manager.delete(CommonQuestionTally, { commonQuestionId: id });
    await manager.insert(
      CommonQuestionTally,
      questionTallies(counts).map((tally) => ({ commonQuestionId: id, theme, ...tally })),
    );
  }
}
