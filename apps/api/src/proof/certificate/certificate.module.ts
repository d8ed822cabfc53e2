import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CompletionModule } from '../../learning/completion/completion.module';
import { BadgeModule } from '../badge/badge.module';
import { CertificatePrinter } from './certificate-printer';
import { CertificateController } from './certificate.controller';
import { CertificateService } from './certificate.service';
import { CorrectService } from './correct.service';
import { AttendanceModule } from '../../training/attendance/attendance.module';
import { IssueService } from './issue.service';
import { PapersService } from './papers.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [AttendanceModule, AuthModule, BadgeModule, CompletionModule],
  controllers: [CertificateController],
  providers: [
    CorrectService,
    CertificatePrinter,
    CertificateService,
    IssueService,
    PapersService,
    VerificationService,
  ],
  exports: [CertificatePrinter, CertificateService, IssueService, VerificationService],
})
export class CertificateModule {}
