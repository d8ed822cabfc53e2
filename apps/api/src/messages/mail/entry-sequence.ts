import type { EntityManager } from 'typeorm';

/**
 * SEQUENCE of somebody’s calendar entries of a cohort (RFC 5545 §3.8.7.4): `present`, of entries
 * that are read rather than sent, has grown with each change since the last letter that carried any;
 * `next`, of a letter, is above whatever was sent and never below what may have been read.
 */
export interface EntrySequence {
  personId: string;
  cohortId: string;
  present: number;
  next: number;
  /** When dates and place last changed. */
  changedAt: Date;
}

const sequences = `
  select o.person_id as "personId", c.id as "cohortId", p.present, greatest(coalesce(sent.last + 1, 0), p.present) as next,
         greatest(c.created_at, c.cancelled_at, changes.last) as "changedAt"
  from unnest($1::uuid[], $2::uuid[]) as o(person_id, cohort_id)
  join cohort c on c.id = o.cohort_id
  cross join lateral (
    select max(sequence)::int as last, coalesce(max(sent_at), '-infinity') as at from message
    where person_id = o.person_id and cohort_id = c.id and sequence is not null) sent
  cross join lateral (
    select count(*) filter (where changed_at > sent.at)::int as unsent, max(changed_at) as last
    from past_schedule where cohort_id = c.id) changes
  cross join lateral (
    select coalesce(sent.last, 0) + changes.unsent
           + coalesce(c.cancelled_at > sent.at, false)::int as present) p`;

export async function entrySequences(
  manager: EntityManager,
  of: readonly Pick<EntrySequence, 'personId' | 'cohortId'>[],
): Promise<EntrySequence[]> {
  return manager.query(sequences, [
    of.map(({ personId }) => personId),
    of.map(({ cohortId }) => cohortId),
  ]);
}
