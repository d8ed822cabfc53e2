import { Module } from '@nestjs/common';
import { AuthModule } from '../../people/auth/auth.module';
import { CompletionModule } from '../../learning/completion/completion.module';
import { CertificatePrinter } from './certificate-printer';
import { CertificateController } from './certificate.controller';
import { CertificateService } from './certificate.service';
import { CorrectService } from './correct.service';
import { IssueService } from './issue.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [AuthModule, CompletionModule],
  controllers: [CertificateController],
  providers: [
    CorrectService,
    CertificatePrinter,
    CertificateService,
    IssueService,
    VerificationService,
  ],
  exports: [IssueService],
})
export class CertificateModule {}
