import { followsCourse, fullName } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { Enrolment } from '../../record/enrolment.entity';

/** Who is asked to come, and on whose behalf they learn. */
export interface Invited {
  name: string;
  employer: string;
}

/** Who follows a session, by name; one of them alone where an enrolment is given. */
export async function invitedTo(
  manager: EntityManager,
  cohortId: string,
  id?: string,
): Promise<Invited[]> {
  const enrolments = await manager.find(Enrolment, {
    where: { cohortId, ...(id && { id }) },
    relations: { person: true },
    order: { person: { lastName: 'ASC', firstName: 'ASC' }, id: 'ASC' },
  });
  return enrolments.filter(({ status }) => followsCourse(status)).map(invited);
}

/** An enrolment loaded with its person, as papers address it. */
export const invited = ({ person }: Enrolment): Invited => ({
  name: fullName(person!),
  employer: person!.employer,
});
