import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CompletionModule } from '../../learning/completion/completion.module';
import { BadgeModule } from '../badge/badge.module';
import { CertificateFiles } from './certificate-files';
import { CertificatePrinter } from './certificate-printer';
import { CertificateController } from './certificate.controller';
import { CertificateService } from './certificate.service';
import { CorrectService } from './correct.service';
import { DocumentKeys } from './document-keys';
import { AttendanceModule } from '../../training/attendance/attendance.module';
import { AwardService } from '../badge/award.service';
import { Notary } from '../badge/notary';
import { IssueService } from './issue.service';
import { Issuing } from './issuing';
import { OrderMaker } from './order-maker';
import { OrderLane } from './order.processor';
import { OrderService } from './order.service';
import { PapersService } from './papers.service';
import { SendingService } from './sending.service';
import { ShareService } from './share.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [AttendanceModule, AuthModule, BadgeModule, CompletionModule],
  controllers: [CertificateController],
  providers: [
    CorrectService,
    CertificateFiles,
    CertificatePrinter,
    CertificateService,
    DocumentKeys,
    IssueService,
    Issuing,
    OrderService,
    PapersService,
    SendingService,
    ShareService,
    VerificationService,
  ],
  exports: [CertificateFiles, CertificateService, IssueService, VerificationService],
})
export class CertificateModule {}

/** What issues in the background: the work of the worker. */
@Module({
  imports: [CompletionModule],
  providers: [AwardService, Issuing, Notary, OrderLane, OrderMaker],
  exports: [OrderMaker],
})
export class OrderingModule {}
