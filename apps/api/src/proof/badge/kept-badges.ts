import type { EntityManager } from 'typeorm';
import { apartFrom } from '../../record/apart';

/** The signed credentials of these badges, by id, as the bytes they were given out with. */
export async function credentialsOf(
  manager: EntityManager,
  badgeIds: readonly string[],
): Promise<Map<string, string>> {
  const apart = await apartFrom(manager, badgeIds);
  return new Map(
    apart.map(({ evidenceId, content }) => [
      evidenceId,
      (content as { credential: string }).credential,
    ]),
  );
}
