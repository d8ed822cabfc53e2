import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { FormerAddress } from '../../record/former-address.entity';
import { LoginCode } from '../../record/login-code.entity';
import { sendAgain } from '../../record/returns';
import type { Person } from '../../record/person.entity';

const spendLinks = 'update enrolment set link_version = link_version + 1 where person_id = $1';

/** Invitations that left for the former address leave again for the right one, with as long to answer. */
const inviteAgain = `
  update enrolment e set invited_at = $2,
    answer_before = greatest(e.answer_before, least($2::timestamptz + interval '14 days', c.starts_at))
  from cohort c
  where c.id = e.cohort_id and e.person_id = $1 and e.status = 'invited' and e.invited_at is not null
    and e.answer_before > $2 and c.status in ('open', 'running') and c.starts_at > $2`;

/**
 * A person is known by another address from now on: what was sent to the former one opens nothing any
 * more, and invitations leave again, with what never arrived. The former one is kept, and told unless
 * `toldAt` says that it need not be.
 */
export async function leaveAddress(
  manager: EntityManager,
  { id: personId, email }: Pick<Person, 'id' | 'email'>,
  now: Date,
  toldAt: Date | null = null,
): Promise<void> {
  await manager.insert(FormerAddress, { id: uuidv7(), personId, email, until: now, toldAt });
  await manager.delete(LoginCode, { email });
  await manager.query(spendLinks, [personId]);
  await manager.query(inviteAgain, [personId, now]);
  await manager.query(sendAgain, [personId, now]);
}
