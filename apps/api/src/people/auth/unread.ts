import type { EntityManager } from 'typeorm';

/** Counted no further: a menu says no more than « 99+ ». */
const atMost = 100;

/** Found by the person: letters to them, then evidence that they asked for and that is still there. */
const unread = `
  select count(*)::int as count from (
    select from message m join sent_letter l on l.message_id = m.id
    where m.person_id = any($1) and l.read_at is null
    union all
    select from evidence_bundle
    where asked_by_id = any($1) and status = 'ready' and read_at is null and expires_at > $2
    limit ${atMost}) item`;

/** How many things the person of these records was told and has not read, a hundred at most. */
export async function unreadBy(
  manager: EntityManager,
  records: readonly string[],
  now: Date,
): Promise<number> {
  const [{ count }] = await manager.query<[{ count: number }]>(unread, [records, now]);
  return count;
}
