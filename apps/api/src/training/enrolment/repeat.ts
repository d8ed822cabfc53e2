import type { NewEnrolment } from '@percolateur/contract';
import { cleanEmail, Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { personMeant } from '../../people/people/person-at';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';

/**
 * Whether this very request to put somebody in a cohort was served before.
 * @throws Refusal `id-reused` for another one
 */
export async function isRepeat(
  manager: EntityManager,
  cohort: Cohort,
  { id, email }: NewEnrolment,
  walkIn: boolean,
): Promise<boolean> {
  const known = await manager.findOneBy(Enrolment, { id });
  if (!known) return false;
  const person = await personMeant(manager, cleanEmail(email), cohort.id);
  const same =
    known.cohortId === cohort.id && known.walkIn === walkIn && known.personId === person?.id;
  if (!same) throw new Refusal('id-reused');
  return true;
}
