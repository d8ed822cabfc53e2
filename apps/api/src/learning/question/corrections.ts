import type { EntityManager } from 'typeorm';

/**
 * What stands for these versions today: the last published correction of each, itself where there is
 * none. By the id that was asked.
 */
export async function corrected(
  manager: EntityManager,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.query<{ pinned: string; id: string }[]>(
    `with recursive chain as (
       select id as pinned, id, 0 as steps from unnest($1::uuid[]) as id
       union all
       select chain.pinned, v.id, steps + 1 from chain
       join question_version v on v.corrects_id = chain.id
       join question_standing s on s.version_id = v.id and s.status = 'published')
     select distinct on (pinned) pinned, id from chain order by pinned, steps desc, id desc`,
    [versionIds],
  );
  return new Map(rows.map(({ pinned, id }) => [pinned, id]));
}
