import type { EntityManager } from 'typeorm';

/**
 * SEQUENCE of somebody’s calendar entries of a cohort (RFC 5545 §3.8.7.4): `present`, of entries
 * that are read rather than sent, has grown with each change since the last letter that carried any;
 * `next`, of a letter, is above whatever was sent and never below what may have been read.
 */
export interface EntrySequence {
  cohortId: string;
  present: number;
  next: number;
  /** When dates and place last changed. */
  changedAt: Date;
}

const sequences = `
  select c.id as "cohortId", p.present, greatest(coalesce(sent.last + 1, 0), p.present) as next,
         greatest(c.created_at, c.cancelled_at, changes.last) as "changedAt"
  from cohort c
  cross join lateral (
    select max(sequence)::int as last, coalesce(max(sent_at), '-infinity') as at from message
    where person_id = $1 and cohort_id = c.id and sequence is not null) sent
  cross join lateral (
    select count(*) filter (where changed_at > sent.at)::int as unsent, max(changed_at) as last
    from past_schedule where cohort_id = c.id) changes
  cross join lateral (
    select coalesce(sent.last, 0) + changes.unsent
           + coalesce(c.cancelled_at > sent.at, false)::int as present) p
  where c.id = any($2)`;

export async function entrySequences(
  manager: EntityManager,
  personId: string,
  cohortIds: readonly string[],
): Promise<EntrySequence[]> {
  return manager.query(sequences, [personId, cohortIds]);
}
