import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pace } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
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
  private readonly logger = new Logger('audit');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
  ) {}

  async record(manager: EntityManager, { about, reason, ...fact }: Fact): Promise<void> {
    const event = { id: uuidv7(), at: this.clock.now(), ...fact };
    if (about && reason) {
      await keepEvidence(manager, AuditEvent, [{ ...event, about, said: { reason } }]);
    } else {
      await manager.insert(AuditEvent, { ...event, reason });
    }
  }

  /**
   * Writes down what strangers, or one person, may do very often: for a subject no more than the
   * pace, so that a flood does not fill the trail. Nobody’s deed waits for it, and it never throws.
   */
  async sample(pace: Pace, subject: string, fact: Fact): Promise<void> {
    try {
      if (await this.throttle.allows(pace, subject)) await this.record(this.db.manager, fact);
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
    }
  }
}
