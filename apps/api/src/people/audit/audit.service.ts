import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { keepEvidence } from '../../record/apart';
import { AuditEvent } from '../../record/audit-event.entity';

type Fact = Pick<AuditEvent, 'action' | 'objectType' | 'objectId'> &
  Partial<Pick<AuditEvent, 'organisationId' | 'reason' | 'detail'>> & {
    actorId: string | null;
    /** Whom the reason is about: it is kept with what is theirs, and erased with them. */
    about?: string;
  };

/** Writes down who did what, in the transaction of the deed itself. */
@Injectable()
export class AuditService {
  constructor(private readonly clock: Clock) {}

  async record(manager: EntityManager, { about, reason, ...fact }: Fact): Promise<void> {
    const event = { id: uuidv7(), at: this.clock.now(), ...fact };
    if (about && reason) {
      await keepEvidence(manager, AuditEvent, [{ ...event, about, said: { reason } }]);
    } else {
      await manager.insert(AuditEvent, { ...event, reason });
    }
  }
}
