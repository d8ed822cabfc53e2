import type { HeardQuestion } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CafeQuestion } from '../../record/cafe-question.entity';
import type { PublicCafe } from '../../record/public-cafe.entity';
import { countAnew, wordingsAlone } from './tallies';

/** The questions told of a café, as its host wrote them. */
export async function heardAt(manager: EntityManager, cafeId: string): Promise<HeardQuestion[]> {
  const kept = await manager.find(CafeQuestion, { where: { cafeId }, order: { id: 'ASC' } });
  return kept.map(({ id, words, theme }) => ({ id, words, theme }));
}

/**
 * Keeps the questions told of a café in the place of those told before, in the transaction that
 * locked it. One whose words change is read by the hub again.
 * @throws Refusal `id-reused` for the id of a question of another café
 */
export async function keepHeard(
  manager: EntityManager,
  cafe: PublicCafe,
  given: readonly HeardQuestion[],
  now: Date,
): Promise<void> {
  const before = await manager.find(CafeQuestion, {
    where: { cafeId: cafe.id },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const known = new Map(before.map((each) => [each.id, each]));
  const wanted = new Map(given.map((each) => [each.id, each]));
  const added = [...wanted.values()].filter(({ id }) => !known.has(id));
  const gone = before.filter(({ id }) => !wanted.has(id));
  const reworded = before.filter(({ id, words }) => (wanted.get(id)?.words ?? words) !== words);

  if (await manager.existsBy(CafeQuestion, { id: In(added.map(({ id }) => id)) })) {
    throw new Refusal('id-reused');
  }
  await manager.delete(CafeQuestion, { id: In(gone.map(({ id }) => id)) });
  for (const { id, theme } of before) {
    const question = wanted.get(id);
    if (!question) continue;
    const unread = { commonQuestionId: null, hiddenAt: null };
    const again = reworded.some((each) => each.id === id);
    if (again || question.theme !== theme) {
      await manager.update(CafeQuestion, { id }, { ...question, ...(again && unread) });
    }
  }
  const toldTogether = before[0]?.toldTogether ?? uuidv7();
  await manager.insert(
    CafeQuestion,
    added.map((question) => ({
      ...question,
      ...{ cafeId: cafe.id, toldTogether, organisationId: cafe.organisationId },
      ...{ departement: cafe.departement, heardAt: cafe.startsAt, toldAt: now },
    })),
  );
  const left = [...gone, ...reworded].map(({ commonQuestionId }) => commonQuestionId);
  await countAnew(manager, await wordingsAlone(manager, left));
}
