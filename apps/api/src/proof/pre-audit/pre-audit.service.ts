import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PreAudit } from '@percolateur/contract';
import { preAudit } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { CertificateService } from '../certificate/certificate.service';
import { auditedSession } from './audited';

/** What an inspector would see in a session, before one comes. */
@Injectable()
export class PreAuditService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly certificates: CertificateService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, cohortId: string): Promise<PreAudit> {
    const rows = await this.certificates.list(caller, cohortId);
    const now = this.clock.now();
    const findings = preAudit(await auditedSession(this.db.manager, cohortId, rows, now));
    return { at: now.toISOString(), findings };
  }
}
