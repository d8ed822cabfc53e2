import type { DataSource } from 'typeorm';

/** A notice later than this is about what nobody remembers. */
export const worthDays = 3;

export const retryMinutes = 10;

const contact = `
  select o.contact_email as contact
  from person p
  left join lateral (select c.organisation_id as id from enrolment e join cohort c on c.id = e.cohort_id
                     where e.person_id = p.id order by e.created_at desc limit 1) as newest on true
  join organisation o on o.id = coalesce(newest.id, p.home_organisation_id) or o.kind = 'national'
  where p.id = $1 order by o.kind = 'national' limit 1`;

/** Whom a person may write to: the hub of their newest cohort, or who wrote them down, or the national body. */
export async function contactFor(db: DataSource, personId: string): Promise<string | null> {
  const [found] = await db.query<{ contact: string }[]>(contact, [personId]);
  return found?.contact ?? null;
}
