import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { paces } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { FormerName } from '../../record/former-name.entity';
import { Person } from '../../record/person.entity';
import { AuditService } from '../audit/audit.service';

type Card = Partial<Pick<Person, 'firstName' | 'lastName' | 'employer'>>;

/** What people are called. */
@Injectable()
export class NameService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Corrects one’s own name: papers to come bear it, what was signed keeps the one it was signed
   * under. The same name again changes nothing.
   * @throws Refusal `too-many-tries`
   */
  async correctOwn(personId: string, card: Card): Promise<void> {
    await this.throttle.count(paces.accountChanges, personId);
    await this.db.transaction((manager) =>
      this.change(manager, personId, card, { actorId: personId, organisationId: null }),
    );
  }

  /**
   * Changes what a person is called, for good; what they were called is kept. Whoever did not change
   * it themself is told. Answers whether the name, and not the employer alone, changed.
   */
  async change(
    manager: EntityManager,
    personId: string,
    card: Card,
    { actorId, organisationId }: { actorId: string; organisationId: string | null },
  ): Promise<boolean> {
    const person = await manager.findOneOrFail(Person, {
      where: { id: personId },
      lock: { mode: 'pessimistic_write' },
    });
    const { firstName, lastName, employer } = person;
    const fields = (['firstName', 'lastName', 'employer'] as const).filter(
      (name) => card[name] !== undefined && person[name] !== card[name],
    );
    if (fields.length === 0) return false;
    const until = this.clock.now();
    const renamed = fields.some((field) => field !== 'employer');
    await manager.insert(FormerName, {
      id: uuidv7(),
      ...{ personId, firstName, lastName, employer },
      until,
      changedById: actorId,
      toldAt: renamed && actorId !== personId ? null : until,
    });
    await manager.update(Person, { id: personId }, card);
    await this.audit.record(manager, {
      actorId,
      action: 'person.corrected',
      objectType: 'person',
      objectId: personId,
      organisationId,
      detail: { fields: fields.join() },
    });
    return renamed;
  }
}
