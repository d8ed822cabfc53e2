import type { DataSource } from 'typeorm';
import type { Caller } from './caller';

/** What a path may name, and whose it is: among the records $2 of one person, by the id $1. */
const holders: Readonly<Record<string, string>> = {
  // Of two enrolments in one cohort, one was left: the other is meant.
  cohortId: `select person_id from enrolment where cohort_id = $1 and person_id = any($2)
    order by status in ('declined', 'withdrawn'), array_position($2, person_id) limit 1`,
  halfDayId: `select e.person_id from half_day h join enrolment e on e.cohort_id = h.cohort_id
    where h.id = $1 and e.person_id = any($2)
    order by e.status in ('declined', 'withdrawn'), array_position($2, e.person_id) limit 1`,
  enrolmentId: 'select person_id from enrolment where id = $1 and person_id = any($2)',
  attemptId: `select e.person_id from quiz_attempt q join enrolment e on e.id = q.enrolment_id
    where q.id = $1 and e.person_id = any($2)`,
  certificateId: `select e.person_id from certificate c join enrolment e on e.id = c.enrolment_id
    where c.id = $1 and e.person_id = any($2)`,
  badgeId: `select e.person_id from badge b join certificate c on c.id = b.certificate_id
    join enrolment e on e.id = c.enrolment_id where b.id = $1 and e.person_id = any($2)`,
  messageId: 'select person_id from message where id = $1 and person_id = any($2)',
  feedId: 'select person_id from agenda_feed where id = $1 and person_id = any($2)',
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Which record of somebody who has several a request is about: the one that holds what its path
 * names; the main one where it names nothing of theirs.
 */
export async function recordNamed(
  db: DataSource,
  { records, id }: Pick<Caller, 'id' | 'records'>,
  params: unknown,
): Promise<string> {
  for (const [name, value] of Object.entries((params ?? {}) as Record<string, string>)) {
    const sql = holders[name];
    if (!sql || !uuid.test(value)) continue;
    const [found] = await db.query<{ person_id: string }[]>(sql, [value, records]);
    if (found) return found.person_id;
  }
  return id;
}
