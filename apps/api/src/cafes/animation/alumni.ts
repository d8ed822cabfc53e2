import { Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';

const follows = `
  select exists (select from enrolment where person_id = any($1)
                 and status in ('accepted', 'completed', 'not_completed')) as follows`;

/** Lets in who follows the course, or followed it, and who works here. @throws Refusal `not-found` */
export async function admitAlumni(manager: EntityManager, caller: Caller): Promise<void> {
  if (caller.roles.length > 0) return;
  const [found] = await manager.query<{ follows: boolean }[]>(follows, [caller.records]);
  if (!found.follows) throw new Refusal('not-found');
}
