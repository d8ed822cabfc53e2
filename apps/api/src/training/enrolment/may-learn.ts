import { Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { Cohort } from '../../record/cohort.entity';

const staff = `
  select p.first_name || ' ' || p.last_name as name from person p
  where p.id = any($1) and (
    exists (select from cohort_trainer t where t.cohort_id = $2 and t.person_id = p.id)
    or exists (select from role_grant r where r.person_id = p.id and r.organisation_id = $3
               and r.role in ('coordinator', 'admin')))
  limit 1`;

/**
 * Whether these people may learn in a cohort: who teaches it or coordinates its hub learns elsewhere.
 * @throws Refusal `staff-learner`
 */
export async function checkMayLearn(
  manager: EntityManager,
  { id, organisationId }: Pick<Cohort, 'id' | 'organisationId'>,
  personIds: readonly string[],
): Promise<void> {
  const found = await manager.query<{ name: string }[]>(staff, [personIds, id, organisationId]);
  if (found.length > 0) throw new Refusal('staff-learner', { name: found[0].name });
}
