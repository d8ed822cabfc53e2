import { Injectable } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { isTaken } from '../../platform/sql';
import { suppressionAt } from '../../record/returns';
import { Person } from '../../record/person.entity';
import { AuditService } from '../audit/audit.service';
import { leaveAddress } from './leave-address';

/** Whether somebody has ever shown that an address is theirs: came in by it, or answered what it received. */
const answered = `
  select p.password_hash is not null
    or exists (select from session s where s.person_id = p.id)
    or exists (select from audit_event a where a.object_type = 'person'
               and a.object_id = p.id::text and a.action = 'session.opened')
    or exists (select from enrolment e where e.person_id = p.id
               and (e.link_used_at is not null or e.answered_at is not null and not e.walk_in))
    as answered
  from person p where p.id = $1`;

/** Putting right an address that staff mistyped, before anybody has come in by it, or that is no more. */
@Injectable()
export class MistypedAddress {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a person their right address. What was sent to the wrong one opens nothing any more;
   * invitations leave again. The same address again changes nothing. Answers whether it changed.
   * @throws Refusal `address-settled` once the person has come in, or answered, by their address: they
   * alone change it then, while it receives; `address-taken`
   */
  async correct(
    manager: EntityManager,
    personId: string,
    email: string,
    { actorId, organisationId }: { actorId: string; organisationId: string },
  ): Promise<boolean> {
    const person = await manager.findOneOrFail(Person, {
      where: { id: personId },
      lock: { mode: 'pessimistic_write' },
    });
    if (person.email === email) return false;
    const [used] = await manager.query<{ answered: boolean }[]>(answered, [personId]);
    // Whoever left a job cannot come in by that address to change it.
    const gone = (await suppressionAt(manager, person.email)) === 'hard';
    if (used.answered && !gone) throw new Refusal('address-settled');
    const now = this.clock.now();
    // Nobody is told at the former address: it was never theirs.
    await leaveAddress(manager, person, now, now);
    try {
      await manager.update(Person, { id: personId }, { email });
    } catch (error) {
      throw isTaken(error) ? new Refusal('address-taken') : error;
    }
    await this.audit.record(manager, {
      actorId,
      action: 'person.address-corrected',
      objectType: 'person',
      objectId: personId,
      organisationId,
    });
    return true;
  }
}
