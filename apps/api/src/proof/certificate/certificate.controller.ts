import { Controller, Ip } from '@nestjs/common';
import { certificateRoutes as routes } from '@percolateur/contract';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { pdfFile } from '../../pdf/pdf-file';
import { Asked, Serve } from '../../platform/serve';
import { CertificateFiles } from './certificate-files';
import { CertificateService } from './certificate.service';
import { CorrectService } from './correct.service';
import { IssueService } from './issue.service';
import { OrderService } from './order.service';
import { PapersService } from './papers.service';
import { SendingService } from './sending.service';
import { ShareService } from './share.service';
import { VerificationService } from './verification.service';

@Controller()
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly files: CertificateFiles,
    private readonly correcting: CorrectService,
    private readonly issuing: IssueService,
    private readonly ordering: OrderService,
    private readonly allPapers: PapersService,
    private readonly sending: SendingService,
    private readonly shares: ShareService,
    private readonly verification: VerificationService,
  ) {}

  @Serve(routes.list)
  list(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.list>) {
    return this.certificates.list(caller, params.cohortId);
  }

  @Serve(routes.issue)
  issue(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.issue>) {
    return this.issuing.issue(caller, params.cohortId, body);
  }

  @Serve(routes.preview)
  preview(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.preview>) {
    return this.issuing.preview(caller, params.cohortId, body);
  }

  @Serve(routes.order)
  order(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.order>) {
    return this.ordering.ask(caller, params.cohortId, body);
  }

  @Serve(routes.orders)
  orders(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.orders>) {
    return this.ordering.list(caller, params.cohortId);
  }

  @Serve(routes.previewSending)
  previewSending(
    @SignedIn() caller: Caller,
    @Asked() { params, body }: Asked<typeof routes.previewSending>,
  ) {
    return this.sending.preview(caller, params.cohortId, body.enrolmentIds);
  }

  @Serve(routes.send)
  send(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.send>) {
    return this.sending.send(caller, params.cohortId, body);
  }

  @Serve(routes.revoke)
  revoke(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.revoke>) {
    return this.certificates.move(caller, params.certificateId, 'revoked', body.reason);
  }

  @Serve(routes.suspend)
  suspend(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.suspend>) {
    return this.certificates.move(caller, params.certificateId, 'suspended', body.reason);
  }

  @Serve(routes.restore)
  restore(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.restore>) {
    return this.certificates.move(caller, params.certificateId, 'restored', body.reason);
  }

  @Serve(routes.correct)
  correct(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.correct>) {
    return this.correcting.correct(caller, params.certificateId, body.reason);
  }

  @Serve(routes.pdf)
  async pdf(@SignedIn() caller: Caller, @Asked() { params, query }: Asked<typeof routes.pdf>) {
    const certificate = await this.certificates.read(caller, params.certificateId);
    const bytes = await this.files.fileOf(certificate, { annex: query.annex === '1' });
    return pdfFile(bytes, certificate.number);
  }

  @Serve(routes.papers)
  papers(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.papers>) {
    return this.allPapers.zip(caller, params.cohortId);
  }

  @Serve(routes.mine)
  mine(@SignedIn() caller: Caller) {
    return this.shares.mine(caller);
  }

  @Serve(routes.share)
  share(@SignedIn() caller: Caller, @Asked() { params, body }: Asked<typeof routes.share>) {
    return this.shares.share(caller, params.certificateId, body.named);
  }

  @Serve(routes.hide)
  hide(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.hide>) {
    return this.shares.hide(caller, params.certificateId);
  }

  @Serve(routes.shared)
  shared(@Asked() { params }: Asked<typeof routes.shared>, @Ip() ipAddress: string) {
    return this.shares.shared(params.code, ipAddress);
  }

  @Serve(routes.copy)
  async copy(@Asked() { params }: Asked<typeof routes.copy>, @Ip() ipAddress: string) {
    const { bytes, number } = await this.verification.copy(params.code, ipAddress);
    return pdfFile(bytes, `${number}-reference`);
  }

  @Serve(routes.verify)
  verify(@Asked() { params }: Asked<typeof routes.verify>, @Ip() ipAddress: string) {
    return this.verification.verify(params.code, ipAddress);
  }
}
