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
import { IssueService } from './issue.service';
import { PapersService } from './papers.service';
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
    PapersService,
    VerificationService,
  ],
  exports: [CertificateFiles, CertificateService, IssueService, VerificationService],
})
export class CertificateModule {}
