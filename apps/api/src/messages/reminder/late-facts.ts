import { subMinutes } from 'date-fns/subMinutes';
import type { DataSource } from 'typeorm';

/** A letter that should have left that long ago is late. */
export const lateAfterMinutes = 15;
/** Refused for so many tries, some twenty minutes of them (`nextTry`). */
const manyTries = 8;

/**
 * Letters that should have left a while ago and have not: nobody takes them up, or our server takes
 * none. What waits for its hour, and what an address refused, is not late.
 */
const late = `
  select count(*)::int as count, min(wanted) as since
  from (select attempts, greatest(due_at, claimed_at, coalesce(next_try_at, due_at)) as wanted
        from message where status in ('owed', 'queued', 'failed') and expires_at > $1) m
  where wanted < $2 or attempts >= ${manyTries}`;

/** How many letters are late, and since when the oldest of them. */
export async function lateFacts(
  db: DataSource,
  now: Date,
): Promise<{ count: number; since: Date | null }> {
  const [facts] = await db.query<{ count: number; since: Date | null }[]>(late, [
    now,
    subMinutes(now, lateAfterMinutes),
  ]);
  return facts;
}
