import type { EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/sql';

const findCorrected = {
  name: 'find-corrected',
  text: `
    with recursive chain as (
      select id as pinned, id, 0 as steps, true as stands from unnest($1::uuid[]) as id
      union all
      select chain.pinned, v.id, steps + 1, s.status = 'published' from chain
      join question_version v on v.corrects_id = chain.id
      join question_standing s on s.version_id = v.id)
    select distinct on (pinned) pinned, id from chain where stands
    order by pinned, steps desc, id desc`,
};

/**
 * What stands for these versions today: the last published correction of each, itself where there is
 * none. By the id that was asked.
 */
export async function corrected(
  manager: EntityManager,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await runPrepared<{ pinned: string; id: string }>(manager, findCorrected, [
    versionIds,
  ]);
  return new Map(rows.map(({ pinned, id }) => [pinned, id]));
}
