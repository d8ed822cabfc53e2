import { Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { Cohort } from '../../record/cohort.entity';

const staff = `
  select p.id, p.first_name || ' ' || p.last_name as name from person p
  where p.id = any($1) and (
    exists (select from cohort_trainer t where t.cohort_id = $2 and t.person_id = p.id)
    or exists (select from role_grant r where r.person_id = p.id and r.organisation_id = $3
               and r.role in ('coordinator', 'admin')))`;

type Taught = Pick<Cohort, 'id' | 'organisationId'>;

/** Those of these people who teach a cohort or coordinate its hub, by id, with their names. */
export async function staffAmong(
  manager: EntityManager,
  { id, organisationId }: Taught,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await manager.query<{ id: string; name: string }[]>(staff, [
    personIds,
    id,
    organisationId,
  ]);
  return new Map(found.map((each) => [each.id, each.name]));
}

/**
 * Whether these people may learn in a cohort: who teaches it or coordinates its hub learns elsewhere.
 * And nobody is there twice, under two records of theirs.
 * @throws Refusal `staff-learner`, `already-enrolled`
 */
export async function checkMayLearn(
  manager: EntityManager,
  cohort: Taught,
  personIds: readonly string[],
): Promise<void> {
  const [name] = (await staffAmong(manager, cohort, personIds)).values();
  if (name !== undefined) throw new Refusal('staff-learner', { name });
  await checkOneRecord(manager, cohort.id, personIds);
}

const otherRecord = `
  select from unnest($2::uuid[]) as asked(id)
  join enrolment e on e.cohort_id = $1 and e.person_id <> asked.id
    and e.person_id in (select records_of(asked.id))
  where e.status not in ('declined', 'withdrawn') limit 1`;

/** Whether none of these people is in a cohort under another record. @throws Refusal `already-enrolled` */
export async function checkOneRecord(
  manager: EntityManager,
  cohortId: string,
  personIds: readonly string[],
): Promise<void> {
  const found = await manager.query<unknown[]>(otherRecord, [cohortId, personIds]);
  if (found.length > 0) throw new Refusal('already-enrolled');
}
