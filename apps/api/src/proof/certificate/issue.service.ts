import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IssueOutcome, IssueReport, IssueRequest } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { MailQueue } from '../../platform/mail-queue';
import { CertificateService } from './certificate.service';
import { Issuing } from './issuing';

/** Issues certificates, each once. */
@Injectable()
export class IssueService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly certificates: CertificateService,
    private readonly issuing: Issuing,
    private readonly mail: MailQueue,
  ) {}

  /**
   * Issues to all who earned it, in the order asked, and says why not to the others. Asking again
   * issues nothing twice.
   * @throws Refusal `not-found` when somebody is not of this cohort: nothing is issued then.
   */
  async issue(caller: Caller, cohortId: string, request: IssueRequest): Promise<IssueReport> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const outcome = await this.db.transaction((manager) =>
      this.issuing.issue(manager, caller, cohortId, request),
    );
    if (outcome.issued > 0) await this.mail.sweepSoon();
    return { ...outcome, rows: await this.certificates.list(caller, cohortId) };
  }

  /** What `issue` would do, person by person, and does not. @throws Refusal as `issue` does */
  async preview(caller: Caller, cohortId: string, request: IssueRequest): Promise<IssueOutcome> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    return this.db.transaction(
      async (manager) => (await this.issuing.decide(manager, caller, cohortId, request)).outcome,
    );
  }
}
