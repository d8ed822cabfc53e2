import type { RegradingPreview } from '@percolateur/contract';
import type { DataSource } from 'typeorm';

type Decided = RegradingPreview['decided'];
interface Row {
  id: string;
  at: Date;
  reason: string | null;
  lowers: boolean;
  attempts: number;
  personId: string;
  firstName: string;
  lastName: string;
}

/** The decisions by which a correction marked attempts of a hub anew, or of any; the latest first. */
export async function decidedBefore(
  db: DataSource,
  versionId: string,
  hub: string | null,
): Promise<Decided> {
  const rows = await db.query<Row[]>(
    `select d.id, d.at, d.lowers, said.content->>'reason' as reason, marked.attempts,
            p.id as "personId", p.first_name as "firstName", p.last_name as "lastName"
     from regrading d
     cross join lateral (
       select count(*)::int as attempts from attempt_result r
       join quiz_attempt a on a.id = r.attempt_id
       join enrolment e on e.id = a.enrolment_id
       join cohort c on c.id = e.cohort_id
       where r.regrading_id = d.id and ($2::uuid is null or c.organisation_id = $2)) marked
     join person p on p.id = d.by_id
     left join personal_data said on said.evidence_id = d.id
     where d.version_id = $1 and marked.attempts > 0
     order by d.at desc, d.id`,
    [versionId, hub],
  );
  return rows.map(({ id, at, reason, lowers, attempts, personId, firstName, lastName }) => ({
    ...{ id, at: at.toISOString(), reason, lowers, attempts },
    by: { id: personId, firstName, lastName },
  }));
}
