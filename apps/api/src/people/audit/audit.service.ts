import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { AuditEvent } from '../../record/audit-event.entity';

type Fact = Pick<AuditEvent, 'action' | 'objectType' | 'objectId'> &
  Partial<Pick<AuditEvent, 'organisationId' | 'reason' | 'detail'>> & { actorId: string | null };

/** Writes down who did what, in the transaction of the deed itself. */
@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  async record(manager: EntityManager, fact: Fact): Promise<void> {
    await manager.insert(AuditEvent, { id: uuidv7(), at: this.clock.now(), ...fact });
  }
}
