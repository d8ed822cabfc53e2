import { Body, Controller, Ip, Param } from '@nestjs/common';
import { certificateRoutes as routes, Id } from '@percolateur/contract';
import type { IssueRequest } from '@percolateur/contract';
import type { z } from 'zod';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Serve } from '../../platform/serve';
import { CertificateDocument } from './certificate-document';
import { CertificateService } from './certificate.service';
import { IssueService } from './issue.service';
import { VerificationService } from './verification.service';

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly document: CertificateDocument,
    private readonly issuing: IssueService,
    private readonly verification: VerificationService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Param('cohortId', { schema: Id }) cohortId: string) {
    return this.certificates.list(caller, cohortId);
  }

  @Serve(routes.issue)
  issue(
    @SignedIn() caller: Caller,
    @Param('cohortId', { schema: Id }) cohortId: string,
    @Body({ schema: routes.issue.body }) body: IssueRequest,
  ) {
    return this.issuing.issue(caller, cohortId, body);
  }

  @Serve(routes.revoke)
  revoke(
    @SignedIn() caller: Caller,
    @Param('certificateId', { schema: Id }) certificateId: string,
    @Body({ schema: routes.revoke.body }) { reason }: z.output<typeof routes.revoke.body>,
  ) {
    return this.certificates.revoke(caller, certificateId, reason);
  }

  @Serve(routes.pdf)
  async pdf(
    @SignedIn() caller: Caller,
    @Param('certificateId', { schema: Id }) certificateId: string,
  ) {
    const certificate = await this.certificates.read(caller, certificateId);
    return pdfFile(await this.document.draw(certificate), certificate.number);
  }

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller) {
    return this.certificates.mine(caller);
  }

  @Serve(routes.verify)
  verify(@Param('code') code: string, @Ip() ipAddress: string) {
    return this.verification.verify(code, ipAddress);
  }
}
